using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"LocalizationSet":id,"Culture":"nl"}</c>: the language of an item, and what it shares with its translations.</summary>
public sealed record LocalizationPart() : TextField("LocalizationPart", "Culture"), IPart
{
    public string Key => "Culture";
    public override string? EditorOf(FormField field) => "Culture";
    public override IReadOnlyList<Setting> Settings => [];
    public override IReadOnlyList<string> Editors => [];
}

/// <summary><c>{"ScheduledPublishUtc":"…Z"?}</c>: when the public may see the item.</summary>
public sealed record PublishLaterPart() : DateTimeField("PublishLaterPart", "ScheduledPublishUtc"), IPart
{
    public string Key => "PublishLater";
}

/// <summary><c>{"ScheduledArchiveUtc":"…Z"?}</c>: when the item leaves the public site.</summary>
public sealed record ArchiveLaterPart() : DateTimeField("ArchiveLaterPart", "ScheduledArchiveUtc"), IPart
{
    public string Key => "ArchiveLater";
}

/// <summary><c>{"Alias":s}</c>: a short name by which templates find the item.</summary>
public sealed record AliasPart() : TextField("AliasPart", "Alias"), IPart
{
    public const int LongestAlias = 200;
    private const int GeneratedDisabled = 1;
    private const string OrchardsPattern = "{{ Model.ContentItem.DisplayText | slugify }}";

    public string Key => "Alias";

    public override IReadOnlyList<string> Editors => [];

    public override IReadOnlyList<Setting> Settings =>
    [
        new("AliasPartSettings", "Options", SettingKind.Choice) { Choices = ["0", "1"], Otherwise = "0", Key = "AliasOptions" },
        new("AliasPartSettings", "Pattern", SettingKind.Pattern) { Otherwise = OrchardsPattern },
    ];

    public override string? EditorOf(FormField field) => IsGenerated(field) ? "Shown" : "Line";

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (!IsGenerated(field))
            base.Read(field, posted, value);
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value) =>
        value.Text("Alias")!.Length > LongestAlias ? [Wrong(field, "Field.TooManyCharacters", value.Text("Alias")!.Length, LongestAlias)] : [];

    public void Complete(FormField field, JsonObject parts, PatternItem item, Moment moment)
    {
        if (!IsGenerated(field) && !field.IsEmptyIn(parts))
            return;
        var alias = Pattern.Line(field.Own.Text("Pattern") is { Length: > 0 } pattern ? pattern : OrchardsPattern, parts, item);
        if (alias.Length is 0 or > LongestAlias)
            return;
        var value = field.ValueOrEmpty(parts).Copy();
        value["Alias"] = alias;
        field.Write(parts, value);
    }

    private static bool IsGenerated(FormField field) => field.Own.Number("Options") == GeneratedDisabled;
}

/// <summary><c>{}</c>: marks what is drawn beside the form while one writes.</summary>
public sealed record PreviewPart() : Silent("PreviewPart"), IPart
{
    public string Key => "Preview";
    public override IReadOnlyList<Setting> Settings => [new("PreviewPartSettings", "Pattern", SettingKind.Pattern)];
}

/// <summary>A part that has no question of its own.</summary>
public abstract record Silent(string Name) : FieldType(Name)
{
    public override string? EditorOf(FormField field) => null;

    public override bool IsEmpty(JsonObject value) => true;

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
    }

    public override string Text(FormField field, JsonObject value, Wording wording) => "";
}
