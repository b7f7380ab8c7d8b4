using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>One step of one instance, in one save with the end of its due row and the beginning of the next one. A crash between two steps finds the next one planned.</summary>
internal sealed class StepJob(Engine engine, TimeProvider clock) : IDueJob
{
    public const string DueKind = "workflow-step";
    private const int LongestReason = 500;

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(due, db, cancellationToken) is { } instance)
            await engine.StepAsync(db, instance, clock.Instant(), cancellationToken);
    }

    /// <summary>A rule that says no waits for a person at once; a fault is tried again, later each time, and then waits too.</summary>
    public async Task FailedAsync(Due due, Exception exception, AppDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(due, db, cancellationToken) is not { Status: WorkflowStatus.Running } instance || instance.State.Next is not { } token)
            return;
        var (now, refusal) = (clock.Instant(), exception as Refusal);
        var isFinal = refusal is not null || exception is NotFound || due.IsStuck;
        var reason = refusal is not null ? Said.Of(refusal.Key, [.. refusal.Arguments])
            : exception is NotFound ? Said.Of("Workflow.Said.NotFound") : Said.Of("Workflow.Said.Fault", Short(exception.Message));
        IReadOnlyList<Said> said = isFinal ? [reason] : [reason, Said.Of("Workflow.Said.Again", due.Attempts, due.At)];
        db.WorkflowJournal.Add(JournalLine.Of(instance, JournalKind.Failed, token.Activity, "", said, null, now));
        if (!isFinal)
            return;
        instance.Break(token.Id, reason, now);
        db.Dues.Remove(due);
    }

    private static Task<WorkflowInstance?> FindAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = Waking.InstanceOf(due);
        return db.WorkflowInstances.SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
    }

    private static string Short(string message) => message.Length > LongestReason ? message[..LongestReason] : message;
}
