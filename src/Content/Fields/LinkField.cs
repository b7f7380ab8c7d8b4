using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Url","Text","Target"}</c>: an address and the words to click on.</summary>
public sealed record LinkField() : FieldType("LinkField")
{
    private const int Optional = 0;
    private const int Required = 1;
    private const int Static = 2;
    private static readonly string[] Elsewhere = ["mailto:", "tel:"];

    public override string? EditorOf(FormField field) => "Link";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("LinkFieldSettings", "LinkTextMode", SettingKind.Choice) { Choices = ["0", "1", "2", "3"], Otherwise = "0" }, new("LinkFieldSettings", "HintLinkText"),
        new("LinkFieldSettings", "UrlPlaceholder"), new("LinkFieldSettings", "TextPlaceholder"), new("LinkFieldSettings", "DefaultUrl"), new("LinkFieldSettings", "DefaultText"),
        new("LinkFieldSettings", "DefaultTarget", SettingKind.Choice) { Choices = ["", "_blank"] },
    ];

    public override JsonObject? Default(FormField field) => field.Own.Text("DefaultUrl") is { Length: > 0 } url
        ? new() { ["Url"] = url, ["Text"] = field.Own.Text("DefaultText"), ["Target"] = field.Own.Text("DefaultTarget") } : null;

    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text("Url")) && string.IsNullOrWhiteSpace(value.Text("Text"));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        foreach (var property in new[] { "Url", "Text", "Target" })
        {
            if (posted.First("." + property) is { } text)
                value[property] = text;
        }
        // Words that nobody may choose come along with the address.
        if (posted.Has(".Url") && field.Own.Number("LinkTextMode") == Static && field.Own.Text("DefaultText") is { } words)
            value["Text"] = words;
        if (posted.Has(".Url") && field.Own.Text("DefaultTarget") is { Length: > 0 } target && value.Text("Target") is null)
            value["Target"] = target;
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        if (value.Text("Url") is not { } url || Href(url) is null)
            yield return Wrong(field, "Field.Url", value.Text("Url"));
        if (field.Own.Number("LinkTextMode") == Required && string.IsNullOrWhiteSpace(value.Text("Text")))
            yield return Wrong(field, "Field.LinkText");
    }

    public override string Text(FormField field, JsonObject value, Wording wording) =>
        value.Text("Text") is { Length: > 0 } text && text != value.Text("Url") ? $"{text} ({value.Text("Url")})" : value.Text("Url") ?? "";

    public override string Html(FormField field, JsonObject value, Wording wording)
    {
        var words = Verbatim.Encode(value.Text("Text") is { Length: > 0 } text ? text : value.Text("Url"));
        var opens = value.Text("Target") == "_blank" ? " target=\"_blank\"" : "";
        return Href(value.Text("Url") ?? "") is { } uri ? $"<a href=\"{Verbatim.Encode(uri)}\" rel=\"nofollow ugc noopener\"{opens}>{words}</a>" : words;
    }

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) => [(".Url", [text])];

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text(suffix.TrimStart('.')) ?? "";

    /// <summary>Where a link leads: a page on the web, one of this site (<c>/nl/…</c>, Orchard's <c>~/nl/…</c>, <c>#…</c>), a mail or a call; null where it leads nowhere.</summary>
    internal static string? Href(string url)
    {
        url = url.Trim();
        if (url.StartsWith("~/", StringComparison.Ordinal))
            url = url[1..];
        if (url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal)))
            return url.Any(char.IsWhiteSpace) ? null : url;
        return Elsewhere.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ? (url.Any(char.IsWhiteSpace) ? null : url) : Contact.ToUri(url);
    }

    /// <summary>Whether the form asks for words beside the address.</summary>
    internal static bool AsksText(FormField field) => (field.Own.Number("LinkTextMode") ?? Optional) is Optional or Required;
}
