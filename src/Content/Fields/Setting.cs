namespace RadicaleVernieuwers.Content;

/// <summary>How a setting is asked in the editor of types.</summary>
public enum SettingKind { Truth, Line, Area, Number, Whole, Choice, Lines, Types, Options, Pattern, Taxonomy, Words, Steps }

/// <summary>One setting of a field or a part, as Orchard writes it: <c>{"TextFieldSettings":{"Required":true}}</c>.
/// Its label is the text <c>Setting.{Key}</c>; a choice's is <c>Setting.{Key}.{value}</c>, or <c>Setting.{Key}.Usual</c> where the value is empty.</summary>
/// <param name="Bag">The settings class: <c>TextFieldSettings</c>.</param>
/// <param name="Name">Where the value stands in it.</param>
public sealed record Setting(string Bag, string Name, SettingKind Kind = SettingKind.Line)
{
    /// <summary>The values to choose from; whole numbers are written as numbers, as Orchard writes its enumerations.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What its texts are called, where <see cref="Name"/> means several things.</summary>
    public string Key { get; init; } = Name;

    /// <summary>Asked only where the field has this editor; null for always.</summary>
    public string? Editor { get; init; }

    /// <summary>What counts where nothing is written.</summary>
    public string Otherwise { get; init; } = "";
}
