using System.Globalization;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Value":n?}</c>. Read strictly: comma or dot, never marks for thousands.</summary>
public sealed record NumericField() : FieldType("NumericField")
{
    public override string? EditorOf(FormField field) => "Number";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("NumericFieldSettings", "Scale", SettingKind.Whole) { Otherwise = "0" }, new("NumericFieldSettings", "Minimum", SettingKind.Number), new("NumericFieldSettings", "Maximum", SettingKind.Number),
        new("NumericFieldSettings", "DefaultValue"), new("NumericFieldSettings", "Placeholder"),
    ];

    /// <summary>Orchard writes the number to begin with as text.</summary>
    public override JsonObject? Default(FormField field) => field.Own.Number("DefaultValue") is { } number ? new() { ["Value"] = number } : null;

    public override bool IsEmpty(JsonObject value) => value.Number("Value") is null && string.IsNullOrWhiteSpace(value.Text(Typed));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.First() is not { } text)
            return;
        value.Remove(Typed);
        value["Value"] = Parse(text) is { } number ? JsonValue.Create(number) : null;
        if (value["Value"] is null && !string.IsNullOrWhiteSpace(text))
            value[Typed] = text;
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        if (value.Number("Value") is not { } number)
        {
            yield return Wrong(field, "Field.Number", value.Text(Typed));
            yield break;
        }
        var scale = (int)(field.Own.Number("Scale") ?? 0);
        if (decimal.Round(number, Math.Clamp(scale, 0, 28)) != number)
            yield return scale == 0 ? Wrong(field, "Field.WholeNumber", number) : Wrong(field, "Field.Scale", number, scale);
        if (field.Own.Number("Minimum") is { } least && number < least)
            yield return Wrong(field, "Field.Minimum", number, least);
        if (field.Own.Number("Maximum") is { } most && number > most)
            yield return Wrong(field, "Field.Maximum", number, most);
    }

    public override string Text(FormField field, JsonObject value, Wording wording) => Shown(value, wording);

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => value.Number("Value") is { } number ? [Say(number, CultureInfo.InvariantCulture)] : [];

    public override string Shown(JsonObject value, Wording wording, string suffix = "") =>
        value.Number("Value") is { } number ? Say(number, wording.Culture) : value.Text(Typed) ?? "";

    internal static string Say(decimal number, CultureInfo culture) => number.ToString("0.############################", culture);

    internal static decimal? Parse(string text)
    {
        text = text.Trim().Replace(',', '.');
        return text.Length is > 0 and <= 30 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary><c>{"Value":b}</c>: one box to tick, or not.</summary>
public sealed record BooleanField() : FieldType("BooleanField")
{
    public override string? EditorOf(FormField field) => "Checkbox";

    public override IReadOnlyList<Setting> Settings => [new("BooleanFieldSettings", "DefaultValue", SettingKind.Truth) { Key = "DefaultTick" }];

    public override JsonObject? Default(FormField field) => field.Own.Truth("DefaultValue") == true ? new() { ["Value"] = true } : null;

    /// <summary>A box that must be ticked and is not, counts as not filled in.</summary>
    public override bool IsEmpty(JsonObject value) => value.Truth("Value") != true;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            value["Value"] = posted.All().Any(v => v is "true" or "on" or "1");
    }

    public override string Text(FormField field, JsonObject value, Wording wording) => value.Truth("Value") is { } yes ? wording[yes ? "Field.Yes" : "Field.No"] : "";

    public override IReadOnlyList<string> Chosen(JsonObject value) => value.Truth("Value") == true ? ["true"] : [];

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => [value.Truth("Value") == true ? "true" : "false"];

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) =>
        [("", ["", text.Trim().ToLowerInvariant() is "true" or "1" or "ja" or "oui" or "yes" or "x" or "waar" or "vrai" ? "true" : ""])];

    internal override string MissingKey => "Field.Tick";
}
