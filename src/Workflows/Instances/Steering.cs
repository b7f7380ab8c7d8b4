using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What a person does to a running instance. Each leaves a line in the journal; whoever comes second on the same instance is told so.</summary>
internal sealed class Steering(AppDb db, Engine engine, WorkflowDefinitions definitions, Actor actor, TimeProvider clock)
{
    /// <summary>Answers a step that waits for a person.</summary>
    /// <exception cref="Refusal"><c>Workflow.NotAsked</c>: it does not wait for this any more. <c>Workflow.NoAction</c>: there is no such answer.</exception>
    public async Task AnswerAsync(WorkflowInstanceId id, int token, string action, string note, CancellationToken cancellationToken)
    {
        var instance = await GetAsync(id, cancellationToken);
        var wait = await db.WorkflowWaits.SingleOrDefaultAsync(w => w.InstanceId == id && w.Token == token, cancellationToken);
        if (wait is null || instance.IsOver || wait.Choices.Count == 0)
            throw new Refusal("Workflow.NotAsked");
        if (!wait.Choices.Contains(action))
            throw new Refusal("Workflow.NoAction", action);
        Waking.Wake(db, instance, wait, new JsonObject { ["Action"] = action, ["By"] = actor.User?.Value.ToString(), ["Note"] = Short(note) }, clock.Instant());
    }

    public async Task PauseAsync(WorkflowInstanceId id, string reason, CancellationToken cancellationToken)
    {
        var instance = await GetAsync(id, cancellationToken);
        instance.Pause(clock.Instant());
        Note(instance, JournalKind.Paused, "", "", reason);
    }

    public async Task GoOnAsync(WorkflowInstanceId id, CancellationToken cancellationToken)
    {
        var instance = await GetAsync(id, cancellationToken);
        instance.GoOn(clock.Instant());
        Note(instance, JournalKind.Resumed, "", "", "");
        Waking.Plan(db, instance, clock.Instant());
    }

    /// <summary>Tries the step that failed again.</summary>
    /// <exception cref="Refusal"><c>Workflow.NotBroken</c>.</exception>
    public async Task RetryAsync(WorkflowInstanceId id, CancellationToken cancellationToken)
    {
        var instance = await GetAsync(id, cancellationToken);
        if (instance.FaultToken is not { } token)
            throw new Refusal("Workflow.NotBroken");
        var activity = instance.State.Find(token)?.Activity ?? "";
        instance.Mend(clock.Instant());
        Note(instance, JournalKind.Retried, activity, "", "");
        Waking.Plan(db, instance, clock.Instant());
    }

    /// <summary>Leaves a step by one of its outcomes without doing it, or without waiting any longer.</summary>
    /// <exception cref="Refusal"><c>Workflow.ReasonMissing</c>, <c>Workflow.NotThere</c>.</exception>
    public async Task SkipAsync(WorkflowInstanceId id, int token, string outcome, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Workflow.ReasonMissing") { Field = "Reason" };
        var (instance, now) = (await GetAsync(id, cancellationToken), clock.Instant());
        if (instance.State.Find(token) is not { State: not TokenState.Joining } stands)
            throw new Refusal("Workflow.NotThere");
        if (await db.WorkflowWaits.SingleOrDefaultAsync(w => w.InstanceId == id && w.Token == token, cancellationToken) is { } wait)
            db.WorkflowWaits.Remove(wait);
        if (instance.FaultToken == token)
            instance.Mend(now);
        instance.DecideBy(actor.User);
        await engine.LeaveAsync(db, instance, stands, outcome, now, cancellationToken);
        Note(instance, JournalKind.Skipped, stands.Activity, outcome, reason);
    }

    /// <summary>Ends it for good.</summary>
    /// <exception cref="Refusal"><c>Workflow.ReasonMissing</c>.</exception>
    public async Task AbortAsync(WorkflowInstanceId id, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Workflow.ReasonMissing") { Field = "Reason" };
        var instance = await GetAsync(id, cancellationToken);
        instance.Abort(clock.Instant());
        db.WorkflowWaits.RemoveRange(await db.WorkflowWaits.Where(w => w.InstanceId == id).ToListAsync(cancellationToken));
        Note(instance, JournalKind.Aborted, "", "", reason);
    }

    /// <summary>Lets an instance follow another version. A step where it stands begins anew there: the one with the same id, or the one that <paramref name="to"/> names.</summary>
    /// <exception cref="Refusal"><c>Workflow.NoPlace</c>: it stands in a step that the version has not, and no other is named.</exception>
    public async Task MoveAsync(WorkflowInstanceId id, int version, IReadOnlyDictionary<int, string> to, CancellationToken cancellationToken)
    {
        var (instance, now) = (await GetAsync(id, cancellationToken), clock.Instant());
        var definition = await definitions.OfAsync(db, instance.WorkflowTypeId, version, cancellationToken);
        var tokens = instance.State.Tokens.Select(t => t with { Activity = to.GetValueOrDefault(t.Id, t.Activity), State = t.State == TokenState.Joining ? t.State : TokenState.Ready, Input = t.State == TokenState.Ready ? t.Input : null }).ToList();
        if (tokens.FirstOrDefault(t => definition.Find(t.Activity) is null) is { } lost)
            throw new Refusal("Workflow.NoPlace", lost.Activity);
        var from = instance.TypeVersion;
        instance.Follow(version);
        instance.Mend(now);
        instance.Become(instance.State with { Tokens = tokens, Loops = instance.State.Loops.Where(l => definition.Find(l.Key) is not null).ToDictionary() }, now);
        db.WorkflowWaits.RemoveRange(await db.WorkflowWaits.Where(w => w.InstanceId == id).ToListAsync(cancellationToken));
        db.WorkflowJournal.Add(JournalLine.Of(instance, JournalKind.Moved, "", "", [Said.Of("Workflow.Said.Moved", from, version)], actor.User, now));
        Waking.Plan(db, instance, now);
    }

    private async Task<WorkflowInstance> GetAsync(WorkflowInstanceId id, CancellationToken cancellationToken)
    {
        var instance = await db.WorkflowInstances.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw new NotFound();
        instance.RefuseIfOver();
        return instance;
    }

    private void Note(WorkflowInstance instance, JournalKind kind, string activity, string outcome, string reason) =>
        db.WorkflowJournal.Add(JournalLine.Of(instance, kind, activity, outcome, string.IsNullOrWhiteSpace(reason) ? [] : [Said.Of("Workflow.Said.Reason", Short(reason))], actor.User, clock.Instant()));

    private static string Short(string text) => text.Length > JournalLine.LongestReason ? text[..JournalLine.LongestReason] : text;
}
