using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Markdown":s}</c>: kept as written, made into HTML and made safe when it is shown. Also the part that is an item's body.</summary>
public record MarkdownField(string Name = "MarkdownField") : FieldType(Name)
{
    public override string? EditorOf(FormField field) => "Area";

    public override IReadOnlyList<Setting> Settings => [new(Name + "Settings", "SanitizeHtml", SettingKind.Truth) { Otherwise = "true" }];

    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text("Markdown"));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            value["Markdown"] = posted.First();
    }

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text("Markdown") ?? "";

    public override string Text(FormField field, JsonObject value, Wording wording) => value.Text("Markdown") ?? "";

    public override string Html(FormField field, JsonObject value, Wording wording) => RichText.FromMarkdown(value.Text("Markdown") ?? "");

    public override string? Written(JsonObject value) => value.Text("Markdown");
}

/// <summary><c>{"Html":s}</c>: kept as written, made safe when it is shown. Also the part that is an item's body.</summary>
public record HtmlField(string Name = "HtmlField") : FieldType(Name)
{
    public override string? EditorOf(FormField field) => field.Editor is "Multiline" or "Monaco" or "CodeMirror" ? "Code" : "Rich";

    public override IReadOnlyList<string> Editors => ["Wysiwyg", "Multiline"];

    public override IReadOnlyList<Setting> Settings => [new(Name + "Settings", "SanitizeHtml", SettingKind.Truth) { Otherwise = "true" }];

    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text("Html"));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            value["Html"] = posted.First();
    }

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text("Html") ?? "";

    public override string Text(FormField field, JsonObject value, Wording wording) => RichText.Plain(value.Text("Html") ?? "");

    public override string Html(FormField field, JsonObject value, Wording wording) => RichText.Safe(value.Text("Html") ?? "");

    public override string? Written(JsonObject value) => RichText.Plain(value.Text("Html") ?? "");
}
