using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Waits until nominating or entering opens.</summary>
internal sealed class TermOpenedEvent : InstantActivity
{
    public override string Name => nameof(TermOpenedEvent);
    public override IReadOnlyList<ActivitySetting> Settings { get; } = [OfEdition.Term, new(HoursBefore, SettingKind.Number)];

    protected override async Task<DateTimeOffset?> WhenAsync(ActivityRun run, CancellationToken cancellationToken) => (await run.WindowAsync(cancellationToken))?.Opens;
}

/// <summary>Waits until nothing counts any more: the end of the term and its grace.</summary>
internal sealed class TermClosedEvent : InstantActivity
{
    public override string Name => nameof(TermClosedEvent);
    public override IReadOnlyList<ActivitySetting> Settings { get; } = [OfEdition.Term, new(HoursBefore, SettingKind.Number)];

    protected override async Task<DateTimeOffset?> WhenAsync(ActivityRun run, CancellationToken cancellationToken) =>
        await run.WindowAsync(cancellationToken) is { } window ? window.Closes + window.Grace : null;
}

/// <summary>Waits until the results may leave the house.</summary>
internal sealed class EmbargoEndedEvent : InstantActivity
{
    public override string Name => nameof(EmbargoEndedEvent);

    protected override async Task<DateTimeOffset?> WhenAsync(ActivityRun run, CancellationToken cancellationToken) => (await run.EditionAsync(cancellationToken)).ResultsEmbargo;
}

/// <summary>What the steps about an edition share.</summary>
public static class OfEdition
{
    internal static ActivitySetting Term { get; } = new("Term", SettingKind.Choice) { Choices = [nameof(Campaign.Term.Entries), nameof(Campaign.Term.Nominations)] };

    /// <exception cref="Refusal"><c>Workflow.NotAbout</c>: the workflow is about something else.</exception>
    public static Task<Edition> EditionAsync(this ActivityRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Db.Editions.GetAsync(run.Subject<EditionId>(EditionFacts.Kind), cancellationToken);
    }

    internal static async Task<Window?> WindowAsync(this ActivityRun run, CancellationToken cancellationToken) =>
        (await run.EditionAsync(cancellationToken)).WindowOf(WorkflowJson.Text(run.Settings, "Term") == nameof(Campaign.Term.Nominations) ? Campaign.Term.Nominations : Campaign.Term.Entries);
}

/// <summary>A term or an embargo moved: what waits for it moves along, in the same save.</summary>
internal sealed class MoveTimers(WorkflowTimers timers) : IHandle<EditionScheduled>
{
    public Task HandleAsync(EditionScheduled happened, AppDb db, CancellationToken cancellationToken) => timers.MovedAsync(db, $"{EditionFacts.Kind}/{happened.Edition.Value}", cancellationToken);
}
