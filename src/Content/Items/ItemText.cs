using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>All that an item says, whatever parts and blocks it is in.</summary>
public static class ItemText
{
    /// <summary>Every text of its parts, as it is written.</summary>
    public static IEnumerable<string> Raw(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Texts(item.Parts());
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(p => Texts(p.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.AsText() is { Length: > 0 } text => [text],
        _ => [],
    };
}
