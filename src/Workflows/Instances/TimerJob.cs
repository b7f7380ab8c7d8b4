using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>The instant that a step waits for has come. Time decides: where it moved meanwhile, the row moves along.</summary>
internal sealed class TimerJob(Activities activities, WorkflowDefinitions definitions, Engine engine, TimeProvider clock) : IDueJob
{
    public const string DueKind = "workflow-timer";

    public string Kind => DueKind;

    public static string SubjectOf(WorkflowInstanceId instance, int token) => $"{instance.Value:N}/{token}";

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var (id, token) = (Waking.InstanceOf(due), int.Parse(due.Subject.AsSpan(33), System.Globalization.CultureInfo.InvariantCulture));
        if (await db.WorkflowWaits.SingleOrDefaultAsync(w => w.InstanceId == id && w.Token == token, cancellationToken) is not { } wait)
            return;
        var (instance, now) = (await db.WorkflowInstances.SingleAsync(i => i.Id == id, cancellationToken), clock.Instant());
        var at = await InstantAsync(db, instance, wait, now, cancellationToken);
        wait.MoveTo(at);
        if (at > now)
            due.MoveTo(at.Value);
        else if (at is not null)
            Waking.Wake(db, instance, wait, new JsonObject { ["At"] = at.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }, now);
    }

    /// <summary>When the step that waits is due, as things stand now.</summary>
    public async Task<DateTimeOffset?> InstantAsync(AppDb db, WorkflowInstance instance, WorkflowWait wait, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var node = (await definitions.OfAsync(db, instance, cancellationToken)).Find(wait.ActivityId);
        return node is not null && activities.Find(node.Name) is ITimedActivity timed
            ? await timed.InstantAsync(engine.Run(db, instance, node, new Token(wait.Token, node.Id, TokenState.Waiting), now), cancellationToken)
            : wait.At;
    }
}

/// <summary>Moves what waits for an instant, in the save that moves the instant.</summary>
public sealed class WorkflowTimers
{
    private readonly TimerJob _job;
    private readonly TimeProvider _clock;

    internal WorkflowTimers(TimerJob job, TimeProvider clock) => (_job, _clock) = (job, clock);

    /// <summary>The instants of a subject moved: the due row of each step that waits for one of them moves along.</summary>
    /// <param name="key">What those steps wait for, such as <c>edition/0197…</c>.</param>
    public async Task MovedAsync(AppDb db, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var waits = await db.WorkflowWaits.Where(w => w.Key == key).ToListAsync(cancellationToken);
        foreach (var wait in waits)
        {
            var instance = await db.WorkflowInstances.SingleAsync(i => i.Id == wait.InstanceId, cancellationToken);
            var (at, subject) = (await _job.InstantAsync(db, instance, wait, _clock.Instant(), cancellationToken), TimerJob.SubjectOf(wait.InstanceId, wait.Token));
            if (at == wait.At)
                continue;
            wait.MoveTo(at);
            if (at is { } instant)
                await db.PlanAsync(TimerJob.DueKind, subject, instant, cancellationToken);
            else
                await db.UnplanAsync(TimerJob.DueKind, subject, cancellationToken);
        }
    }
}
