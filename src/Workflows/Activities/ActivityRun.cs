using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>One step being done: its settings, its workflow, and the instant that counts as now.</summary>
public sealed class ActivityRun(AppDb db, WorkflowInstance instance, ActivityNode node, Token token, DateTimeOffset now, Expressions expressions)
{
    private readonly List<Said> _said = [];
    private JsonObject _properties = instance.State.Properties.DeepClone().AsObject();

    public AppDb Db { get; } = db;
    /// <summary>Use this and no clock: a rehearsal runs ahead of time.</summary>
    public DateTimeOffset Now { get; } = now;
    public WorkflowInstanceId Instance { get; } = instance.Id;
    public ActivityNode Node { get; } = node;
    public JsonObject Settings { get; } = node.Properties;
    /// <summary>What woke it; null on its first turn.</summary>
    public JsonObject? Input { get; } = token.Input;
    /// <summary>What the workflow is about, such as <c>edition/0197…</c>.</summary>
    public string Correlation { get; private set; } = instance.Correlation;
    /// <summary>In whose name it acts: who last decided something in this workflow.</summary>
    public UserId? By { get; private set; } = instance.DecidedBy;
    /// <summary>The workflow's own values, which later steps read.</summary>
    public JsonObject Properties => _properties;

    internal IReadOnlyList<Said> Sentences => _said;
    internal LoopState? Loop { get; set; } = instance.State.Loops.GetValueOrDefault(node.Id);

    /// <summary>Says in the journal what happened. The text has <c>{0}</c> … for the arguments.</summary>
    public void Say(string key, params object?[] arguments) => _said.Add(Said.Of(key, arguments));

    public void Correlate(string correlation) => Correlation = correlation.Length <= WorkflowInstance.LongestCorrelation ? correlation : throw new Refusal("Workflow.CorrelationLong");

    public void DecideBy(UserId? person) => By = person ?? By;

    public void Set(string property, JsonNode? value) => _properties[property] = value;

    internal void Set(JsonObject properties) => _properties = properties;

    /// <summary>A setting in Liquid, filled in; also where it is a plain text.</summary>
    /// <exception cref="Refusal"><c>Workflow.Expression</c>: it cannot be read, or runs too long.</exception>
    public Task<string> TextAsync(string setting, CancellationToken cancellationToken) =>
        Settings[setting] is JsonObject expression ? expressions.FillAsync(expression.Text("Expression") ?? "", this, cancellationToken) : expressions.FillAsync(Settings.Text(setting) ?? "", this, cancellationToken);

    /// <summary>A condition in Liquid: it has to write <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="Refusal"><c>Workflow.Condition</c>: it writes something else.</exception>
    public async Task<bool> TruthAsync(string setting, CancellationToken cancellationToken)
    {
        var said = (await TextAsync(setting, cancellationToken)).Trim();
        return bool.TryParse(said, out var truth) ? truth : throw new Refusal("Workflow.Condition", said);
    }

    /// <summary>A whole number, also from Liquid.</summary>
    /// <exception cref="Refusal"><c>Workflow.Number</c>.</exception>
    public async Task<int?> NumberAsync(string setting, CancellationToken cancellationToken)
    {
        var said = (await TextAsync(setting, cancellationToken)).Trim();
        return said.Length == 0 ? null : int.TryParse(said, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw new Refusal("Workflow.Number", setting, said);
    }

    /// <summary>The id in the correlation, where it is about such a subject: <c>edition</c>.</summary>
    /// <exception cref="Refusal"><c>Workflow.NotAbout</c>.</exception>
    public TId Subject<TId>(string kind) where TId : struct, IId<TId> =>
        Correlation.StartsWith(kind + "/", StringComparison.Ordinal) && Guid.TryParse(Correlation.AsSpan(kind.Length + 1), out var id) ? Id.From<TId>(id) : throw new Refusal("Workflow.NotAbout", kind, Correlation);
}
