using System.Text.Json;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Goes by <c>True</c> or <c>False</c>. A condition that cannot be read stops the workflow; it never silently means no.</summary>
internal sealed class IfElseTask : IActivity
{
    public string Name => nameof(IfElseTask);
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Condition", SettingKind.Line, IsExpression: true, NeedsSyntax: true, IsRequired: true)];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["True", "False"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) => new Outcomes(await run.TruthAsync("Condition", cancellationToken) ? "True" : "False");
}

/// <summary>Goes on by all its branches at once.</summary>
internal sealed class ForkTask : IActivity
{
    public string Name => nameof(ForkTask);
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Forks", SettingKind.Lines, IsRequired: true)];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => properties.Texts("Forks");

    public Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) => Task.FromResult<ActivityResult>(new Outcomes(run.Settings.Texts("Forks")));
}

/// <summary>Goes on once all branches are here, or the first of them: <see cref="Flow"/> opens it.</summary>
internal sealed class JoinTask : IActivity
{
    public string Name => Flow.Join;
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Mode", SettingKind.Choice) { Choices = ["WaitAll", "WaitAny"] }];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Joined"];

    public Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) => Task.FromResult<ActivityResult>(new Outcomes("Joined"));
}

/// <summary>Goes by <c>Iterate</c> once for each item of a list, then by <c>Done</c>. The list is read once, when the loop begins.</summary>
internal sealed class ForEachTask : IActivity
{
    public const int MostItems = 2_000;

    public string Name => nameof(ForEachTask);
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Enumerable", SettingKind.Area, IsExpression: true, NeedsSyntax: true, IsRequired: true), new("LoopVariableName", SettingKind.Line, IsRequired: true)];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Iterate", "Done"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var loop = run.Loop ?? new LoopState(Items(await run.TextAsync("Enumerable", cancellationToken)), 0);
        if (loop.Items.Count > MostItems)
            throw new Refusal("Workflow.ListLong", MostItems);
        if (loop.Next >= loop.Items.Count)
        {
            run.Loop = null;
            return new Outcomes("Done");
        }
        run.Set(run.Settings.Text("LoopVariableName") ?? "Item", loop.Items[loop.Next]);
        run.Loop = loop with { Next = loop.Next + 1 };
        return new Outcomes("Iterate");
    }

    /// <summary>A JSON array, or one item a line or between commas.</summary>
    internal static IReadOnlyList<string> Items(string text)
    {
        if (!text.TrimStart().StartsWith('['))
            return text.Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return [.. JsonNode.Parse(text)!.AsArray().OfType<JsonValue>().Select(v => v.ToString())];
        }
        catch (JsonException)
        {
            throw new Refusal("Workflow.NoList");
        }
    }
}

/// <summary>Keeps a value for later steps.</summary>
internal sealed class SetPropertyTask : IActivity
{
    public string Name => nameof(SetPropertyTask);
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("PropertyName", SettingKind.Line, IsRequired: true), new("Value", SettingKind.Line, IsExpression: true, NeedsSyntax: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var value = await run.TextAsync("Value", cancellationToken);
        run.Set(run.Settings.Text("PropertyName") ?? "", value);
        run.Say("Workflow.Said.Set", run.Settings.Text("PropertyName"), value);
        return new Outcomes("Done");
    }
}

/// <summary>Says what the workflow is about from here on.</summary>
internal sealed class CorrelateTask : IActivity
{
    public string Name => nameof(CorrelateTask);
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Value", SettingKind.Line, IsExpression: true, NeedsSyntax: true, IsRequired: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        run.Correlate((await run.TextAsync("Value", cancellationToken)).Trim());
        return new Outcomes("Done");
    }
}

/// <summary>Writes a sentence of one's own into the journal.</summary>
internal sealed class LogTask : IActivity
{
    public string Name => nameof(LogTask);
    public ActivityGroup Group => ActivityGroup.Flow;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Text", SettingKind.Area, IsExpression: true, IsRequired: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        run.Say("Workflow.Said.Log", await run.TextAsync("Text", cancellationToken));
        return new Outcomes("Done");
    }
}
