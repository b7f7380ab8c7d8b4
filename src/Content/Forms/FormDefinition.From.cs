using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

public sealed partial record FormDefinition
{
    private const string OtherSteps = "main";

    /// <summary>Makes the form of a type. <paramref name="terms"/> has the terms of each taxonomy by its item id.</summary>
    public static FormDefinition From(ContentTypeDefinition type, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>>? terms = null) =>
        From(type, terms is null ? TypesAround.Nothing : new TypesAround(ContentDefinitions.Empty, terms));

    /// <summary>Makes the form of a type whose parts may hold items of the types around it.</summary>
    public static FormDefinition From(ContentTypeDefinition type, TypesAround around)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(around);
        var declared = (type.Settings.Object("RadicaleFormSettings").Array("Steps") ?? []).OfType<JsonObject>()
            .Select(s => (Key: s.Text("Key") ?? OtherSteps, Label: s.Words("Label"))).ToList();
        if (declared.Count == 0)
            declared.Add((OtherSteps, type.Label));
        var fields = type.Parts.SelectMany(p => FieldsOf(type, p, around)).DistinctBy(f => f.Key).ToArray();
        var known = declared.Select(d => d.Key).ToHashSet();
        var steps = declared.Select(d => new FormStep(d.Key, d.Label, [.. fields.Where(f => f.Step == d.Key || (d.Key == declared[0].Key && !known.Contains(f.Step)))]));
        return new(type.Name, type.Label, [.. steps.Where(s => s.Fields.Count > 0)]);
    }

    private static IEnumerable<FormField> FieldsOf(ContentTypeDefinition type, ContentTypePartDefinition part, TypesAround around)
    {
        if (PartTypes.Find(part.PartName) is { } whole)
            yield return Field(PartTypes.KeyOf(whole, part.Name), part.Name, null, whole, part.Settings, part.Settings.Object("ContentTypePartSettings").Text("DisplayName"), around);
        foreach (var (name, own, settings) in (PartTypes.Find(part.PartName) as IPart)?.Fields ?? [])
            yield return Field($"{part.Name}.{name}", part.Name, name, own, settings, null, around) with { IsPublic = false };
        foreach (var field in part.Part.Fields)
        {
            var key = part.PartName == type.Name ? field.Name : $"{part.Name}.{field.Name}";
            yield return Field(key, part.Name, field.Name, FieldTypes.Find(field.FieldType), field.Settings, LabelOf(field), around);
        }
    }

    /// <summary>A box to tick has words of its own beside it.</summary>
    private static string LabelOf(ContentFieldDefinition field) => field.Settings.Object("BooleanFieldSettings").Text("Label") is { Length: > 0 } ticked ? ticked
        : field.Settings.Object("ContentPartFieldSettings").Text("DisplayName") is { Length: > 0 } name ? name : field.Name;

    private static FormField Field(string key, string part, string? name, FieldType type, JsonObject settings, string? label, TypesAround around)
    {
        var ours = settings.Object("RadicaleFieldSettings");
        var field = new FormField
        {
            Key = key,
            Part = part,
            Name = name,
            Type = type,
            Settings = settings,
            Around = around,
            Label = ours.Words("Label", label),
            Step = ours.Text("Step") ?? "",
            MinimumWords = (int)(ours.Number("MinimumWords") ?? 0),
            MaximumWords = (int)(ours.Number("MaximumWords") ?? 0),
            HiddenFromJury = ours.Truth("HiddenFromJury") ?? false,
            IsPublic = ours.Truth("Public") ?? false,
            RetentionMonths = (int?)ours.Number("RetentionMonths"),
            ShowIf = ours.Object("ShowIf") is { } condition ? new(condition.Text("Field") ?? "", condition.Texts("Equals")) : null,
        };
        return field with
        {
            Hint = ours.Words("Hint", field.Own.Text("Hint")),
            Required = Needed(ours.Text("Required"), field),
            Options = Choices(field, ours.Object("Options"), around.Terms),
        };
    }

    private static Requirement Needed(string? ours, FormField field) => ours switch
    {
        "always" => Requirement.Always,
        "submit" => Requirement.Submit,
        "never" => Requirement.Never,
        _ => field.Own.Truth("Required") == true || (field.Type is TitlePart && TitlePart.IsWanted(field)) ? Requirement.Submit : Requirement.Never,
    };

    private static IReadOnlyList<FieldOption> Choices(FormField field, JsonObject? labels, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> terms)
    {
        if (field.Own.Text("TaxonomyContentItemId") is { } taxonomy)
            return terms.GetValueOrDefault(taxonomy) ?? [];
        var list = field.Editor == "PredefinedList" ? field.Settings.Object("TextFieldPredefinedListEditorSettings") : field.Own;
        return [.. (list.Array("Options") ?? []).OfType<JsonObject>().Select(o => new FieldOption(o.Text("value") ?? "", LocalText.From(labels?[o.Text("value") ?? ""], o.Text("name")), Slug.Of(o.Text("value") ?? ""))
        {
            IsDefault = o.Truth("default") ?? false,
        })];
    }
}
