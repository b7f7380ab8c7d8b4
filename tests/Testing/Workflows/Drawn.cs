using System.Text.Json.Nodes;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Testing;

/// <summary>Workflows written as lines: <c>a:LogTask{"Text":"x"} -Done> b</c>. A step says its kind where it is named first; the first of all begins.</summary>
public static class Drawn
{
    private static int _count;

    public static WorkflowDefinition Of(params string[] lines) => WorkflowDefinition.Read(Json(lines));

    /// <summary>Orchard's JSON of it, under an id of its own and switched on.</summary>
    public static JsonObject Json(params string[] lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var number = Interlocked.Increment(ref _count);
        var (activities, ways) = (new JsonArray(), new JsonArray());
        foreach (var line in lines)
        {
            var (from, rest) = Split(line);
            var source = Step(activities, from);
            if (rest is null)
                continue;
            var outcome = rest[..rest.IndexOf("> ", StringComparison.Ordinal)];
            ways.Add(new JsonObject { ["Id"] = ways.Count + 1, ["SourceActivityId"] = source, ["SourceOutcomeName"] = outcome, ["DestinationActivityId"] = Step(activities, rest[(outcome.Length + 2)..]) });
        }
        return new JsonObject
        {
            ["WorkflowTypeId"] = $"drawn{number}",
            ["Name"] = $"Drawn {number}",
            ["IsEnabled"] = true,
            ["IsSingleton"] = false,
            ["LockTimeout"] = 0,
            ["LockExpiration"] = 0,
            ["DeleteFinishedWorkflows"] = false,
            ["Activities"] = activities,
            ["Transitions"] = ways,
        };
    }

    private static (string From, string? Onwards) Split(string line)
    {
        var arrow = line.IndexOf(" -", StringComparison.Ordinal);
        return arrow < 0 ? (line, null) : (line[..arrow], line[(arrow + 2)..]);
    }

    private static string Step(JsonArray activities, string written)
    {
        var (id, kind) = written.Split(':', 2) is [var one, var other] ? (one, other) : (written, null);
        if (kind is null)
            return id;
        var brace = kind.IndexOf('{', StringComparison.Ordinal);
        activities.Add(new JsonObject
        {
            ["ActivityId"] = id,
            ["Name"] = brace < 0 ? kind : kind[..brace],
            ["X"] = 0,
            ["Y"] = activities.Count * 140,
            ["IsStart"] = activities.Count == 0,
            ["Properties"] = brace < 0 ? [] : JsonNode.Parse(kind[brace..])!.AsObject(),
        });
        return id;
    }
}
