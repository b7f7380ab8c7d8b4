using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Orchard's content item JSON: the envelope in its order with nulls written, then the parts. Other scalars are dropped, parts that nobody knows are kept.</summary>
internal static class ItemJson
{
    private static readonly string[] Envelope = ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author"];

    public static JsonObject PartsOf(JsonObject item) =>
        new(item.Where(p => p.Value is JsonObject or JsonArray && !Envelope.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value!.DeepClone())));

    public static JsonObject Write(ContentItem item)
    {
        var stored = item.Stored();
        var json = new JsonObject
        {
            ["ContentItemId"] = item.ItemId,
            ["ContentItemVersionId"] = item.VersionId,
            ["ContentType"] = item.ContentType,
            ["DisplayText"] = stored.Text("DisplayText") is { } whole && ContentItem.Cut(whole) == item.DisplayText ? whole : item.DisplayText,
            ["Latest"] = item.IsLatest,
            ["Published"] = item.IsPublished,
            ["ModifiedUtc"] = Written(item.Modified, stored.Text("ModifiedUtc")),
            ["PublishedUtc"] = item.Published is { } published ? Written(published, stored.Text("PublishedUtc")) : null,
            ["CreatedUtc"] = Written(item.Created, stored.Text("CreatedUtc")),
            ["Owner"] = item.Owner,
            ["Author"] = item.Author,
        };
        foreach (var (part, value) in PartsOf(stored))
            json[part] = value?.DeepClone();
        return json;
    }

    public static DateTimeOffset? Instant(JsonObject json, string name) =>
        DateTimeOffset.TryParse(json.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant.Cut() : null;

    /// <summary>The text as it came, ticks included, as long as it is the same instant.</summary>
    private static string Written(DateTimeOffset instant, string? stored) =>
        DateTimeOffset.TryParse(stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var same) && same.Cut() == instant
            ? stored : instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
