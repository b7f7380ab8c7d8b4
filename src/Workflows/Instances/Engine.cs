using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>A step that was done.</summary>
internal sealed record StepDone(ActivityNode Node, ActivityResult Result, IReadOnlyList<Said> Said);

/// <summary>Does one step of an instance: its effects, its line in the journal, its next place and what comes after, for one save that is not made here.</summary>
internal sealed class Engine(Activities activities, Expressions expressions, WorkflowDefinitions definitions)
{
    /// <returns>Null where there is nothing to do.</returns>
    /// <exception cref="Refusal">The step cannot be done as things stand.</exception>
    public async Task<StepDone?> StepAsync(AppDb db, WorkflowInstance instance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (instance.Status != WorkflowStatus.Running || instance.State.Next is not { } token)
            return null;
        var definition = await definitions.OfAsync(db, instance, cancellationToken);
        if (instance.State.Burst >= Flow.MostInOneGo)
            throw new Refusal("Workflow.Endless", Flow.MostInOneGo);
        var node = definition.Find(token.Activity) ?? throw new Refusal("Workflow.NoActivity", token.Activity);
        var activity = activities.Find(node.Name) ?? throw new Refusal("Workflow.Problem.Unknown", node.Name);
        var run = Run(db, instance, node, token, now);
        var result = token.Input is null ? await activity.RunAsync(run, cancellationToken) : await activity.WokenAsync(run, cancellationToken);
        await SettleAsync(db, instance, definition, token, run, result, cancellationToken);
        return new(node, result, run.Sentences);
    }

    public ActivityRun Run(AppDb db, WorkflowInstance instance, ActivityNode node, Token token, DateTimeOffset now) => new(db, instance, node, token, now, expressions);

    /// <summary>Leaves a step by an outcome without doing it.</summary>
    public async Task LeaveAsync(AppDb db, WorkflowInstance instance, Token token, string outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var definition = await definitions.OfAsync(db, instance, cancellationToken);
        await MoveAsync(db, instance, Flow.Complete(instance.State, token, [outcome], definition), now, cancellationToken);
    }

    private static async Task SettleAsync(AppDb db, WorkflowInstance instance, WorkflowDefinition definition, Token token, ActivityRun run, ActivityResult result, CancellationToken cancellationToken)
    {
        var loops = new Dictionary<string, LoopState>(instance.State.Loops, StringComparer.Ordinal);
        loops.Remove(token.Activity);
        if (run.Loop is { } loop)
            loops[token.Activity] = loop;
        var state = instance.State with { Properties = run.Properties, Loops = loops };
        instance.DecideBy(run.By);
        if (run.Correlation != instance.Correlation)
            instance.CorrelateTo(run.Correlation);
        if (result is WaitFor wait)
        {
            instance.Become(Flow.Wait(state, token), run.Now);
            await WaitAsync(db, instance, token, wait, run.Now, cancellationToken);
            Note(db, instance, JournalKind.Waits, token, "", run);
            Waking.Plan(db, instance, run.Now);
            return;
        }
        var outcomes = ((Outcomes)result).Names;
        await MoveAsync(db, instance, Flow.Complete(state, token, outcomes, definition), run.Now, cancellationToken);
        if (instance.Status == WorkflowStatus.Finished && definition.DeleteFinishedWorkflows)
            db.WorkflowInstances.Remove(instance);
        else
            Note(db, instance, JournalKind.Done, token, string.Join(", ", outcomes), run);
    }

    private static async Task MoveAsync(AppDb db, WorkflowInstance instance, Moved moved, DateTimeOffset now, CancellationToken cancellationToken)
    {
        instance.Become(moved.State, now);
        if (moved.Cancelled.Count > 0)
            db.WorkflowWaits.RemoveRange(await db.WorkflowWaits.Where(w => w.InstanceId == instance.Id && moved.Cancelled.Contains(w.Token)).ToListAsync(cancellationToken));
        Waking.Plan(db, instance, now);
    }

    private static async Task WaitAsync(AppDb db, WorkflowInstance instance, Token token, WaitFor wait, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.WorkflowWaits.Add(WorkflowWait.Of(instance.Id, token, wait, now));
        if (wait.At is { } at)
            await db.PlanAsync(TimerJob.DueKind, TimerJob.SubjectOf(instance.Id, token.Id), at, cancellationToken);
    }

    private static void Note(AppDb db, WorkflowInstance instance, JournalKind kind, Token token, string outcome, ActivityRun run) =>
        db.WorkflowJournal.Add(JournalLine.Of(instance, kind, token.Activity, outcome, run.Sentences, run.By, run.Now));
}
