using System.Globalization;
using System.Text.Json.Nodes;
using Cronos;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Waits for the next time of a cron expression, on the clock of Brussels, or until one instant. A workflow that begins with it begins each time.</summary>
internal sealed class TimerEvent : IActivity
{
    public const string Known = nameof(TimerEvent);

    public string Name => Known;
    public ActivityGroup Group => ActivityGroup.Time;
    public bool IsEvent => true;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("CronExpression", SettingKind.Line), new("Until", SettingKind.Line, IsExpression: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var until = (await run.TextAsync("Until", cancellationToken)).Trim();
        var at = until.Length == 0 ? Next(run.Settings, run.Now)
            : DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.Cut() : throw new Refusal("Workflow.NoInstant", until);
        return new WaitFor(Name) { At = at ?? throw new Refusal("Workflow.NoInstant", run.Settings.Text("CronExpression")) };
    }

    public string? ProblemOf(JsonObject properties)
    {
        var cron = properties.Text("CronExpression") ?? "";
        return cron.Length == 0 ? properties["Until"] is null ? "Workflow.Problem.Cron" : null : CronExpression.TryParse(cron, out _) ? null : "Workflow.Problem.Cron";
    }

    public static DateTimeOffset? Next(JsonObject properties, DateTimeOffset after) =>
        CronExpression.TryParse(properties.Text("CronExpression") ?? "", out var cron) ? cron.GetNextOccurrence(after, Brussels.Zone)?.ToUniversalTime() : null;
}

/// <summary>Waits for a signal with this name: <see cref="WorkflowTriggers.SignalAsync"/>.</summary>
internal sealed class SignalEvent : IActivity
{
    public const string Known = nameof(SignalEvent);

    public string Name => Known;
    public ActivityGroup Group => ActivityGroup.Time;
    public bool IsEvent => true;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("SignalName", SettingKind.Line, IsExpression: true, IsRequired: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) => new WaitFor(Name, "signal/" + (await run.TextAsync("SignalName", cancellationToken)).Trim());

    public bool Hears(JsonObject properties, JsonObject input) => properties["SignalName"] is not JsonObject name || name.Text("Expression") is not { } written || written.Contains('{', StringComparison.Ordinal) || written.Trim() == input.Text("Signal");
}

/// <summary>Waits for a person, who answers with one of its actions. Each action is an outcome.</summary>
internal sealed class UserTaskEvent : IActivity
{
    public const string Known = nameof(UserTaskEvent);

    public string Name => Known;
    public ActivityGroup Group => ActivityGroup.People;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Actions", SettingKind.Lines, IsRequired: true), new("Roles", SettingKind.Lines), new("Question", SettingKind.Area, IsExpression: true), new("Link", SettingKind.Line, IsExpression: true)];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => properties.Texts("Actions");

    public Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) =>
        Task.FromResult<ActivityResult>(new WaitFor(Name) { Actions = run.Settings.Texts("Actions"), AskedOf = run.Settings.Texts("Roles") });

    public Task<ActivityResult> WokenAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var action = run.Input.Text("Action") ?? throw new Refusal("Workflow.NoAction", "");
        if (Guid.TryParse(run.Input.Text("By"), out var person))
            run.DecideBy(new UserId(person));
        if (run.Input.Text("Note") is { Length: > 0 } note)
            run.Say("Workflow.Said.AnsweredBecause", action, note);
        else
            run.Say("Workflow.Said.Answered", action);
        run.Set("LastAction", action);
        return Task.FromResult<ActivityResult>(new Outcomes(action));
    }
}
