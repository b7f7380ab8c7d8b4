using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>All that one kind of field knows: the shape of its value (Orchard's), how a form reads it, when it is sound, and how it is shown, found and exported.</summary>
public abstract record FieldType(string Name)
{
    /// <summary>What was typed and is no value of this type yet. Kept beside the value, so that nothing that was typed is lost.</summary>
    internal const string Typed = "_typed";

    /// <summary>Which partial of <c>Forms/</c> asks it, or the path of one elsewhere; null where people cannot fill it in.</summary>
    public abstract string? EditorOf(FormField field);

    public abstract bool IsEmpty(JsonObject value);

    /// <summary>Takes over what was posted. Inputs that were not sent leave the value alone, and so do properties nobody here knows.</summary>
    public abstract void Read(FormField field, PostedField posted, JsonObject value);

    /// <summary>What is wrong with a value that is not empty.</summary>
    public virtual IEnumerable<FieldError> Check(FormField field, JsonObject value) => [];

    /// <summary>What an editor of types may set, beside what every field has.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>Orchard's names of the ways to ask it, beside the usual one.</summary>
    public virtual IReadOnlyList<string> Editors => [];

    /// <summary>The value that stands in a form where nothing was ever written; null for none.</summary>
    public virtual JsonObject? Default(FormField field) => null;

    public abstract string Text(FormField field, JsonObject value, Wording wording);

    public virtual string Html(FormField field, JsonObject value, Wording wording) => Verbatim.Paragraphs(Text(field, value, wording));

    public virtual IReadOnlyList<string> Keywords(FormField field, JsonObject value) => [];

    /// <summary>What a box of its editor shows: the value as people type it here, or what was typed and is no value yet.</summary>
    public virtual string Shown(JsonObject value, Wording wording, string suffix = "") => "";

    /// <summary>The choices that are marked.</summary>
    public virtual IReadOnlyList<string> Chosen(JsonObject value) => [];

    /// <summary>The text whose words are counted; null where words do not count.</summary>
    public virtual string? Written(JsonObject value) => null;

    /// <summary>The inputs (suffix, values) that say what an imported text says.</summary>
    public virtual IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) => [("", [text])];

    /// <summary>Whether a choice can be made at all.</summary>
    internal virtual bool Offers(FormField field, FieldOption option) => true;

    /// <summary>Whether several inputs ask it, which then stand together under one legend.</summary>
    internal virtual bool IsGroup(FormField field) => EditorOf(field) is "Radio" or "Checkboxes" or "Link" or "Media" or "Picker" || EditorOf(field)?.StartsWith('/') == true;

    internal virtual string MissingKey => "Field.Required";

    protected static FieldError Wrong(FormField field, string key, params object?[] arguments) => new(field.Key, key, arguments);
}

/// <summary>A kind of field that this program does not know: carried along untouched.</summary>
public sealed record OpaqueField(string Name) : FieldType(Name)
{
    public override string? EditorOf(FormField field) => null;

    public override bool IsEmpty(JsonObject value) => true;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
    }

    public override string Text(FormField field, JsonObject value, Wording wording) => "";
}
