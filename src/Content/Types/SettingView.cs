using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>One setting as the editor of types asks it: as it is written, or as it was just typed.</summary>
internal sealed record SettingView(Setting Setting, string Name, JsonObject Settings, PostedForm? Posted, string? Error, Wording Wording, ContentDefinitions All, IReadOnlyDictionary<string, string> Taxonomies, bool IsReadOnly)
{
    private const int EmptyRows = 2;

    public string Id => Name.Replace('.', '_');
    public string Label => Wording["Setting." + Setting.Key];
    public string? DescribedBy => Error is null ? null : Id + "-error";
    public bool IsTrue => Text == "true";
    public string Text => Typed.First() ?? SettingReading.Shown(Setting, Settings);

    public IReadOnlyList<string> Languages => SettingReading.Languages;

    public string Word(string language) => Typed.First("." + language) ?? SettingReading.Word(Setting, Settings, language);

    /// <summary>The choices with their words.</summary>
    public IEnumerable<(string Value, string Label, bool IsChosen)> Choices => Setting.Kind switch
    {
        SettingKind.Types => All.All.Select(t => (t.Name, t.Label.In(Wording.Language), SettingReading.Shown(Setting, Settings).Split('\n').Contains(t.Name))),
        SettingKind.Taxonomy => Taxonomies.Select(t => (t.Key, t.Value, t.Key == Text)),
        _ => Setting.Choices.Select(c => (c, ChoiceLabel(c), c == Text)),
    };

    /// <summary>The rows that are there and a few to write new ones in.</summary>
    public IEnumerable<NamedRow> Rows => [.. SettingReading.Rows(Setting, Settings), .. Enumerable.Repeat(new NamedRow("", new Dictionary<string, string>()), EmptyRows)];

    private PostedField Typed => new(Setting.Kind is SettingKind.Truth ? PostedForm.Empty : Posted ?? PostedForm.Empty, Name);

    /// <summary>Steps have the names that the type gave them.</summary>
    private string ChoiceLabel(string choice) => Setting.Key == "Step" ? choice : Wording[$"Setting.{Setting.Key}.{(choice.Length == 0 ? "Usual" : choice)}"];
}
