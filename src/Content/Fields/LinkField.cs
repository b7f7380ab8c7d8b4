using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Url","Text","Target"}</c>: an address and the words to click on.</summary>
public sealed record LinkField() : FieldType("LinkField")
{
    private const int Optional = 0;
    private const int Required = 1;

    public override string? EditorOf(FormField field) => "Link";

    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text("Url")) && string.IsNullOrWhiteSpace(value.Text("Text"));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        foreach (var property in new[] { "Url", "Text", "Target" })
        {
            if (posted.First("." + property) is { } text)
                value[property] = text;
        }
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        if (value.Text("Url") is not { } url || !Contact.IsWebAddress(url))
            yield return Wrong(field, "Field.Url", value.Text("Url"));
        if (field.Own.Number("LinkTextMode") == Required && string.IsNullOrWhiteSpace(value.Text("Text")))
            yield return Wrong(field, "Field.LinkText");
    }

    public override string Text(FormField field, JsonObject value, Wording wording) =>
        value.Text("Text") is { Length: > 0 } text && text != value.Text("Url") ? $"{text} ({value.Text("Url")})" : value.Text("Url") ?? "";

    public override string Html(FormField field, JsonObject value, Wording wording)
    {
        var words = Verbatim.Encode(value.Text("Text") is { Length: > 0 } text ? text : value.Text("Url"));
        return Contact.ToUri(value.Text("Url") ?? "") is { } uri ? $"<a href=\"{Verbatim.Encode(uri)}\" rel=\"nofollow ugc noopener\">{words}</a>" : words;
    }

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) => [(".Url", [text])];

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text(suffix.TrimStart('.')) ?? "";

    /// <summary>Whether the form asks for words beside the address.</summary>
    internal static bool AsksText(FormField field) => (field.Own.Number("LinkTextMode") ?? Optional) is Optional or Required;
}
