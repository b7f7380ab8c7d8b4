using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Entries;

/// <summary>Shows all answers and what becomes public; the button hands them in.</summary>
[TypeFilter<DraftCulture>]
internal sealed class SubmitModel(AppDb db, EntryAccess access, EntryAnswers answers, Letters letters, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public EntryId Id { get; set; }

    public Entry Entry { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public FormDefinition Form { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public string? Closed { get; private set; }
    public IReadOnlyList<(FormStep Step, FieldError Error, FormField Field)> Missing { get; private set; } = [];
    private ContentItem Item { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await access.FindAsync(Id, HttpContext) is null)
            return access.IsSignedIn ? throw new NotFound() : Challenge();
        await ReloadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var at = clock.Instant();
        if (await access.FindAsync(Id, HttpContext) is null)
            return access.IsSignedIn ? throw new NotFound() : Challenge();
        await ReloadAsync();
        Entry.RefuseUnlessOpen(Edition, at);
        if (Missing.Count > 0)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        var aborted = HttpContext.RequestAborted;
        var number = Entry.Number ?? Edition.NumberOf(await EditionCounter.TakeAsync(db, Edition.Id, Term.Entries, aborted));
        var isFirst = Entry.Submission is null;
        Item.Seal();
        Entry.Submit(Edition, number, Item.VersionId, access.User, at);
        Entry.Show(answers.CardOf(Form, Answers), at);
        if (isFirst)
            await EntryAddresses.NameAsync(db, Edition.Id, [Entry], aborted);
        await letters.ReceiptAsync(Entry, Edition, Form, Answers, aborted);
        return this.Done("Submit.Done", access.IsSignedIn ? "/my" : $"/my/entries/{Id.Value}", Entry.Number);
    }

    public async Task ReloadAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Entry = await access.GetAsync(Id, HttpContext);
        Edition = await db.Editions.GetAsync(Entry.EditionId, aborted);
        Form = await answers.FormAsync(Edition, aborted);
        Item = await answers.LatestAsync(Entry, aborted);
        Answers = Item.Parts();
        Closed = Entry.ClosedBecause(Edition, clock.Instant());
        Missing = [.. Form.Steps.SelectMany(s => Form.Validate(s, Answers, Moment.Submit).Select(e => (s, e, Form.Field(e.Field)!)))];
    }
}
