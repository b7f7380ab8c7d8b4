using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>Liquid of an item: the patterns of titles, aliases and addresses, and what editors who may write Liquid put in a text.
/// It reads the item and nothing else: <c>{{ ContentItem.DisplayText | slugify }}</c>, also as <c>Model.ContentItem</c>.</summary>
public static class Pattern
{
    private static readonly SmallTemplates Templates = new(new Dictionary<string, Func<string, string>>
    {
        ["slugify"] = text => Slug.Of(text),
        ["markdownify"] = RichText.FromMarkdown,
        ["sanitize_html"] = html => RichText.Safe(html),
    });

    /// <summary>What is wrong with a pattern, in the words of the parser; null where it can be read.</summary>
    public static string? Fault(string liquid) => SmallTemplates.Fault(liquid);

    /// <summary>The text that a pattern makes of an item; empty where it cannot be read or runs too long.</summary>
    public static string Render(string liquid, JsonObject parts, PatternItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var content = Plain(parts) as Dictionary<string, object?> ?? [];
        var shown = new Dictionary<string, object?>(content)
        {
            ["Content"] = content,
            ["ContentItemId"] = item.ItemId,
            ["ContentType"] = item.ContentType,
            ["Author"] = item.Author,
            ["DisplayText"] = parts.Object("TitlePart").Text("Title") ?? "",
        };
        return Templates.Render(liquid, new Dictionary<string, object?>
        {
            ["ContentItem"] = shown,
            ["Model"] = new Dictionary<string, object?> { ["ContentItem"] = shown },
            ["Container"] = item.Container,
        });
    }

    /// <summary>The same on one line, for a title or an address.</summary>
    public static string Line(string liquid, JsonObject parts, PatternItem item) =>
        string.Join(' ', Render(liquid, parts, item).Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject properties => properties.ToDictionary(p => p.Key, p => Plain(p.Value)),
        JsonArray items => items.Select(Plain).ToArray(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        },
        _ => null,
    };
}
