using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Workflows that stand still until somebody acts, and questions that nobody answered yet.</summary>
internal sealed class WorkflowsToday : ITodaySource
{
    public string Permission => Permissions.ManageWorkflows;

    public async Task<IReadOnlyList<Waiting>> WaitingAsync(AppDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var broken = await db.WorkflowInstances.Where(i => i.Status == WorkflowStatus.Faulted).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(i => i.Changed) }).SingleOrDefaultAsync(cancellationToken);
        var asked = await db.WorkflowWaits.Where(w => w.Actions != "").GroupBy(_ => 1).Select(g => new { Count = g.Count(), Since = g.Min(w => w.Since) }).SingleOrDefaultAsync(cancellationToken);
        return
        [
            new("Today.WorkflowsBroken", broken?.Count ?? 0, "/admin/workflows?state=Faulted", "Today.ForTeam", broken?.Since, IsUrgent: true),
            new("Today.WorkflowsAsk", asked?.Count ?? 0, "/admin/workflows?state=Waiting", "Today.ForTeam", asked?.Since),
        ];
    }
}
