using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

public sealed partial record FormDefinition
{
    private const string OtherSteps = "main";

    /// <summary>Makes the form of a type. <paramref name="terms"/> has the terms of each taxonomy by its item id.</summary>
    public static FormDefinition From(ContentTypeDefinition type, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>>? terms = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var declared = (type.Settings.Object("RadicaleFormSettings").Array("Steps") ?? []).OfType<JsonObject>()
            .Select(s => (Key: s.Text("Key") ?? OtherSteps, Label: s.Words("Label"))).ToList();
        if (declared.Count == 0)
            declared.Add((OtherSteps, type.Label));
        var fields = type.Parts.SelectMany(p => FieldsOf(type, p, terms ?? new Dictionary<string, IReadOnlyList<FieldOption>>())).ToArray();
        var known = declared.Select(d => d.Key).ToHashSet();
        var steps = declared.Select(d => new FormStep(d.Key, d.Label, [.. fields.Where(f => f.Step == d.Key || (d.Key == declared[0].Key && !known.Contains(f.Step)))]));
        return new(type.Name, type.Label, [.. steps.Where(s => s.Fields.Count > 0)]);
    }

    private static IEnumerable<FormField> FieldsOf(ContentTypeDefinition type, ContentTypePartDefinition part, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> terms)
    {
        if (FieldTypes.OfPart(part.PartName) is { } whole)
            yield return Field(FieldTypes.KeyOfPart(part.PartName), part.Name, null, whole, part.Settings, part.Settings.Object("ContentTypePartSettings").Text("DisplayName"), terms);
        foreach (var field in part.Part.Fields)
        {
            var key = part.PartName == type.Name ? field.Name : $"{part.Name}.{field.Name}";
            yield return Field(key, part.Name, field.Name, FieldTypes.Find(field.FieldType), field.Settings, field.Settings.Object("ContentPartFieldSettings").Text("DisplayName") ?? field.Name, terms);
        }
    }

    private static FormField Field(string key, string part, string? name, FieldType type, JsonObject settings, string? label, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> terms)
    {
        var ours = settings.Object("RadicaleFieldSettings");
        var field = new FormField
        {
            Key = key,
            Part = part,
            Name = name,
            Type = type,
            Settings = settings,
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
            Options = Choices(field, ours.Object("Options"), terms),
        };
    }

    private static Requirement Needed(string? ours, FormField field) => ours switch
    {
        "always" => Requirement.Always,
        "submit" => Requirement.Submit,
        "never" => Requirement.Never,
        // TitlePart has no Required; its options 0 (editable) and 3 (editable, required) both mean that a title is wanted.
        _ => field.Own.Truth("Required") == true || field.Part == "TitlePart" ? Requirement.Submit : Requirement.Never,
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
