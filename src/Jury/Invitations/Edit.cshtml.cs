using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Rounds;

namespace RadicaleVernieuwers.Jury.Invitations;

internal sealed class InvitationInput
{
    public int? Hours { get; set; }
    /// <summary>The clock of Brussels.</summary>
    public DateTime? AnswerBy { get; set; }
    public string WordsNl { get; set; } = "";
    public string WordsFr { get; set; } = "";
    public string WordsEn { get; set; } = "";

    public static InvitationInput From(Invitation invitation)
    {
        var words = Worded.Read(invitation.WordsJson);
        return new()
        {
            Hours = invitation.Hours,
            AnswerBy = invitation.AnswerBy is { } by ? Brussels.Local(by).DateTime : null,
            WordsNl = words.GetValueOrDefault("nl", ""),
            WordsFr = words.GetValueOrDefault("fr", ""),
            WordsEn = words.GetValueOrDefault("en", ""),
        };
    }
}

/// <summary>What the team asks of a jury, with the invitation as a juror reads it below.</summary>
internal sealed class EditModel(AppDb db) : PageModel, IReload
{
    private Invitation? _invitation;

    [FromQuery(Name = "edition")] public EditionId EditionId { get; set; }
    [BindProperty] public InvitationInput Input { get; set; } = new();

    public Edition? Edition { get; private set; }
    public Asked? Asked { get; private set; }

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        if (_invitation is not null)
            Input = InvitationInput.From(_invitation);
    }

    public async Task ReloadAsync()
    {
        await FindAsync();
        Asked = await Asked.LoadAsync(db, Edition!, null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync();
        if (_invitation is null)
            db.Invitations.Add(_invitation = Invitation.To(EditionId));
        _invitation.Ask(Input.Hours, Input.AnswerBy is { } by ? Brussels.Instant(by) : null, CriterionInput.Words(Input.WordsNl, Input.WordsFr, Input.WordsEn));
        return this.Done("Invitation.Saved", $"/admin/jury/invitation?edition={EditionId.Value}");
    }

    private async Task FindAsync()
    {
        Edition = await db.Editions.GetAsync(EditionId, HttpContext.RequestAborted);
        _invitation = await db.Invitations.SingleOrDefaultAsync(i => i.EditionId == EditionId, HttpContext.RequestAborted);
    }
}
