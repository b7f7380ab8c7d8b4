using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>When a field has to be filled in.</summary>
public enum Requirement { Never, Submit, Always }

/// <summary>A choice that a field offers. <paramref name="Slug"/> is what addresses and filters carry.</summary>
public sealed record FieldOption(string Value, LocalText Label, string Slug)
{
    /// <summary>Marked when nothing was chosen yet.</summary>
    public bool IsDefault { get; init; }

    /// <summary>How deep it stands below others: a term of a tree.</summary>
    public int Depth { get; init; }

    /// <summary>Whether others stand below it.</summary>
    public bool HasBelow { get; init; }
}

/// <summary>Shows a field only when another one has one of these values.</summary>
public sealed record ShowIf(string Field, IReadOnlyList<string> Values);

/// <summary>One question of a form: a field of a part, or a part that is one value itself (title, body, address).</summary>
public sealed record FormField
{
    /// <summary>What other modules know it by: <c>Summary</c>, <c>Title</c>, <c>Body</c>.</summary>
    public required string Key { get; init; }
    public required string Part { get; init; }
    /// <summary>The field within the part; null where the part is the value.</summary>
    public string? Name { get; init; }
    public required FieldType Type { get; init; }
    public JsonObject Settings { get; init; } = [];
    public LocalText Label { get; init; } = LocalText.None;
    public LocalText Hint { get; init; } = LocalText.None;
    public string Step { get; init; } = "";
    public Requirement Required { get; init; }
    public ShowIf? ShowIf { get; init; }
    public int MinimumWords { get; init; }
    public int MaximumWords { get; init; }
    public bool HiddenFromJury { get; init; }
    public bool IsPublic { get; init; }
    /// <summary>Whether a page of editors' own content shows it: always, unless its type says otherwise.</summary>
    internal bool IsShown => Settings.Object("RadicaleFieldSettings").Truth("Public") != false;
    public int? RetentionMonths { get; init; }
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>What stands before the names of its inputs: <c>FlowPart.4q….</c> in the form of an item that is held by another; else nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The types whose items it may hold.</summary>
    public TypesAround Around { get; init; } = TypesAround.Nothing;

    /// <summary>The name of its input: <c>Entry.Summary</c>.</summary>
    public string InputName => Prefix + (Name is null ? Part : $"{Part}.{Name}");

    /// <summary>The id of its input in a page, and the anchor of its errors.</summary>
    public string InputId => InputName.Replace('.', '_');

    /// <summary>The question itself. A part that was given none has one of the house.</summary>
    public string LabelIn(Wording wording) => Label.IsEmpty ? wording["Part." + ((Type as IPart)?.Key ?? Name)] : Label.In(wording.Language);

    /// <summary>What stands in its empty box.</summary>
    public string? Placeholder => (Type is LinkField ? Own.Text("UrlPlaceholder") : Own.Text("Placeholder")) is { Length: > 0 } text ? text : null;

    /// <summary>Which editor Orchard's settings ask for: <c>TextArea</c>, <c>PredefinedList</c> …</summary>
    public string? Editor => Settings.Object(Name is null ? "ContentTypePartSettings" : "ContentPartFieldSettings").Text("Editor");

    /// <summary>Orchard's own settings of the field type.</summary>
    internal JsonObject? Own => Settings.Object(Type.Name + "Settings");

    /// <summary>Its value in the parts of an item; null where nothing was ever written.</summary>
    public JsonObject? Value(JsonObject content) => Name is null ? content.Object(Part) : content.Object(Part).Object(Name);

    /// <summary>Its value, never null.</summary>
    internal JsonObject ValueOrEmpty(JsonObject content) => Value(content) ?? [];

    internal void Write(JsonObject content, JsonObject value)
    {
        if (Name is null)
        {
            content[Part] = value;
            return;
        }
        if (content[Part] is not JsonObject part)
            content[Part] = part = [];
        part[Name] = value;
    }

    /// <summary>The form of an item that this part holds, its inputs named after the item; null where its type is unknown.</summary>
    public FormDefinition? FormOf(JsonObject item) => Around.FormOf(item.Text("ContentType"))?.Within($"{InputName}.{item.Text("ContentItemId")}.", Around.Found);

    /// <summary>The types whose items can be put in this part.</summary>
    public IEnumerable<ContentTypeDefinition> Holdable => Type is IPart part ? Around.Definitions.All.Where(t => part.Holds(this, t)) : [];

    public bool IsEmptyIn(JsonObject content) => Type.IsEmpty(ValueOrEmpty(content));

    /// <summary>As one would say it or put it in a column, without markup.</summary>
    public string TextIn(JsonObject content, Wording wording) => Type.Text(this, ValueOrEmpty(content), wording);

    /// <summary>As a page shows it: safe HTML.</summary>
    public string HtmlIn(JsonObject content, Wording wording) => Type.Html(this, ValueOrEmpty(content), wording);

    /// <summary>The values that filters carry: option values, slugs of terms.</summary>
    public IReadOnlyList<string> KeywordsIn(JsonObject content) => Type.Keywords(this, ValueOrEmpty(content));
}
