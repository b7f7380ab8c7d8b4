using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>What search engines and shared links say of an item: <c>{"PageTitle","Render","MetaDescription","Canonical","MetaRobots","OpenGraph…","Twitter…","DefaultSocialImage":{"Paths":[]},…}</c>.
/// Empty boxes leave it to the page itself.</summary>
public sealed record SeoMetaPart() : FieldType("SeoMetaPart"), IPart
{
    private static readonly string[] Always = ["PageTitle", "MetaDescription", "MetaRobots", "Canonical"];
    private static readonly string[] OpenGraph = ["OpenGraphType", "OpenGraphTitle", "OpenGraphDescription"];
    private static readonly string[] Twitter = ["TwitterTitle", "TwitterDescription", "TwitterCard", "TwitterCreator", "TwitterSite"];

    public string Key => "Seo";

    /// <summary>The picture of a shared link. Orchard's <c>OpenGraphImage</c> and <c>TwitterImage</c> are carried along, and shown where they are.</summary>
    public IReadOnlyList<(string Name, FieldType Type, JsonObject Settings)> Fields { get; } =
        [("DefaultSocialImage", new MediaField(), new JsonObject { ["MediaFieldSettings"] = new JsonObject { ["Multiple"] = false } }.Thaw())];

    public override IReadOnlyList<Setting> Settings =>
    [
        new("SeoMetaPartSettings", "DisplayKeywords", SettingKind.Truth) { Otherwise = "true" },
        new("SeoMetaPartSettings", "DisplayOpenGraph", SettingKind.Truth) { Otherwise = "true" },
        new("SeoMetaPartSettings", "DisplayTwitter", SettingKind.Truth) { Otherwise = "true" },
    ];

    public override string? EditorOf(FormField field) => "/Content/Parts/SeoMeta.cshtml";

    public override bool IsEmpty(JsonObject value) => All.All(name => string.IsNullOrWhiteSpace(value.Text(name))) && value.Truth("Render") != false;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        foreach (var name in Boxes(field))
        {
            if (posted.First("." + name) is { } text)
                value[name] = text;
        }
        if (posted.Has(".Render"))
            value["Render"] = posted.All(".Render").Contains("true");
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        if (value.Text("Canonical") is { Length: > 0 } canonical && !canonical.StartsWith('/') && !Contact.IsWebAddress(canonical))
            yield return Wrong(field, "Field.Url", canonical);
        if (All.FirstOrDefault(name => value.Text(name)?.Length > 500) is { } tooLong)
            yield return Wrong(field, "Field.TooManyCharacters", value.Text(tooLong)!.Length, 500);
    }

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text(suffix.TrimStart('.')) ?? "";

    public override string Text(FormField field, JsonObject value, Wording wording) => string.Join('\n', All.Select(value.Text).Where(t => !string.IsNullOrWhiteSpace(t)));

    /// <summary>The boxes that the settings of the type show.</summary>
    internal static IReadOnlyList<string> Boxes(FormField field) =>
    [
        .. Always, .. Shows(field, "DisplayKeywords") ? ["MetaKeywords"] : Array.Empty<string>(),
        .. Shows(field, "DisplayOpenGraph") ? OpenGraph : [], .. Shows(field, "DisplayTwitter") ? Twitter : [],
    ];

    private static IEnumerable<string> All => [.. Always, "MetaKeywords", .. OpenGraph, .. Twitter];

    private static bool Shows(FormField field, string what) => field.Own.Truth(what) ?? true;
}
