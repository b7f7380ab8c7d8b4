using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Where the editor shows an activity: <c>Activity.Group.{name}</c>.</summary>
public enum ActivityGroup { Flow, Time, People, Content, Campaign, Jury }

/// <summary>A kind of step, known by Orchard's name for it where Orchard has one. It only changes the database: what it does is saved together with its line in the journal and the next place, or not at all.</summary>
/// <remarks>Texts: <c>Activity.{Name}</c>, and <c>Activity.Setting.{key}</c> for each setting. An activity never saves.</remarks>
public interface IActivity
{
    string Name { get; }

    ActivityGroup Group { get; }

    IReadOnlyList<ActivitySetting> Settings => [];

    /// <summary>True where a workflow may begin with it because it happened: it hears <see cref="WorkflowTriggers"/> of its own name.</summary>
    bool IsEvent => false;

    /// <summary>By which outcomes it can be left, with these settings.</summary>
    IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Done"];

    /// <summary>Does the step, or says what it waits for.</summary>
    /// <exception cref="Refusal">A rule says no: the instance stands still, with the sentence, until a person acts.</exception>
    Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken);

    /// <summary>What it waited for came: goes on with <see cref="ActivityRun.Input"/>.</summary>
    Task<ActivityResult> WokenAsync(ActivityRun run, CancellationToken cancellationToken) => Task.FromResult<ActivityResult>(new Outcomes("Done"));

    /// <summary>Whether an event with this input is one that a step with these settings means.</summary>
    bool Hears(JsonObject properties, JsonObject input) => true;

    /// <summary>What settings can be wrong: the key of a sentence, or null.</summary>
    string? ProblemOf(JsonObject properties) => null;
}

/// <summary>A step that waits for an instant which may move meanwhile, such as the end of a term. Whoever moves it calls <see cref="WorkflowTimers.MovedAsync"/>.</summary>
public interface ITimedActivity : IActivity
{
    /// <summary>When it is time, as things stand now; null where nobody has said yet.</summary>
    Task<DateTimeOffset?> InstantAsync(ActivityRun run, CancellationToken cancellationToken);
}

/// <summary>What became of a step.</summary>
public abstract record ActivityResult;

/// <summary>It is done; a way goes on for each of these.</summary>
public sealed record Outcomes(params IReadOnlyList<string> Names) : ActivityResult;

/// <summary>It waits.</summary>
/// <param name="Event">The name of the activity.</param>
/// <param name="Key">Which of those events, such as <c>edition/0197…</c>; empty where nothing but time or a person ends it.</param>
public sealed record WaitFor(string Event, string Key = "") : ActivityResult
{
    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? At { get; init; }
    /// <summary>What a person may answer.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
    /// <summary>Roles or permissions of who may answer; none means whoever runs the workflows.</summary>
    public IReadOnlyList<string> AskedOf { get; init; } = [];
}

/// <summary>How a setting is asked for.</summary>
public enum SettingKind { Line, Area, Number, Check, Choice, Lines }

/// <summary>One setting of an activity, under its name in <c>Properties</c>.</summary>
/// <param name="IsExpression">Stored as Orchard's <c>{"Expression":"…"}</c>, in Liquid.</param>
/// <param name="NeedsSyntax">Orchard reads this one as a script unless <c>Syntax</c> says Liquid.</param>
public sealed record ActivitySetting(string Key, SettingKind Kind, bool IsExpression = false, bool NeedsSyntax = false, bool IsRequired = false)
{
    /// <summary>Of a choice: the values, worded by <c>Activity.Choice.{value}</c>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
