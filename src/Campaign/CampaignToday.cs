using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Entries that wait for the team's verdict, repairs that did not come, nominees whom nobody could reach.</summary>
internal sealed class CampaignToday : ITodaySource
{
    public string Permission => Permissions.CheckAdmissibility;

    public async Task<IReadOnlyList<Waiting>> WaitingAsync(AppDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.Entries.In(EntryState.Submitted).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(e => e.Submission!.At) }).SingleOrDefaultAsync(cancellationToken);
        var unreached = await db.Nominations.Where(n => n.Sent != null && n.Invited == null && n.Claimed == null && n.SetAside == null).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(n => n.Sent) }).SingleOrDefaultAsync(cancellationToken);
        var overdue = await db.Entries.In(EntryState.Repair).Where(e => e.Admission!.RepairBefore < now).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(e => e.Admission!.RepairBefore) }).SingleOrDefaultAsync(cancellationToken);
        return
        [
            new("Today.EntriesToCheck", waiting?.Count ?? 0, "/admin/entries?state=Submitted&sort=submitted", "Today.ForTeam", waiting?.Since),
            new("Today.RepairsOver", overdue?.Count ?? 0, "/admin/entries?state=Repair", "Today.ForTeam", overdue?.Since, IsUrgent: true),
            new("Today.NominationsToReach", unreached?.Count ?? 0, "/admin/nominations?unreached=true", "Today.ForTeam", unreached?.Since),
        ];
    }
}
