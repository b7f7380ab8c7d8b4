using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>All definitions of a site, and what the recipe steps do to them. Nothing in here changes: each step gives a new set.</summary>
public sealed class ContentDefinitions
{
    private readonly Dictionary<string, JsonObject> _types;
    private readonly Dictionary<string, JsonObject> _parts;
    private readonly Dictionary<string, ContentTypeDefinition> _read;

    private ContentDefinitions(Dictionary<string, JsonObject> types, Dictionary<string, JsonObject> parts)
    {
        _types = types;
        _parts = parts;
        foreach (var node in types.Values.Concat(parts.Values))
            node.Thaw();
        var readParts = parts.ToDictionary(p => p.Key, p => ContentPartDefinition.From(p.Value));
        _read = types.ToDictionary(t => t.Key, t => ContentTypeDefinition.From(t.Value, readParts));
    }

    public static ContentDefinitions Empty { get; } = new([], []);

    public IEnumerable<ContentTypeDefinition> All => _read.Values.OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The definitions as they are written, by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> TypesAsJson => _types;
    public IReadOnlyDictionary<string, JsonObject> PartsAsJson => _parts;

    public ContentTypeDefinition? Find(string name) => _read.GetValueOrDefault(name);

    public static ContentDefinitions Of(IEnumerable<JsonObject> types, IEnumerable<JsonObject> parts) => new(ByName(types), ByName(parts));

    /// <summary>The step <c>ContentDefinition</c>: adds to what is there. A type's settings are merged only where it has a display name, as in Orchard Core.</summary>
    public ContentDefinitions Merge(JsonObject step)
    {
        var types = new Dictionary<string, JsonObject>(_types);
        var parts = new Dictionary<string, JsonObject>(_parts);
        foreach (var type in Named(step, "ContentTypes"))
            types[type.Text("Name")!] = MergeType(types.GetValueOrDefault(type.Text("Name")!), type);
        foreach (var part in Named(step, "ContentParts"))
            parts[part.Text("Name")!] = MergePart(parts.GetValueOrDefault(part.Text("Name")!), part);
        return new(types, parts);
    }

    /// <summary>The step <c>ReplaceContentDefinition</c>: what it names is as it says, and nothing else.</summary>
    public ContentDefinitions Replace(JsonObject step)
    {
        var types = new Dictionary<string, JsonObject>(_types);
        var parts = new Dictionary<string, JsonObject>(_parts);
        foreach (var type in Named(step, "ContentTypes"))
            types[type.Text("Name")!] = type.Copy();
        foreach (var part in Named(step, "ContentParts"))
            parts[part.Text("Name")!] = part.Copy();
        return new(types, parts);
    }

    /// <summary>The step <c>DeleteContentDefinition</c>, which only names. Items of the type stay.</summary>
    public ContentDefinitions Delete(JsonObject step) => new(
        _types.Where(t => !step.Texts("ContentTypes").Contains(t.Key)).ToDictionary(),
        _parts.Where(p => !step.Texts("ContentParts").Contains(p.Key)).ToDictionary());

    private static JsonObject MergeType(JsonObject? present, JsonObject type)
    {
        var merged = present?.Copy() ?? new JsonObject { ["Name"] = type.Text("Name"), ["DisplayName"] = type.Text("Name"), ["Settings"] = new JsonObject(), ["ContentTypePartDefinitionRecords"] = new JsonArray() };
        if (!string.IsNullOrEmpty(type.Text("DisplayName")))
        {
            merged["DisplayName"] = type.Text("DisplayName");
            merged["Settings"] = (merged.Object("Settings") ?? []).Merge(type.Object("Settings"));
        }
        merged["ContentTypePartDefinitionRecords"] = MergeRecords(merged.Array("ContentTypePartDefinitionRecords"), type.Array("ContentTypePartDefinitionRecords"));
        return WithOthers(merged, type);
    }

    private static JsonObject MergePart(JsonObject? present, JsonObject part)
    {
        var merged = present?.Copy() ?? new JsonObject { ["Name"] = part.Text("Name"), ["Settings"] = new JsonObject(), ["ContentPartFieldDefinitionRecords"] = new JsonArray() };
        merged["Settings"] = (merged.Object("Settings") ?? []).Merge(part.Object("Settings"));
        merged["ContentPartFieldDefinitionRecords"] = MergeRecords(merged.Array("ContentPartFieldDefinitionRecords"), part.Array("ContentPartFieldDefinitionRecords"));
        return WithOthers(merged, part);
    }

    private static JsonArray MergeRecords(JsonArray? present, JsonArray? records)
    {
        var merged = (present ?? []).OfType<JsonObject>().Select(Json.Copy).ToList();
        foreach (var record in (records ?? []).OfType<JsonObject>())
        {
            var at = merged.FindIndex(m => m.Text("Name") == record.Text("Name"));
            if (at < 0)
                merged.Add(record.Copy());
            else
                merged[at] = merged[at].Merge(record);
        }
        return new JsonArray([.. merged]);
    }

    private static JsonObject WithOthers(JsonObject merged, JsonObject step)
    {
        foreach (var (name, value) in step.Where(p => !merged.ContainsKey(p.Key)))
            merged[name] = value?.DeepClone();
        return merged;
    }

    private static IEnumerable<JsonObject> Named(JsonObject step, string list)
    {
        foreach (var node in step.Array(list) ?? [])
            yield return node is JsonObject definition && !string.IsNullOrWhiteSpace(definition.Text("Name")) ? definition : throw new Refusal("Definition.NameMissing", list);
    }

    private static Dictionary<string, JsonObject> ByName(IEnumerable<JsonObject> definitions) => definitions.ToDictionary(d => d.Text("Name")!);
}
