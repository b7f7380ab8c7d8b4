using System.Globalization;
using System.Text.Json;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Workflows;

/// <summary>A sentence that is worded when somebody reads it, in their language.</summary>
/// <param name="Key">A text key; where only <c>.One</c> and <c>.Other</c> exist, the first argument is the number.</param>
/// <param name="Arguments">Written as text; an instant as <c>@</c> and its ISO form.</param>
public sealed record Said(string Key, IReadOnlyList<string> Arguments)
{
    private static readonly JsonSerializerOptions Stored = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Said Of(string key, params object?[] arguments) => new(key, [.. arguments.Select(argument => argument switch
    {
        DateTimeOffset at => "@" + at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => argument?.ToString() ?? "",
    })]);

    public string In(Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var arguments = Arguments.Select(Argument).ToArray();
        var counts = texts.Has("nl", Key + ".Other") && Arguments.Count > 0 && int.TryParse(Arguments[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        return counts ? texts.Count(Key, int.Parse(Arguments[0], CultureInfo.InvariantCulture), arguments[1..]) : texts[Key, arguments];
    }

    public static string Write(IReadOnlyList<Said> said) => JsonSerializer.Serialize(said, Stored);

    public static IReadOnlyList<Said> Read(string json) => JsonSerializer.Deserialize<Said[]>(json, Stored)!;

    private static object? Argument(string written) =>
        written.StartsWith('@') && DateTimeOffset.TryParse(written.AsSpan(1), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : written;
}

/// <summary>What a line of the journal tells.</summary>
public enum JournalKind { Started, Done, Waits, Failed, Retried, Skipped, Paused, Resumed, Moved, Aborted }

/// <summary>One line of an instance's journal. It is saved with what it tells, or not at all.</summary>
public sealed class JournalLine
{
    public const int LongestReason = 2000;

    public WorkflowInstanceId InstanceId { get; private set; }
    public int Number { get; private set; }
    public JournalKind Kind { get; private set; }
    public string ActivityId { get; private set; } = "";
    public string Outcome { get; private set; } = "";
    public string SaidJson { get; private set; } = "[]";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Said> Said => Workflows.Said.Read(SaidJson);

    internal static JournalLine Of(WorkflowInstance instance, JournalKind kind, string activity, string outcome, IReadOnlyList<Said> said, UserId? by, DateTimeOffset at) => new()
    {
        InstanceId = instance.Id,
        Number = instance.NextLine(),
        Kind = kind,
        ActivityId = activity,
        Outcome = outcome,
        SaidJson = Workflows.Said.Write(said),
        By = by,
        At = at,
    };
}
