using System.Text.Json;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Site;

/// <summary>What search engines read of a page: JSON-LD in the words of schema.org.</summary>
internal sealed class StructuredData(SiteAddress site, MediaUrls media)
{
    private const int Width = 1200;
    private const int Height = 630;

    /// <summary>The picture that is shown where a page is shared; null where there is none.</summary>
    public string? Picture(string? path) => path is null ? null : media.Rendition(path, Width, Height, "crop");

    /// <summary>The site itself, and how to search it.</summary>
    public SafeHtml OfSite(string culture) => Write(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["name"] = site.Name,
        ["url"] = site.Absolute($"/{culture}"),
        ["inLanguage"] = culture,
        ["publisher"] = Publisher(),
        ["potentialAction"] = new JsonObject { ["@type"] = "SearchAction", ["target"] = site.Absolute($"/{culture}/search?q={{q}}"), ["query-input"] = "required name=q" },
    });

    /// <summary>A page, and what it lists.</summary>
    public SafeHtml Of(PublicModel page, string path, string culture)
    {
        var listed = page.Listed().Select((link, i) => (JsonNode)new JsonObject { ["@type"] = "ListItem", ["position"] = i + 1, ["name"] = link.Name, ["url"] = site.Absolute(link.Url) }).ToArray();
        return Write(new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = listed.Length > 0 ? "CollectionPage" : "WebPage",
            ["name"] = page.Title,
            ["description"] = page.Description,
            ["url"] = site.Absolute(path),
            ["inLanguage"] = culture,
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = site.Name, ["url"] = site.Absolute($"/{culture}") },
            ["mainEntity"] = listed.Length > 0 ? new JsonObject { ["@type"] = "ItemList", ["itemListElement"] = new JsonArray(listed) } : null,
        });
    }

    public SafeHtml Of(EntryModel entry) => Write(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Project",
        ["name"] = entry.Title,
        ["description"] = entry.Summary,
        ["url"] = site.Absolute(entry.Url),
        ["inLanguage"] = entry.Language,
        ["identifier"] = entry.Number,
        ["sameAs"] = entry.Website,
        ["image"] = Absolute(entry.Image),
        ["location"] = entry.Place is { } place ? new JsonObject { ["@type"] = "Place", ["name"] = place } : null,
        ["award"] = entry.Result is { } result ? $"{result.Label}, {entry.Edition}" : null,
        ["keywords"] = string.Join(", ", entry.Themes.Select(t => t.Name)),
    });

    public SafeHtml Of(StoryModel story, string culture) => Write(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["headline"] = story.Title,
        ["description"] = story.Summary,
        ["url"] = site.Absolute(story.Url),
        ["inLanguage"] = culture,
        ["datePublished"] = story.Date,
        ["image"] = Absolute(story.Image),
        ["author"] = story.Author is { } author ? new JsonObject { ["@type"] = "Person", ["name"] = author } : null,
        ["publisher"] = Publisher(),
    });

    public SafeHtml Of(PublicEvent happening, EventModel model, string culture) => Write(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Event",
        ["name"] = model.Title,
        ["description"] = model.Lead,
        ["url"] = site.Absolute(model.Url),
        ["inLanguage"] = culture,
        ["startDate"] = Local(happening.Starts),
        ["endDate"] = happening.Ends is { } ends ? Local(ends) : null,
        ["eventStatus"] = "https://schema.org/EventScheduled",
        ["location"] = model.Venue.Length > 0 ? new JsonObject { ["@type"] = "Place", ["name"] = model.Venue, ["address"] = model.Venue } : null,
        ["image"] = Absolute(model.Image),
        ["organizer"] = Publisher(),
    });

    private static string Local(DateTimeOffset instant) => Data.Brussels.Local(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    private JsonObject Publisher() => new() { ["@type"] = "Organization", ["name"] = site.Name, ["url"] = site.Absolute("/") };

    private string? Absolute(string? path) => Picture(path) is { } picture ? site.Absolute(picture) : null;

    /// <summary>Encoded so that no text can end the script element.</summary>
    private static SafeHtml Write(JsonObject data)
    {
        foreach (var empty in data.Where(p => p.Value is null || (p.Value is JsonValue v && v.TryGetValue<string>(out var text) && text.Length == 0)).Select(p => p.Key).ToArray())
            data.Remove(empty);
        return new SafeHtml(data.ToJsonString(JsonSerializerOptions.Default));
    }
}
