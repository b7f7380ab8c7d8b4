using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What no page and no crash can break: an instance that has something to do has a due row, one that waits has what it waits for, and a journal has no gap.</summary>
internal sealed class WorkflowInvariants : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var breaches = new List<string>();
        var instances = await db.WorkflowInstances.AsNoTracking().ToListAsync(cancellationToken);
        var planned = (await db.Dues.Where(d => d.Kind == StepJob.DueKind).Select(d => d.Subject).ToListAsync(cancellationToken)).Select(s => s[..32]).ToHashSet(StringComparer.Ordinal);
        var timers = (await db.Dues.Where(d => d.Kind == TimerJob.DueKind).Select(d => d.Subject).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var waits = (await db.WorkflowWaits.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(w => w.InstanceId);
        var lines = await db.WorkflowJournal.GroupBy(l => l.InstanceId).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(l => l.Number) }).ToDictionaryAsync(g => g.Key, cancellationToken);
        foreach (var instance in instances)
        {
            var name = $"Workflow {instance.Id.Value}";
            if (instance.Status == WorkflowStatus.Running && !planned.Contains(instance.Id.Value.ToString("N")))
                breaches.Add($"{name} has a step to do and no due row");
            var waiting = instance.State.Tokens.Where(t => t.State == TokenState.Waiting).Select(t => t.Id).ToHashSet();
            if (!waiting.SetEquals(waits[instance.Id].Select(w => w.Token)))
                breaches.Add($"{name} waits for something else than its waits say");
            breaches.AddRange(waits[instance.Id].Where(w => w.At is not null && !timers.Contains(TimerJob.SubjectOf(instance.Id, w.Token))).Select(w => $"{name} waits for an instant and has no due row"));
            if (lines.GetValueOrDefault(instance.Id) is not { } journal || journal.Count != journal.Last || journal.Last != instance.Lines)
                breaches.Add($"{name} has a gap in its journal");
        }
        return breaches;
    }
}
