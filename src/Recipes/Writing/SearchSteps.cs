using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>The two generations of Orchard Core's search steps, each said in the other's words.</summary>
public static class SearchSteps
{
    private static readonly Dictionary<string, string> Newer = new(StringComparer.OrdinalIgnoreCase) { ["lucene-index-reset"] = "ResetIndex", ["lucene-index-rebuild"] = "RebuildIndex" };

    /// <summary>The step as a target reads it; a site reads it as it was kept.</summary>
    public static IEnumerable<JsonObject> For(ExportTarget target, JsonObject step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var name = step["name"]?.GetValue<string>() ?? "";
        var copy = step.DeepClone().AsObject();
        return target switch
        {
            ExportTarget.Orchard3 when Is(name, "lucene-index") => [ToProfiles(copy)],
            ExportTarget.Orchard3 when Newer.TryGetValue(name, out var newer) => [Renamed(copy, newer, ("Indices", "indexNames"), ("IncludeAll", "includeAll"))],
            ExportTarget.Orchard2 when Is(name, "CreateOrUpdateIndexProfile") => [ToIndices(copy)],
            ExportTarget.Orchard2 when Newer.FirstOrDefault(n => Is(n.Value, name)).Key is { } older => [Renamed(copy, older, ("indexNames", "Indices"), ("includeAll", "IncludeAll"))],
            _ => [copy],
        };
    }

    /// <summary>A permission to ask an index, in the words of a target: <c>QueryLuceneEntriesIndex</c> or <c>QueryIndex_Entries</c>.</summary>
    public static string Permission(ExportTarget target, string permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        const string newer = "QueryIndex_", older = "QueryLucene", end = "Index";
        if (target == ExportTarget.Orchard2 && permission.StartsWith(newer, StringComparison.Ordinal))
            return older + permission[newer.Length..] + end;
        return target != ExportTarget.Orchard2 && permission.StartsWith(older, StringComparison.Ordinal) && permission.EndsWith(end, StringComparison.Ordinal) && permission.Length > older.Length + end.Length
            ? newer + permission[older.Length..^end.Length] : permission;
    }

    private static JsonObject ToProfiles(JsonObject step) => new()
    {
        ["name"] = "CreateOrUpdateIndexProfile",
        ["indexes"] = new JsonArray([.. Objects(step, "Indices").SelectMany(entry => entry).Where(index => index.Value is JsonObject).Select(index => (JsonNode)ToProfile(index.Key, (JsonObject)index.Value!))]),
    };

    private static JsonObject ToProfile(string name, JsonObject index) => new()
    {
        ["Id"] = OrchardId.From("index profile", name),
        ["Name"] = name,
        ["IndexName"] = name,
        ["ProviderName"] = "Lucene",
        ["Type"] = "Content",
        ["Properties"] = new JsonObject
        {
            ["LuceneIndexMetadata"] = new JsonObject { ["StoreSourceData"] = Copy(index, "StoreSourceData"), ["AnalyzerName"] = Copy(index, "AnalyzerName") },
            ["ContentIndexMetadata"] = new JsonObject { ["IndexLatest"] = Copy(index, "IndexLatest"), ["IndexedContentTypes"] = Copy(index, "IndexedContentTypes"), ["Culture"] = Copy(index, "Culture") is { } culture && culture.ToString().Length > 0 ? culture : "any" },
        },
    };

    private static JsonObject ToIndices(JsonObject step)
    {
        var indices = new JsonArray();
        foreach (var profile in Objects(step, "indexes"))
        {
            var properties = profile["Properties"] as JsonObject ?? [];
            var (lucene, content) = (properties["LuceneIndexMetadata"] as JsonObject ?? [], properties["ContentIndexMetadata"] as JsonObject ?? []);
            indices.Add(new JsonObject
            {
                [profile["IndexName"]?.ToString() ?? profile["Name"]?.ToString() ?? ""] = new JsonObject
                {
                    ["AnalyzerName"] = Copy(lucene, "AnalyzerName"),
                    ["IndexLatest"] = Copy(content, "IndexLatest"),
                    ["IndexedContentTypes"] = Copy(content, "IndexedContentTypes"),
                    ["Culture"] = Copy(content, "Culture") is { } culture && culture.ToString() != "any" ? culture : "",
                    ["StoreSourceData"] = Copy(lucene, "StoreSourceData"),
                },
            });
        }
        return new JsonObject { ["name"] = "lucene-index", ["Indices"] = indices };
    }

    private static JsonObject Renamed(JsonObject step, string name, params ReadOnlySpan<(string From, string To)> properties)
    {
        var renamed = new JsonObject { ["name"] = name };
        foreach (var (from, to) in properties)
        {
            if (step.FirstOrDefault(p => Is(p.Key, from)).Value is { } value)
                renamed[to] = value.DeepClone();
        }
        return renamed;
    }

    private static IEnumerable<JsonObject> Objects(JsonObject step, string list) => (step.FirstOrDefault(p => Is(p.Key, list)).Value as JsonArray ?? []).OfType<JsonObject>();

    private static JsonNode? Copy(JsonObject from, string name) => from[name]?.DeepClone();

    private static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
}
