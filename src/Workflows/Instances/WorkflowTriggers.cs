using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Tells the workflows that something happened: a row in the save in which it happens. Their steps run later, in saves of their own, so that a step that fails undoes nothing.</summary>
public sealed class WorkflowTriggers(AppDb db, TimeProvider clock)
{
    private HashSet<string>? _heard;

    /// <summary>Writes a trigger, where some workflow listens for such events; otherwise nothing. One query for a request, however much happens in it.</summary>
    /// <param name="name">The name of the activity that hears it.</param>
    /// <param name="keys">What it is about: a wait for any of these hears it. A workflow that begins with it is about the first.</param>
    public async Task FireAsync(string name, IReadOnlyList<string> keys, JsonObject input, CancellationToken cancellationToken = default)
    {
        _heard ??= await db.WorkflowWaits.Select(w => w.Event).Union(db.WorkflowStarts.Select(s => s.Event)).ToHashSetAsync(cancellationToken);
        if (!_heard.Contains(name))
            return;
        var now = clock.Instant();
        var trigger = WorkflowTrigger.Of(name, keys, input, now);
        db.WorkflowTriggers.Add(trigger);
        db.Dues.Add(Due.Work(TriggerJob.DueKind, trigger.Id.Value.ToString("N"), now));
    }

    /// <summary>Sends a signal to every workflow that waits for it.</summary>
    public Task SignalAsync(string signal, JsonObject input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        input["Signal"] = signal;
        return FireAsync(SignalEvent.Known, ["signal/" + signal], input, cancellationToken);
    }
}

/// <summary>Lets each workflow that waits for an event go on, and begins those that begin with it: all in one save with the end of the trigger.</summary>
internal sealed class TriggerJob(Activities activities, WorkflowDefinitions definitions, StartWorkflow start, TimeProvider clock) : IDueJob
{
    public const string DueKind = "workflow-trigger";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = new WorkflowTriggerId(Guid.ParseExact(due.Subject, "N"));
        if (await db.WorkflowTriggers.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } trigger)
            return;
        var (keys, input) = (trigger.Keys.Split('\n'), WorkflowJson.Parse(trigger.InputJson));
        // Who began to wait after it happened did not hear it.
        var waits = await db.WorkflowWaits.Where(w => w.Event == trigger.Event && keys.Contains(w.Key) && w.Since <= trigger.At).ToListAsync(cancellationToken);
        var ids = waits.Select(w => w.InstanceId).Distinct().ToArray();
        var instances = await db.WorkflowInstances.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var wait in waits)
        {
            var node = (await definitions.OfAsync(db, instances[wait.InstanceId], cancellationToken)).Find(wait.ActivityId);
            if (node is not null && activities.Find(node.Name)?.Hears(node.Properties, input) == true)
                Waking.Wake(db, instances[wait.InstanceId], wait, input.DeepClone().AsObject(), clock.Instant());
        }
        foreach (var begins in await db.WorkflowStarts.AsNoTracking().Where(s => s.Event == trigger.Event).ToListAsync(cancellationToken))
            await start.HearAsync(db, begins, keys[0], input, clock.Instant(), cancellationToken);
        db.WorkflowTriggers.Remove(trigger);
    }
}
