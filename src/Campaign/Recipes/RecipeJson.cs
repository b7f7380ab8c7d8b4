using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Reads what stands in our recipe steps; what is of another kind is refused with its name.</summary>
internal static class RecipeJson
{
    public static string? Text(this JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => throw Wrong(name),
    };

    /// <exception cref="Refusal"><c>Recipe.Missing</c>.</exception>
    public static string Needed(this JsonObject json, string name) => json.Text(name) is { Length: > 0 } text ? text : throw new Refusal("Recipe.FieldMissing", json.Text("name"), name);

    public static int? Whole(this JsonObject json, string name) => json.Text(name) switch
    {
        null or "" => null,
        { } text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(name),
    };

    public static bool Truth(this JsonObject json, string name) => json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static DateTimeOffset? Instant(this JsonObject json, string name) => json.Text(name) switch
    {
        null or "" => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant.ToUniversalTime(),
        _ => throw Wrong(name),
    };

    public static IReadOnlyList<string> Texts(this JsonObject json, string name) => json[name] switch
    {
        null => [],
        JsonArray array => [.. array.OfType<JsonValue>().Select(v => v.ToString())],
        _ => throw Wrong(name),
    };

    /// <summary>A text per language; a plain text is Dutch.</summary>
    public static IReadOnlyDictionary<string, string> InLanguages(this JsonObject json, string name) => json[name] switch
    {
        null => Campaign.InLanguages.None,
        JsonObject texts => texts.Where(t => t.Value is JsonValue).ToDictionary(t => t.Key, t => t.Value!.ToString()),
        JsonValue value => new Dictionary<string, string> { ["nl"] = value.ToString() },
        _ => throw Wrong(name),
    };

    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) => (json[name] as JsonArray ?? []).OfType<JsonObject>();

    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    /// <summary>An instant as recipes write it.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static Refusal Wrong(string name) => new("Recipe.FieldWrong", name);
}
