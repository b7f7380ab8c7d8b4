using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign.Nominations;

/// <summary>Nominating someone else, on one page. Its address is its own from the first moment, so that it can be saved, reloaded and come back to.</summary>
internal sealed class WriteModel(AppDb db, NominationDesk desk, Letters letters, Texts texts, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public string Culture { get; set; } = "nl";

    [FromRoute]
    public NominationId? Id { get; set; }

    [FromQuery(Name = "mailed")]
    public Guid? Mailed { get; set; }

    public NominationDesk Desk => desk;
    public Nomination? Nomination => desk.Nomination;
    public string Stamp => Keeper.StampOf(desk.Item);
    public FormDefinition Form => desk.Form;
    public JsonObject Answers { get; private set; } = [];
    public FormReading? Reading { get; private set; }
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];
    public IReadOnlyList<ComparedField> Elsewhere { get; private set; } = [];
    public string? Closed { get; private set; }
    public bool IsSaved { get; private set; }
    public string Autosave => $"/nominations/{Id!.Value.Value}/answers?culture={Culture}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id is null)
            return Redirect($"/{Culture}/nominate/someone/{Data.Id.New()}");
        await ReloadAsync();
        IsSaved = Request.Query.ContainsKey("saved");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go)
    {
        var at = clock.Instant();
        await ReloadAsync();
        var posted = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var (reading, kept) = await desk.KeepAsync(Id!.Value, Culture, PostedForm.From(posted), posted[Keeper.StampField], null, HttpContext);
        (Reading, Answers, Closed) = (reading, reading.Content, desk.ClosedBecause(at));
        if (kept.Meanwhile is { } meanwhile)
            Elsewhere = [.. CompareAnswers.Between(Form, meanwhile, Answers, Wording.Here(texts)).Where(c => c.Differs)];
        if (Closed is not null || kept.Meanwhile is not null)
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        return go == "send" ? await SendAsync(at) : await SavedAsync(go);
    }

    public async Task ReloadAsync()
    {
        await desk.OpenAsync(Id ?? throw new NotFound(), HttpContext);
        Answers = desk.Answers;
        Closed = desk.ClosedBecause(clock.Instant());
    }

    private async Task<IActionResult> SavedAsync(string? go)
    {
        if (Reading!.Errors.Count > 0)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        if (go != "resume")
            return Redirect($"/{Culture}/nominate/someone/{Id!.Value.Value}?saved=1");
        if (Nomination!.NominatorEmail.Length == 0)
        {
            Errors = [new FieldError("NominatorEmail", "Field.Required")];
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }
        var user = await NominatorAsync();
        return Redirect($"/{Culture}/nominate/someone/{Id!.Value.Value}?mailed={letters.NominationStarted(user, Nomination).Id.Value}");
    }

    private async Task<IActionResult> SendAsync(DateTimeOffset at)
    {
        Errors = Form.Validate(Answers, Moment.Submit);
        if (Errors.Count > 0)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        var (nomination, edition) = (Nomination!, desk.Edition!);
        var user = await NominatorAsync();
        nomination.Send(edition, edition.NominationNumberOf(await EditionCounter.TakeAsync(db, edition.Id, Term.Nominations, HttpContext.RequestAborted)), at);
        desk.Item!.Seal();
        letters.NominationReceipt(user, nomination, Form, Answers);
        if (nomination.NomineeEmail.Length > 0)
        {
            var secret = DraftCookie.Secret();
            nomination.Invite(DraftCookie.Hash(secret), at);
            letters.Invitation(nomination, secret, nomination.DeadlineIn(edition));
        }
        return Redirect($"/{Culture}/nominate/someone/{Id!.Value.Value}");
    }

    private async Task<User> NominatorAsync()
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var user = await db.FindOrCreateUserAsync(Nomination!.NominatorEmail, language, Nomination.NominatorName, clock.Instant(), HttpContext.RequestAborted);
        if (Nomination.Nominator is null)
            Nomination.BelongTo(user.Id);
        return user;
    }
}
