using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>What every type, field and part may set, beside what its own kind has.</summary>
internal static class CommonSettings
{
    private const string Ours = "RadicaleFieldSettings";
    private static readonly string[] WhenNeeded = ["never", "submit", "always"];

    public static IReadOnlyList<Setting> OfTypes { get; } =
    [
        new("RadicaleFormSettings", "Label", SettingKind.Words), new("ContentTypeSettings", "Description"),
        new("ContentTypeSettings", "Creatable", SettingKind.Truth), new("ContentTypeSettings", "Listable", SettingKind.Truth), new("ContentTypeSettings", "Draftable", SettingKind.Truth),
        new("ContentTypeSettings", "Versionable", SettingKind.Truth), new("ContentTypeSettings", "Securable", SettingKind.Truth), new("ContentTypeSettings", "Stereotype"),
        new("RadicaleFormSettings", "Steps", SettingKind.Steps),
    ];

    /// <summary>The settings of a field, in the order of the form.</summary>
    public static IReadOnlyList<Setting> OfField(string fieldType, JsonObject settings, IReadOnlyList<string> steps)
    {
        var kind = FieldTypes.Find(fieldType);
        var editor = settings.Object("ContentPartFieldSettings").Text("Editor") ?? "";
        string[] editors = ["", .. kind.Editors];
        Setting[] asked = kind.Editors.Count == 0 ? [] : [new("ContentPartFieldSettings", "Editor", SettingKind.Choice) { Choices = editors.Contains(editor) ? editors : [.. editors, editor] }];
        return [.. OfQuestion(settings, kind.Name + "Settings", steps), .. asked, .. kind.Settings.Where(s => s.Editor is null || s.Editor == editor), .. OfReaders()];
    }

    /// <summary>The settings of a part; those of a question only where it asks one.</summary>
    public static IReadOnlyList<Setting> OfPart(string partName, JsonObject settings, IReadOnlyList<string> steps)
    {
        if (PartTypes.Find(partName) is not { } kind)
            return [];
        return kind is Silent ? kind.Settings : [.. OfQuestion(settings, kind.Name + "Settings", steps), .. kind.Settings, .. OfReaders()];
    }

    private static IEnumerable<Setting> OfQuestion(JsonObject settings, string own, IReadOnlyList<string> steps)
    {
        yield return new(Ours, "Label", SettingKind.Words);
        yield return new(Ours, "Hint", SettingKind.Words);
        yield return new(Ours, "Required", SettingKind.Choice) { Choices = WhenNeeded, Otherwise = settings.Object(own).Truth("Required") == true ? "submit" : "never" };
        if (steps.Count > 1)
            yield return new(Ours, "Step", SettingKind.Choice) { Choices = settings.Object(Ours).Text("Step") is { } step && !steps.Contains(step) ? [.. steps, step] : steps, Otherwise = steps[0] };
        yield return new(Ours, "MinimumWords", SettingKind.Whole) { Otherwise = "0" };
        yield return new(Ours, "MaximumWords", SettingKind.Whole) { Otherwise = "0" };
    }

    private static IEnumerable<Setting> OfReaders() =>
    [
        new(Ours, "Public", SettingKind.Truth), new(Ours, "HiddenFromJury", SettingKind.Truth), new(Ours, "RetentionMonths", SettingKind.Whole),
        new(Ours + ".ShowIf", "Field") { Key = "ShowIf" }, new(Ours + ".ShowIf", "Equals", SettingKind.Lines) { Key = "ShowIfValues" },
    ];
}
