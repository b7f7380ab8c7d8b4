using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Each change gives a new definition: what a running instance follows never changes under it.</summary>
public sealed partial class WorkflowDefinition
{
    /// <summary>A workflow without a step yet.</summary>
    public static WorkflowDefinition Empty(string name) => Read(new JsonObject
    {
        ["WorkflowTypeId"] = OrchardId.New(),
        [nameof(Name)] = name,
        [nameof(IsEnabled)] = false,
        [nameof(IsSingleton)] = false,
        ["LockTimeout"] = 0,
        ["LockExpiration"] = 0,
        [nameof(DeleteFinishedWorkflows)] = false,
        [nameof(Activities)] = new JsonArray(),
        [nameof(Transitions)] = new JsonArray(),
    });

    public WorkflowDefinition Rename(string name) => Changed(json => json[nameof(Name)] = name);

    /// <summary>At most one at a time for a subject, or as many as begin.</summary>
    public WorkflowDefinition RunOnce(bool isSingleton) => Changed(json => json[nameof(IsSingleton)] = isSingleton);

    public WorkflowDefinition Enable(bool isEnabled) => Changed(json => json[nameof(IsEnabled)] = isEnabled);

    /// <summary>The same workflow under an id of its own, switched off.</summary>
    public WorkflowDefinition Copy(string name) => Changed(json => (json["WorkflowTypeId"], json[nameof(Name)], json[nameof(IsEnabled)]) = (OrchardId.New(), name, false));

    public WorkflowDefinition Set(string activity, JsonObject properties) => Changed(json => Activity(json, activity)["Properties"] = properties.DeepClone());

    public WorkflowDefinition Place(string activity, int x, int y) => Changed(json => (Activity(json, activity)["X"], Activity(json, activity)["Y"]) = (x, y));

    /// <summary>Makes a step one with which the workflow begins, or not.</summary>
    public WorkflowDefinition BeginWith(string activity, bool isStart) => Changed(json => Activity(json, activity)["IsStart"] = isStart);

    /// <summary>Adds a step below or beside the others.</summary>
    public WorkflowDefinition Add(string name, JsonObject properties, out string id)
    {
        var added = id = OrchardId.New();
        var y = Activities.Count == 0 ? 0 : Activities.Max(a => a.Y) + 140;
        return Changed(json => (json[nameof(Activities)] as JsonArray)!.Add(new JsonObject
        {
            ["ActivityId"] = added,
            [nameof(Name)] = name,
            ["X"] = 0,
            ["Y"] = y,
            ["IsStart"] = Activities.Count == 0,
            ["Properties"] = properties.DeepClone(),
        }));
    }

    /// <summary>Takes a step away, and the ways from and to it.</summary>
    public WorkflowDefinition Remove(string activity) => Changed(json =>
    {
        (json[nameof(Activities)] as JsonArray)!.Remove(Activity(json, activity));
        var ways = (json[nameof(Transitions)] as JsonArray)!;
        foreach (var way in ways.OfType<JsonObject>().Where(t => t.Text("SourceActivityId") == activity || t.Text("DestinationActivityId") == activity).ToList())
            ways.Remove(way);
    });

    /// <exception cref="Refusal"><c>Workflow.WayTwice</c>.</exception>
    public WorkflowDefinition Connect(string source, string outcome, string destination)
    {
        if (From(source, outcome).Any(t => t.Destination == destination))
            throw new Refusal("Workflow.WayTwice");
        var id = Transitions.Count == 0 ? 1 : Transitions.Max(t => t.Id) + 1;
        return Changed(json => (json[nameof(Transitions)] as JsonArray)!.Add(new JsonObject
        {
            ["Id"] = id,
            ["SourceActivityId"] = source,
            ["SourceOutcomeName"] = outcome,
            ["DestinationActivityId"] = destination,
        }));
    }

    public WorkflowDefinition Disconnect(string source, string outcome, string destination) => Changed(json =>
    {
        var ways = (json[nameof(Transitions)] as JsonArray)!;
        foreach (var way in ways.OfType<JsonObject>().Where(t => ReadTransition(t) is var way && way.Source == source && way.Outcome == outcome && way.Destination == destination).ToList())
            ways.Remove(way);
    });

    private WorkflowDefinition Changed(Action<JsonObject> change)
    {
        var json = Write();
        json[nameof(Activities)] ??= new JsonArray();
        json[nameof(Transitions)] ??= new JsonArray();
        change(json);
        return Read(json);
    }

    private static JsonObject Activity(JsonObject json, string id) =>
        (json[nameof(Activities)] as JsonArray)!.OfType<JsonObject>().FirstOrDefault(a => a.Text("ActivityId") == id) ?? throw new NotFound();
}
