using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>The theme that Orchard's step asks for is kept for the way back: which theme the site wears, <c>Site__Theme</c> says.</summary>
internal sealed class ThemesStep() : KeepsSettings("themes")
{
    protected override IEnumerable<KeyValuePair<string, JsonNode?>> Settings(JsonObject step, RecipeRun run)
    {
        foreach (var key in (string[])["site", "admin"])
        {
            if (step[key] is not { } theme)
                continue;
            run.Report.Ignored($"themes: {key} {theme}");
            yield return KeyValuePair.Create<string, JsonNode?>("theme." + key, theme);
        }
    }
}

/// <summary>Orchard's features are always on here, or not there at all: they are kept for the way back, and those that are not there are named.</summary>
internal sealed class FeatureStep() : KeepsSettings("feature")
{
    /// <summary>What this site does by itself. A name stands for its sub-features as well.</summary>
    private static readonly string[] Here =
    [
        "Admin", "AdminDashboard", "Alias", "ArchiveLater", "Autoroute", "ContentFields", "ContentLocalization", "ContentPreview", "Contents", "ContentTypes", "CustomSettings", "Deployment", "Diagnostics", "Email",
        "Features", "Feeds", "Flows", "HomeRoute", "Html", "Indexing", "Liquid", "Lists", "Localization", "Markdown", "Media", "Menu", "Navigation", "Placements", "PublishLater", "Recipes", "Redis", "Resources", "ResponseCompression", "Roles",
        "Scripting", "Search", "Security", "Seo", "Settings", "Setup", "Sitemaps", "Taxonomies", "Templates", "Themes", "Title", "Users", "Widgets", "Workflows",
    ];

    protected override IEnumerable<KeyValuePair<string, JsonNode?>> Settings(JsonObject step, RecipeRun run)
    {
        foreach (var key in (string[])["enable", "disable"])
        {
            if (step[key] is not JsonArray { Count: > 0 } features)
                continue;
            foreach (var feature in features.OfType<JsonValue>().Select(f => f.ToString()).Where(f => key == "disable" || !IsHere(f)))
                run.Report.Ignored($"feature: {key} {feature}");
            yield return KeyValuePair.Create<string, JsonNode?>("features." + key, features);
        }
    }

    private static bool IsHere(string feature) => feature.Split('.') is ["OrchardCore", var name, ..] && Here.Contains(name);
}
