using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Title":s}</c>. Typed, or made by a pattern in Liquid.</summary>
public sealed record TitlePart() : TextField("TitlePart", "Title"), IPart
{
    private const int Editable = 0;
    private const int GeneratedDisabled = 1;
    private const int GeneratedHidden = 2;

    public string Key => "Title";

    public override IReadOnlyList<string> Editors => [];

    public override IReadOnlyList<Setting> Settings =>
    [
        new("TitlePartSettings", "Options", SettingKind.Choice) { Choices = ["0", "1", "2", "3"], Otherwise = "0", Key = "TitleOptions" },
        new("TitlePartSettings", "Pattern", SettingKind.Pattern),
        new("TitlePartSettings", "RenderTitle", SettingKind.Truth) { Otherwise = "true" },
    ];

    public override string? EditorOf(FormField field) => Option(field) switch
    {
        GeneratedDisabled => "Shown",
        GeneratedHidden => null,
        _ => "Line",
    };

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (!IsGenerated(field))
            base.Read(field, posted, value);
    }

    public void Complete(FormField field, JsonObject parts, PatternItem item, Moment moment)
    {
        if (field.Own.Text("Pattern") is not { Length: > 0 } pattern || (!IsGenerated(field) && !field.IsEmptyIn(parts)))
            return;
        var value = field.ValueOrEmpty(parts).Copy();
        value["Title"] = Pattern.Line(pattern, parts, item);
        field.Write(parts, value);
    }

    /// <summary>Whether a person has to give it: options 0 (editable) and 3 (editable, required), unless a pattern fills it in.</summary>
    internal static bool IsWanted(FormField field) => !IsGenerated(field) && (Option(field) != Editable || field.Own.Text("Pattern") is not { Length: > 0 });

    private static bool IsGenerated(FormField field) => Option(field) is GeneratedDisabled or GeneratedHidden;

    private static int Option(FormField field) => (int)(field.Own.Number("Options") ?? Editable);
}
