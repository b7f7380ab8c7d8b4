using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Invitations;

namespace RadicaleVernieuwers.Jury.Jurors;

/// <summary>Somebody who gets a mail.</summary>
internal sealed record Invitee(Juror Juror, User User);

/// <summary>Mails jurors a way to their invitation: one, again as often as it takes, or with <c>all</c> everybody of an edition who was not asked yet.</summary>
internal sealed class InviteModel(AppDb db, InviteJuror invite, JurorPortrait portrait, TimeProvider clock) : PageModel, IReload
{
    public const string All = "all";

    [FromRoute] public string Id { get; set; } = "";
    [FromQuery(Name = "edition")] public EditionId EditionId { get; set; }

    public Edition? Edition { get; private set; }
    public IReadOnlyList<Invitee> Invitees { get; private set; } = [];
    public Asked? Asked { get; private set; }
    public bool IsAll => Id == All;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        await FindAsync();
        Asked = await Asked.LoadAsync(db, Edition!, IsAll ? null : Invitees[0].Juror, System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync();
        foreach (var (juror, user) in Invitees)
        {
            invite.Invite(db, juror, user, Edition!, clock.Instant());
            await portrait.FollowAsync(juror, HttpContext.RequestAborted);
        }
        return IsAll ? this.Done(Invitees.Count == 1 ? "Juror.InvitedAll.One" : "Juror.InvitedAll.Other", $"/admin/jury/jurors?edition={Edition!.Id.Value}", Invitees.Count) : this.Done("Juror.Invited", $"/admin/jury/jurors?edition={Edition!.Id.Value}");
    }

    private async Task FindAsync()
    {
        var jurors = IsAll ? db.Jurors.Where(j => j.EditionId == EditionId && j.Invited == null && j.Accepted == null && j.Declined == null)
            : Guid.TryParse(Id, out var value) && new JurorId(value) is var id ? db.Jurors.Where(j => j.Id == id) : throw new NotFound();
        Invitees = [.. (await jurors.OrderBy(j => j.Name).Join(db.Users.Include(u => u.Memberships), j => j.UserId, u => u.Id, (j, u) => new { j, u }).ToListAsync(HttpContext.RequestAborted)).Where(pair => pair.u.Email is not null).Select(pair => new Invitee(pair.j, pair.u))];
        if (!IsAll && Invitees.Count == 0)
            throw new NotFound();
        Edition = await db.Editions.GetAsync(IsAll ? EditionId : Invitees[0].Juror.EditionId, HttpContext.RequestAborted);
    }
}
