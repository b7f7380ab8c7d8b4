using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Markdown":s}</c>: the text of an item.</summary>
public sealed record MarkdownBodyPart() : MarkdownField("MarkdownBodyPart"), IPart
{
    public string Key => "Body";
}

/// <summary><c>{"Html":s}</c>: the text of an item.</summary>
public sealed record HtmlBodyPart() : HtmlField("HtmlBodyPart"), IPart
{
    public string Key => "Body";
}

/// <summary><c>{"Liquid":s}</c>: a text with Liquid in it, only for who may write templates. What it makes is shown as safe HTML.</summary>
public sealed record LiquidPart() : FieldType("LiquidPart"), IPart
{
    public string Key => "Liquid";
    public string? Permission => Data.Permissions.ManageLiquidTemplates;

    public override string? EditorOf(FormField field) => "Area";

    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text("Liquid"));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            value["Liquid"] = posted.First();
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value) =>
        Pattern.Fault(value.Text("Liquid") ?? "") is { } fault ? [Wrong(field, "Field.Liquid", fault)] : [];

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text("Liquid") ?? "";

    public override string Text(FormField field, JsonObject value, Wording wording) => RichText.Plain(Made(field, value));

    public override string Html(FormField field, JsonObject value, Wording wording) => RichText.Safe(Made(field, value));

    /// <summary>The item around it is the value's parent: a template may read the other parts.</summary>
    private static string Made(FormField field, JsonObject value) =>
        Pattern.Render(value.Text("Liquid") ?? "", value.Parent as JsonObject ?? [], new PatternItem(field.Part, ""));
}
