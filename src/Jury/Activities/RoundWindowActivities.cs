using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Waits until jurors may score.</summary>
internal sealed class RoundWindowOpenedEvent : InstantActivity
{
    public override string Name => nameof(RoundWindowOpenedEvent);
    public override ActivityGroup Group => ActivityGroup.Jury;
    public override IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting, new(HoursBefore, SettingKind.Number)];

    protected override async Task<DateTimeOffset?> WhenAsync(ActivityRun run, CancellationToken cancellationToken) => (await run.FindRoundAsync(cancellationToken))?.Window?.Opens;
}

/// <summary>Waits until no score counts any more: the end of the round's window and its grace.</summary>
internal sealed class RoundWindowClosedEvent : InstantActivity
{
    public override string Name => nameof(RoundWindowClosedEvent);
    public override ActivityGroup Group => ActivityGroup.Jury;
    public override IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting, new(HoursBefore, SettingKind.Number)];

    protected override async Task<DateTimeOffset?> WhenAsync(ActivityRun run, CancellationToken cancellationToken) =>
        (await run.FindRoundAsync(cancellationToken))?.Window is { } window ? window.Closes + window.Grace : null;
}

/// <summary>The window of a round moved: what waits for it moves along, in the same save.</summary>
internal sealed class MoveRoundTimers(WorkflowTimers timers) : IHandle<RoundScheduled>
{
    public Task HandleAsync(RoundScheduled happened, AppDb db, CancellationToken cancellationToken) => timers.MovedAsync(db, $"edition/{happened.Edition.Value}", cancellationToken);
}
