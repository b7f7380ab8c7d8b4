using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Waits for an instant of its subject, or for so many hours before it. Time decides: where it has passed already, it does not wait; where it moves, its due row moves.</summary>
public abstract class InstantActivity : ITimedActivity
{
    protected const string HoursBefore = nameof(HoursBefore);

    public abstract string Name { get; }

    public virtual ActivityGroup Group => ActivityGroup.Campaign;

    public virtual IReadOnlyList<ActivitySetting> Settings { get; } = [new(HoursBefore, SettingKind.Number)];

    /// <summary>The instant as things stand; null where nobody has said yet.</summary>
    protected abstract Task<DateTimeOffset?> WhenAsync(ActivityRun run, CancellationToken cancellationToken);

    /// <summary>What moves it: the key for <see cref="WorkflowTimers.MovedAsync"/>.</summary>
    protected virtual string KeyOf(ActivityRun run) => run.Correlation;

    public async Task<DateTimeOffset?> InstantAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return await WhenAsync(run, cancellationToken) - TimeSpan.FromHours(run.Settings.Number(HoursBefore) ?? 0);
    }

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var at = await InstantAsync(run, cancellationToken);
        if (at <= run.Now)
            return Passed(run, at.Value);
        if (at is null)
            run.Say("Workflow.Said.NoInstantYet");
        else
            run.Say("Workflow.Said.Until", at);
        return new WaitFor(Name, KeyOf(run)) { At = at };
    }

    public async Task<ActivityResult> WokenAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Passed(run, await InstantAsync(run, cancellationToken) ?? run.Now);
    }

    private static Outcomes Passed(ActivityRun run, DateTimeOffset at)
    {
        run.Say("Workflow.Said.Passed", at);
        return new Outcomes("Done");
    }

    public string? ProblemOf(JsonObject properties) => properties.Text(HoursBefore) is { Length: > 0 } hours && !(int.TryParse(hours, out var number) && number is >= 0 and <= 8760) ? "Workflow.Problem.Hours" : null;
}
