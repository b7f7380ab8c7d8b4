using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Reads JSON that others wrote: what is missing or of another kind is simply not there, and names are found in any case of letters.</summary>
public static class WorkflowJson
{
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="JsonException">No JSON object.</exception>
    public static JsonObject Parse(string json) => JsonNode.Parse(json, AnyCase) as JsonObject ?? throw new JsonException("Not an object");

    public static string Write(this JsonNode node) => node.ToJsonString(Written);

    public static string? Text(this JsonObject? node, string name) => node?[name] is JsonValue value ? value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    } : null;

    public static bool Truth(this JsonObject? node, string name) => node?[name] is JsonValue value && value.TryGetValue<bool>(out var truth) && truth;

    public static int? Number(this JsonObject? node, string name) => int.TryParse(node.Text(name), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IReadOnlyList<string> Texts(this JsonObject? node, string name) =>
        node?[name] is JsonArray texts ? [.. texts.OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => v.GetValue<string>())] : [];

    /// <summary>What templates and conditions read: dictionaries, lists, texts, numbers and truths.</summary>
    public static object? Plain(JsonNode? node) => node switch
    {
        JsonObject members => members.ToDictionary(m => m.Key, m => Plain(m.Value), StringComparer.OrdinalIgnoreCase),
        JsonArray items => items.Select(Plain).ToList(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        },
        _ => null,
    };
}
