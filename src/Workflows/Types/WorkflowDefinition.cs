using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>One step of a workflow as Orchard writes it. <see cref="Properties"/> are the activity's own settings; those that nobody here knows stay as they are.</summary>
public sealed record ActivityNode(string Id, string Name, int X, int Y, bool IsStart, JsonObject Properties)
{
    /// <summary>What a person called it; empty where nobody did.</summary>
    public string Title => (Properties["ActivityMetadata"] as JsonObject).Text("Title") ?? "";
}

/// <summary>The way from one step, by one of its outcomes, to the next.</summary>
public sealed record Transition(int Id, string Source, string Outcome, string Destination);

/// <summary>A workflow as a value: Orchard's <c>WorkflowType</c> JSON, read. Writing it gives the same JSON back, with all that was not understood.</summary>
public sealed partial class WorkflowDefinition
{
    public const int MostActivities = 500;

    private readonly JsonObject _json;
    private readonly Dictionary<string, ActivityNode> _byId;
    private readonly ILookup<string, Transition> _from;
    private readonly ILookup<string, Transition> _to;

    private WorkflowDefinition(JsonObject json, IReadOnlyList<ActivityNode> activities, IReadOnlyList<Transition> transitions)
    {
        (_json, Activities, Transitions) = (json, activities, transitions);
        _byId = activities.ToDictionary(a => a.Id, StringComparer.Ordinal);
        _from = transitions.ToLookup(t => t.Source, StringComparer.Ordinal);
        _to = transitions.ToLookup(t => t.Destination, StringComparer.Ordinal);
    }

    public string TypeId => _json.Text(nameof(WorkflowType.WorkflowTypeId)) ?? "";
    public string Name => _json.Text(nameof(Name)) ?? "";
    public bool IsEnabled => _json.Truth(nameof(IsEnabled));
    /// <summary>At most one of them runs at a time; here: for one subject.</summary>
    public bool IsSingleton => _json.Truth(nameof(IsSingleton));
    public bool DeleteFinishedWorkflows => _json.Truth(nameof(DeleteFinishedWorkflows));
    public IReadOnlyList<ActivityNode> Activities { get; }
    public IReadOnlyList<Transition> Transitions { get; }

    public IEnumerable<ActivityNode> Starts => Activities.Where(a => a.IsStart);

    public ActivityNode? Find(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<Transition> From(string activity) => _from[activity];

    public IEnumerable<Transition> From(string activity, string outcome) => _from[activity].Where(t => t.Outcome == outcome);

    public IEnumerable<Transition> To(string activity) => _to[activity];

    /// <summary>Whether one can come from a step to another one or more steps on, without going through a third.</summary>
    public bool Reaches(string from, string to, string? without = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<string>([from]);
        while (ahead.TryDequeue(out var here))
        {
            foreach (var next in _from[here].Select(t => t.Destination))
            {
                if (next == to)
                    return true;
                if (next != without && seen.Add(next))
                    ahead.Enqueue(next);
            }
        }
        return false;
    }

    /// <exception cref="Refusal"><c>Workflow.NotReadable</c>: an id or a name is missing or comes twice, or a way leads nowhere.</exception>
    public static WorkflowDefinition Read(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // A copy with names found in any case of letters, whoever parsed the original.
        var own = WorkflowJson.Parse(json.ToJsonString());
        var activities = (own[nameof(Activities)] as JsonArray ?? []).OfType<JsonObject>().Select(ReadActivity).ToList();
        var transitions = (own[nameof(Transitions)] as JsonArray ?? []).OfType<JsonObject>().Select(ReadTransition).ToList();
        var ids = activities.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        if (own.Text(nameof(Name)) is not { Length: > 0 and <= WorkflowType.LongestName } name)
            throw new Refusal("Workflow.NotReadable", "Name");
        if (own.Text(nameof(WorkflowType.WorkflowTypeId)) is not { Length: > 0 and <= WorkflowType.LongestId })
            throw new Refusal("Workflow.NotReadable", nameof(WorkflowType.WorkflowTypeId));
        if (activities.Count > MostActivities || ids.Count < activities.Count || activities.Any(a => a.Id.Length is 0 or > 50 || a.Name.Length is 0 or > 100))
            throw new Refusal("Workflow.NotReadable", "Activities");
        if (transitions.Any(t => !ids.Contains(t.Source) || !ids.Contains(t.Destination)))
            throw new Refusal("Workflow.NotReadable", "Transitions");
        return new(own, activities, transitions);
    }

    /// <exception cref="Refusal">As above.</exception>
    public static WorkflowDefinition Read(string json) => Read(WorkflowJson.Parse(json));

    /// <summary>Orchard's JSON: what was read, and what was changed since.</summary>
    public JsonObject Write() => _json.DeepClone().AsObject();

    public string WriteText() => _json.Write();

    private static ActivityNode ReadActivity(JsonObject json) => new(json.Text("ActivityId") ?? "", json.Text("Name") ?? "", json.Number("X") ?? 0, json.Number("Y") ?? 0, json.Truth("IsStart"),
        json["Properties"] as JsonObject ?? []);

    private static Transition ReadTransition(JsonObject json) =>
        new(json.Number("Id") ?? 0, json.Text("SourceActivityId") ?? "", json.Text("SourceOutcomeName") ?? "", json.Text("DestinationActivityId") ?? "");
}
