using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Values":[]}</c>: any of a list.</summary>
public sealed record MultiTextField() : FieldType("MultiTextField")
{
    public override string? EditorOf(FormField field) => "Checkboxes";

    public override IReadOnlyList<Setting> Settings => [new("MultiTextFieldSettings", "Options", SettingKind.Options)];

    public override bool IsEmpty(JsonObject value) => value.Texts("Values").Count == 0;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            value["Values"] = Json.ToArray(posted.Chosen());
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value) => Choices.Check(field, value.Texts("Values"));

    public override string Text(FormField field, JsonObject value, Wording wording) => Choices.Say(field, value.Texts("Values"), wording);

    public override string Html(FormField field, JsonObject value, Wording wording) => Choices.List(field, value.Texts("Values"), wording);

    public override IReadOnlyList<string> Chosen(JsonObject value) => value.Texts("Values");

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => value.Texts("Values");

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) => [("", Choices.Split(field, text))];
}

/// <summary><c>{"TaxonomyContentItemId":id,"TermContentItemIds":[]}</c>: terms of a taxonomy. The form's options carry the terms.</summary>
public sealed record TaxonomyField() : FieldType("TaxonomyField")
{
    public override string? EditorOf(FormField field) => field.Own.Truth("Unique") == true ? "Radio" : "Checkboxes";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("TaxonomyFieldSettings", "TaxonomyContentItemId", SettingKind.Taxonomy), new("TaxonomyFieldSettings", "Unique", SettingKind.Truth), new("TaxonomyFieldSettings", "LeavesOnly", SettingKind.Truth),
    ];

    /// <summary>Whether a term may be chosen: all, or only those without terms below them.</summary>
    internal override bool Offers(FormField field, FieldOption option) => field.Own.Truth("LeavesOnly") != true || !option.HasBelow;

    public override bool IsEmpty(JsonObject value) => value.Texts("TermContentItemIds").Count == 0;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (!posted.Has())
            return;
        value["TaxonomyContentItemId"] = value.Text("TaxonomyContentItemId") ?? field.Own.Text("TaxonomyContentItemId");
        value["TermContentItemIds"] = Json.ToArray(posted.Chosen());
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        var terms = value.Texts("TermContentItemIds");
        if (field.Own.Truth("Unique") == true && terms.Count > 1)
            return [Wrong(field, "Field.OnlyOne")];
        return field.Options.Any(o => terms.Contains(o.Value) && !Offers(field, o)) ? [Wrong(field, "Field.LeavesOnly")] : Choices.Check(field, terms);
    }

    public override string Text(FormField field, JsonObject value, Wording wording) => Choices.Say(field, value.Texts("TermContentItemIds"), wording);

    public override string Html(FormField field, JsonObject value, Wording wording) => Choices.List(field, value.Texts("TermContentItemIds"), wording);

    public override IReadOnlyList<string> Chosen(JsonObject value) => value.Texts("TermContentItemIds");

    /// <summary>The slugs of the terms; words of an import that name no term, as they stand.</summary>
    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) =>
        [.. value.Texts("TermContentItemIds").Select(id => field.Options.FirstOrDefault(o => o.Value == id)?.Slug ?? (ItemIds.IsId(id) ? null : id)).OfType<string>()];

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) => [("", Choices.Split(field, text))];
}

/// <summary><c>{"ContentItemIds":[]}</c>: other items.</summary>
public sealed record ContentPickerField() : FieldType("ContentPickerField")
{
    public override string? EditorOf(FormField field) => "Picker";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("ContentPickerFieldSettings", "Multiple", SettingKind.Truth), new("ContentPickerFieldSettings", "DisplayAllContentTypes", SettingKind.Truth),
        new("ContentPickerFieldSettings", "DisplayedContentTypes", SettingKind.Types),
    ];

    public override bool IsEmpty(JsonObject value) => value.Texts("ContentItemIds").Count == 0;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            value["ContentItemIds"] = Json.ToArray(posted.Chosen());
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value) =>
        field.Own.Truth("Multiple") != true && value.Texts("ContentItemIds").Count > 1 ? [Wrong(field, "Field.OnlyOne")] : [];

    public override string Text(FormField field, JsonObject value, Wording wording) => Choices.Say(field, value.Texts("ContentItemIds"), wording);

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => value.Texts("ContentItemIds");

    public override IReadOnlyList<string> Chosen(JsonObject value) => value.Texts("ContentItemIds");

    /// <summary>The types whose items can be picked: those named, those of a stereotype, or all that stand in lists.</summary>
    public static IReadOnlyList<string> TypesOf(FormField field)
    {
        var stereotypes = field.Own.Texts("DisplayedStereotypes");
        var around = field.Around.Definitions.All;
        if (field.Own.Truth("DisplayAllContentTypes") == true)
            return [.. around.Where(t => t.IsListable).Select(t => t.Name)];
        return stereotypes.Count == 0 ? field.Own.Texts("DisplayedContentTypes") : [.. around.Where(t => stereotypes.Contains(t.Settings.Object("ContentTypeSettings").Text("Stereotype"))).Select(t => t.Name)];
    }

    internal static bool AllowsMany(FormField field) => field.Own.Truth("Multiple") == true;
}

/// <summary>What the fields with choices share.</summary>
internal static class Choices
{
    private static readonly char[] Separators = [';', '|'];

    public static IEnumerable<FieldError> Check(FormField field, IReadOnlyList<string> chosen) =>
        chosen.Where(c => field.Options.All(o => o.Value != c)).Take(1).Select(c => new FieldError(field.Key, "Field.Option", c));

    public static string Say(FormField field, IReadOnlyList<string> chosen, Wording wording) => string.Join(", ", chosen.Select(c => Label(field, c, wording)));

    public static string List(FormField field, IReadOnlyList<string> chosen, Wording wording) => chosen.Count < 2
        ? Verbatim.Encode(Say(field, chosen, wording))
        : $"<ul>{string.Concat(chosen.Select(c => $"<li>{Verbatim.Encode(Label(field, c, wording))}</li>"))}</ul>";

    /// <summary>The value of a choice that is named by its value, its slug or its label in any language.</summary>
    public static string? Find(FormField field, string text) => field.Options.FirstOrDefault(o =>
        Same(o.Value, text) || Same(o.Slug, text) || o.Label.Texts.Values.Any(l => Same(l, text)))?.Value;

    public static string[] Split(FormField field, string text) =>
        ["", .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Find(field, t) ?? t)];

    private static string Label(FormField field, string value, Wording wording) => field.Options.FirstOrDefault(o => o.Value == value)?.Label.In(wording.Language) ?? value;

    private static bool Same(string one, string other) => string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);
}
