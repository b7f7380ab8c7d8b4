using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>Reads JSON that others wrote: what is missing or of another kind is simply not there.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="JsonException">No JSON object.</exception>
    public static JsonObject Parse(string json) =>
        JsonNode.Parse(json, null, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }) as JsonObject
        ?? throw new JsonException("Not an object");

    public static string Write(this JsonNode node) => node.ToJsonString(Written);

    public static JsonObject Copy(this JsonObject node) => node.DeepClone().AsObject();

    public static JsonObject? Object(this JsonObject? node, string name) => node?[name] as JsonObject;

    public static JsonArray? Array(this JsonObject? node, string name) => node?[name] as JsonArray;

    public static string? Text(this JsonObject? node, string name) => node?[name].AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static LocalText Words(this JsonObject? node, string name, string? otherwise = null) => LocalText.From(node?[name], otherwise);

    public static bool? Truth(this JsonObject? node, string name) => node?[name] is JsonValue value && value.TryGetValue<bool>(out var truth) ? truth : null;

    /// <summary>A number, also one that was written as text.</summary>
    public static decimal? Number(this JsonObject? node, string name) => node?[name] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null,
        JsonValue value when value.TryGetValue<string>(out var text) => decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    public static IReadOnlyList<string> Texts(this JsonObject? node, string name) => node.Array(name)?.Select(AsText).OfType<string>().ToArray() ?? [];

    public static JsonArray ToArray(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);

    /// <summary>Lays one object over another as Orchard does: objects are merged, all else is replaced, null included.</summary>
    public static JsonObject Merge(this JsonObject under, JsonObject? over)
    {
        var merged = under.Copy();
        foreach (var (name, value) in over ?? [])
            merged[name] = merged[name] is JsonObject inner && value is JsonObject outer ? inner.Merge(outer) : value?.DeepClone();
        return merged;
    }

    /// <summary>Reads every node once. Nodes are read lazily, which is not safe when several requests share them.</summary>
    public static TNode Thaw<TNode>(this TNode node) where TNode : JsonNode?
    {
        if (node is JsonObject properties)
        {
            foreach (var (_, child) in properties)
                child.Thaw();
        }
        else if (node is JsonArray items)
        {
            foreach (var child in items)
                child.Thaw();
        }
        return node;
    }
}
