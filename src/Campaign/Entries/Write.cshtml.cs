using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Campaign.Entries;

/// <summary>The form of an entry, a step at a time. Whatever arrives is kept, also when it comes too late to count.</summary>
[TypeFilter<DraftCulture>]
internal sealed class WriteModel(AppDb db, EntryAccess access, EntryAnswers answers, EntryForm entryForm, TimeProvider clock) : PageModel
{
    [FromRoute]
    public EntryId Id { get; set; }

    [FromQuery(Name = "step")]
    public string? AskedStep { get; set; }

    /// <summary>The mail with a link and a code that was just sent, whose code can be typed.</summary>
    [FromQuery(Name = "mailed")]
    public Guid? Mailed { get; set; }

    public Entry Entry { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public FormDefinition Form { get; private set; } = null!;
    public ContentItem Item { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public FormStep Step { get; private set; } = null!;
    public FormReading? Reading { get; private set; }
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];
    public IReadOnlyList<ComparedField> Elsewhere { get; private set; } = [];
    public string? Closed { get; private set; }
    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];
    public bool IsSaved { get; private set; }

    public Window? Window => Entry.WindowIn(Edition);
    public bool HasUnsent => Entry.Submission is { } submission && submission.VersionId != Item.VersionId;
    public string Stamp => Keeper.StampOf(Item);
    public bool IsSignedIn => access.IsSignedIn;
    public string Autosave => $"/my/entries/{Id.Value}/answers";
    public FormStep? Next => Form.Steps.SkipWhile(s => s.Key != Step.Key).Skip(1).FirstOrDefault();
    public FormStep? Previous => Form.Steps.TakeWhile(s => s.Key != Step.Key).LastOrDefault();
    public bool HasFiles => Step.Fields.Any(f => f.Type is MediaField);

    public string TicketFor(FormField field) => entryForm.TicketFor(Id, field, HttpContext.RequestServices.GetRequiredService<UrlSigner>());

    /// <summary>Whether nothing is missing in a step.</summary>
    public bool IsDone(FormStep step) => Form.Validate(step, Answers, Moment.Submit).Count == 0;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await access.FindAsync(Id, HttpContext) is not { } entry)
            return access.IsSignedIn ? throw new NotFound() : Challenge();
        await LoadAsync(entry);
        if (Request.Query.ContainsKey("check"))
            Errors = Form.Validate(Step, Answers, Moment.Submit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go)
    {
        var posted = await Request.ReadFormAsync(HttpContext.RequestAborted);
        if (await access.FindAsync(Id, HttpContext) is not { } entry)
            return access.IsSignedIn ? throw new NotFound() : ShowBack(posted);
        await LoadAsync(entry);
        Reading = EntryForm.Read(Form, Item, PostedForm.From(posted), Id);
        Errors = await entryForm.ReceiveAsync(Form, Reading.Content, posted.Files, Id, HttpContext.RequestAborted);
        var kept = entryForm.Keep(Entry, Form, Item, Reading, posted[Keeper.StampField]);
        (Item, Answers) = (kept.Item, Reading.Content);
        if (kept.Meanwhile is { } meanwhile)
            Elsewhere = [.. CompareAnswers.Between(Form, meanwhile, Answers, Wording.Here(HttpContext.RequestServices.GetRequiredService<Texts>())).Where(c => c.Differs)];
        if (Closed is not null || kept.Meanwhile is not null)
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        if (Reading.Errors.Count + Errors.Count > 0)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        return go switch
        {
            "submit" => Redirect($"/my/entries/{Id.Value}/submit"),
            "next" when Next is { } next => Redirect($"/my/entries/{Id.Value}?step={next.Key}"),
            _ => Redirect($"/my/entries/{Id.Value}?step={Step.Key}&saved=1"),
        };
    }

    private async Task LoadAsync(Entry entry)
    {
        var aborted = HttpContext.RequestAborted;
        Entry = entry;
        Edition = await db.Editions.GetAsync(entry.EditionId, aborted);
        Form = await answers.FormAsync(Edition, aborted);
        Item = await answers.LatestAsync(entry, aborted);
        Answers = Item.Parts();
        Step = Form.Step(AskedStep) ?? Form.Steps[0];
        Closed = entry.ClosedBecause(Edition, clock.Instant());
        IsSaved = Request.Query.ContainsKey("saved");
    }

    /// <summary>The session ended while this was being typed: it goes back to its writer, ready to be sent again after signing in.</summary>
    private PageResult ShowBack(IFormCollection posted)
    {
        Typed = [.. posted.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))];
        return new PageResult { StatusCode = StatusCodes.Status401Unauthorized };
    }
}
