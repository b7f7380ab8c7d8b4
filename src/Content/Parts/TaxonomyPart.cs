using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"TermContentType":s,"Terms":[items]}</c>: the terms of a taxonomy, in order; terms below a term stand in its own <c>Terms</c>.</summary>
public sealed record TaxonomyPart() : FieldType("TaxonomyPart"), IPart
{
    /// <summary>How its terms stand.</summary>
    public static HeldItems Tree { get; } = new(item => item.Array("Terms"), (item, below) => item["Terms"] = below);

    public string Key => "Terms";

    public override string? EditorOf(FormField field) => "/Content/Parts/Taxonomy.cshtml";

    public override bool IsEmpty(JsonObject value) => !Items(value).Any();

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.First(".TermContentType") is { } type && field.Around.Definitions.Find(type) is not null)
            value["TermContentType"] = type;
        if (!posted.Has(".Item") && !posted.Has(".Add"))
            return;
        value["Terms"] = Tree.Read(field, posted, value.Array("Terms"));
    }

    public void Complete(FormField field, JsonObject parts, PatternItem item, Moment moment)
    {
        foreach (var term in Items(field.ValueOrEmpty(parts)))
        {
            var of = term.Object("TermPart")?.Copy() ?? [];
            of["TaxonomyContentItemId"] = item.ItemId;
            term["TermPart"] = of;
        }
    }

    public IEnumerable<JsonObject> Items(JsonObject value) => Tree.All(value.Array("Terms")).Select(t => t.Item);

    /// <summary>Any type can be that of the terms while there is none; then it is the one that was chosen.</summary>
    public bool Holds(FormField field, ContentTypeDefinition type) => type.Has("TitlePart") && type.Name != "Taxonomy";

    public override string Text(FormField field, JsonObject value, Wording wording) => string.Join(", ", Items(value).Select(t => t.Text("DisplayText")));

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => [.. Items(value).Select(t => t.Text("ContentItemId")).OfType<string>()];
}

/// <summary><c>{"TaxonomyContentItemId":id}</c>: to which taxonomy a term belongs.</summary>
public sealed record TermPart() : Silent("TermPart"), IPart
{
    public string Key => "Term";
}
