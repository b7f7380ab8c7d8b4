using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What became of a definition that came in.</summary>
public enum Arrival { Added, Changed, Unchanged }

/// <summary>Keeps the types of workflows and their versions. What runs is never touched: it goes on with the version that it began with.</summary>
internal sealed class WorkflowLibrary(AppDb db, Activities activities, TimeProvider clock)
{
    /// <summary>Adds a type, or a version to a type that is known by the same id. A definition with problems comes in switched off.</summary>
    public async Task<(Arrival Arrival, IReadOnlyList<Problem> Problems)> KeepAsync(WorkflowDefinition definition, UserId? by, CancellationToken cancellationToken)
    {
        var problems = DefinitionCheck.Of(definition, activities);
        var isEnabled = definition.IsEnabled && !problems.Any(p => p.IsFatal);
        var type = await db.WorkflowTypes.SingleOrDefaultAsync(t => t.WorkflowTypeId == definition.TypeId, cancellationToken);
        var arrival = type is null ? Arrival.Added : Arrival.Changed;
        if (type is null)
            db.WorkflowTypes.Add(type = WorkflowType.Of(definition));
        else if (await LatestAsync(type, cancellationToken) is { } latest && JsonNode.DeepEquals(latest.Write(), definition.Write()))
            return (Arrival.Unchanged, problems);
        db.WorkflowVersions.Add(type.Follow(definition, isEnabled, by, clock.Instant()));
        await ListenAsync(definition, isEnabled, cancellationToken);
        return (arrival, problems);
    }

    private async Task<WorkflowDefinition?> LatestAsync(WorkflowType type, CancellationToken cancellationToken)
    {
        var json = await db.WorkflowVersions.Where(v => v.WorkflowTypeId == type.WorkflowTypeId && v.Number == type.LatestVersion).Select(v => v.Json).SingleOrDefaultAsync(cancellationToken);
        return json is null ? null : WorkflowDefinition.Read(json);
    }

    /// <summary>New instances begin by the events of this version, and no longer by those of the one before.</summary>
    private async Task ListenAsync(WorkflowDefinition definition, bool isEnabled, CancellationToken cancellationToken)
    {
        var before = await db.WorkflowStarts.Where(s => s.WorkflowTypeId == definition.TypeId).ToListAsync(cancellationToken);
        var now = isEnabled ? definition.Starts.Where(a => activities.Find(a.Name)?.IsEvent == true).ToDictionary(a => a.Id) : [];
        foreach (var gone in before.Where(s => !now.ContainsKey(s.ActivityId) || now[s.ActivityId].Name != s.Event))
        {
            db.WorkflowStarts.Remove(gone);
            await db.UnplanAsync(ClockJob.DueKind, ClockJob.SubjectOf(gone), cancellationToken);
        }
        foreach (var start in now.Values)
        {
            var begins = before.Find(s => s.ActivityId == start.Id && s.Event == start.Name);
            if (begins is null)
                db.WorkflowStarts.Add(begins = WorkflowStart.Of(definition.TypeId, start));
            if (start.Name == TimerEvent.Known && TimerEvent.Next(start.Properties, clock.Instant()) is { } next)
                await db.PlanAsync(ClockJob.DueKind, ClockJob.SubjectOf(begins), next, cancellationToken);
        }
    }
}
