using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Nominations;

/// <summary>One nomination, for the team: what it says, and the invitation where the nominator did not know an address or the mail got lost.</summary>
internal sealed class ShowModel(AppDb db, ContentItems items, Forms forms, Letters letters, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public NominationId Id { get; set; }

    [BindProperty]
    public ReachInput Input { get; set; } = new();

    public Nomination Nomination { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public FormDefinition Form { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];

    /// <summary>Until when whoever is invited now may enter.</summary>
    public DateTimeOffset Until => Nomination.DeadlineIn(Edition, clock.Instant());

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Input.Email = Nomination.NomineeEmail;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (string.IsNullOrWhiteSpace(Input.Email))
            throw new Refusal("NominationShow.EmailMissing") { Field = "Input.Email" };
        var secret = DraftCookie.Secret();
        Nomination.Reach(Input.Email, DraftCookie.Hash(secret), clock.Instant());
        db.Note(Nomination.Subject, "Nomination.Invited");
        letters.Invitation(Nomination, secret, Nomination.DeadlineIn(Edition));
        return this.Done("NominationShow.Done", $"/admin/nominations/{Id.Value}", Nomination.NomineeEmail);
    }

    public async Task<IActionResult> OnPostSetAsideAsync()
    {
        await ReloadAsync();
        Nomination.PutAside(clock.Instant());
        db.Note(Nomination.Subject, "Nomination.SetAside");
        return this.Done("NominationShow.WasSetAside", $"/admin/nominations/{Id.Value}");
    }

    public async Task<IActionResult> OnPostTakeUpAsync()
    {
        await ReloadAsync();
        Nomination.TakeUp();
        db.Note(Nomination.Subject, "Nomination.TakenUp");
        return this.Done("NominationShow.WasTakenUp", $"/admin/nominations/{Id.Value}");
    }

    public async Task ReloadAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == Id && n.Sent != null, aborted) ?? throw new NotFound();
        Edition = await db.Editions.GetAsync(Nomination.EditionId, aborted);
        Form = await forms.GetAsync(Nomination.FormType, aborted);
        Answers = (await items.GetLatestAsync(Nomination.ContentItemId, aborted)).Parts();
    }

    internal sealed class ReachInput
    {
        [EmailAddress, StringLength(254)]
        public string? Email { get; set; }
    }
}
