using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>Finds items that stand inside others, whatever part holds them.</summary>
internal static class HeldJson
{
    /// <summary>A text that stands in the stored JSON of whatever holds an item of this type.</summary>
    public static string MarkOf(string contentType) => $"\"ContentType\":\"{contentType}\"";

    /// <summary>The item itself where it is of the type, and all such items inside it.</summary>
    public static IEnumerable<JsonObject> OfType(JsonNode? node, string contentType) => node switch
    {
        JsonObject here => (here.Text("ContentType") == contentType ? [here] : Enumerable.Empty<JsonObject>()).Concat(here.SelectMany(p => OfType(p.Value, contentType))),
        JsonArray list => list.SelectMany(item => OfType(item, contentType)),
        _ => [],
    };
}
