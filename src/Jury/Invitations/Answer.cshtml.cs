using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>What somebody reads before a yes or a no to the jury, and the answer. It may change later.</summary>
internal sealed class AnswerModel(AppDb db, JurorPortrait portrait, Actor actor, TimeProvider clock) : PageModel, IReload
{
    [FromRoute] public JurorId Id { get; set; }
    [BindProperty] public bool Agrees { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public Juror? Juror { get; private set; }
    public Asked? Asked { get; private set; }
    /// <summary>How many readings of the juror go to somebody else after a no.</summary>
    public int Readings { get; private set; }
    public bool IsDeclining => ModelState.ContainsKey(nameof(Reason)) && ModelState[nameof(Reason)]!.Errors.Count > 0;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        await FindAsync();
        var edition = await db.Editions.GetAsync(Juror!.EditionId, HttpContext.RequestAborted);
        Asked = await Asked.LoadAsync(db, edition, Juror, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, HttpContext.RequestAborted);
        var over = db.Rounds.Where(r => r.Closing != null || r.Freeze != null);
        Readings = await db.Assignments.CountAsync(a => a.JurorId == Id && !over.Any(r => r.Id == a.RoundId), HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync();
        Juror!.Accept(Agrees, clock.Instant());
        return this.Done("Juror.Accepted", $"/jury/invitations/{Id.Value}/profile");
    }

    public async Task<IActionResult> OnPostDeclineAsync()
    {
        await FindAsync();
        Juror!.Decline(Reason ?? "", clock.Instant());
        await db.LeaveAsync(Id, clock.Instant(), HttpContext.RequestAborted);
        await portrait.FollowAsync(Juror, HttpContext.RequestAborted);
        return this.Done("Juror.DeclinedThanks", InviteJuror.AddressOf(Id));
    }

    private async Task FindAsync() => Juror = await db.MyJurorAsync(Id, actor, HttpContext.RequestAborted);
}
