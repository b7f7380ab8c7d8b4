using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Begins instances of the latest version of a type.</summary>
internal sealed class StartWorkflow(Activities activities, WorkflowDefinitions definitions)
{
    /// <summary>By hand: from the first step with which it begins, which is done like any other.</summary>
    /// <exception cref="Refusal"><c>Workflow.IsOff</c>, <c>Workflow.NoStart</c>, <c>Workflow.RunsAlready</c>.</exception>
    public async Task<WorkflowInstance> RunAsync(AppDb db, string type, string correlation, UserId? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (row, definition) = await LatestAsync(db, type, cancellationToken);
        if (!row.IsEnabled)
            throw new Refusal("Workflow.IsOff", row.Name);
        var start = definition.Starts.FirstOrDefault() ?? throw new Refusal("Workflow.NoStart", row.Name);
        if (await RunsAsync(db, definition, correlation, cancellationToken))
            throw new Refusal("Workflow.RunsAlready", row.Name);
        return Begin(db, WorkflowInstance.Begin(definition, row.LatestVersion, correlation, start.Id, null, now), start, by, now);
    }

    /// <summary>By an event: the step with which it begins has happened already.</summary>
    public async Task HearAsync(AppDb db, WorkflowStart begins, string correlation, JsonObject input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (row, definition) = await LatestAsync(db, begins.WorkflowTypeId, cancellationToken);
        if (!row.IsEnabled || definition.Find(begins.ActivityId) is not { } start || activities.Find(start.Name)?.Hears(start.Properties, input) != true || await RunsAsync(db, definition, correlation, cancellationToken))
            return;
        Begin(db, WorkflowInstance.Begin(definition, row.LatestVersion, correlation, start.Id, input.DeepClone().AsObject(), now), start, null, now);
    }

    private async Task<(WorkflowType Row, WorkflowDefinition Definition)> LatestAsync(AppDb db, string type, CancellationToken cancellationToken)
    {
        var row = await db.WorkflowTypes.AsNoTracking().SingleOrDefaultAsync(t => t.WorkflowTypeId == type, cancellationToken) ?? throw new NotFound();
        return (row, await definitions.OfAsync(db, type, row.LatestVersion, cancellationToken));
    }

    private static async Task<bool> RunsAsync(AppDb db, WorkflowDefinition definition, string correlation, CancellationToken cancellationToken)
    {
        var key = $"{definition.TypeId}/{correlation}";
        return definition.IsSingleton && (db.WorkflowInstances.Local.Any(i => i.SingletonKey == key) || await db.WorkflowInstances.AnyAsync(i => i.SingletonKey == key, cancellationToken));
    }

    private static WorkflowInstance Begin(AppDb db, WorkflowInstance instance, ActivityNode start, UserId? by, DateTimeOffset now)
    {
        instance.DecideBy(by);
        db.WorkflowInstances.Add(instance);
        db.WorkflowJournal.Add(JournalLine.Of(instance, JournalKind.Started, start.Id, "", [], by, now));
        Waking.Plan(db, instance, now);
        return instance;
    }
}

/// <summary>A workflow that begins with a timer begins, each time.</summary>
internal sealed class ClockJob(StartWorkflow start, WorkflowDefinitions definitions, TimeProvider clock) : IDueJob
{
    public const string DueKind = "workflow-clock";

    public string Kind => DueKind;

    public static string SubjectOf(WorkflowStart begins) => $"{begins.WorkflowTypeId}/{begins.ActivityId}";

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var (type, activity) = due.Subject.Split('/') is [var one, var other] ? (one, other) : ("", "");
        var begins = await db.WorkflowStarts.AsNoTracking().SingleOrDefaultAsync(s => s.WorkflowTypeId == type && s.ActivityId == activity, cancellationToken);
        if (begins is null)
            return;
        var latest = await db.WorkflowTypes.Where(t => t.WorkflowTypeId == type).Select(t => t.LatestVersion).SingleAsync(cancellationToken);
        var node = (await definitions.OfAsync(db, type, latest, cancellationToken)).Find(activity);
        await start.HearAsync(db, begins, "", [], clock.Instant(), cancellationToken);
        if (node is not null && TimerEvent.Next(node.Properties, clock.Instant()) is { } next)
            due.MoveTo(next);
    }
}
