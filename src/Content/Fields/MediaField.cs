using System.Text.Json.Nodes;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>A picture or document of a field: where it is in the library, and what it shows in words.</summary>
public sealed record MediaItem(string Path, string Text);

/// <summary><c>{"Paths":[],"MediaTexts":[],"Anchors":[]}</c>: pictures and documents of the library, in order, each with words for who cannot see it.</summary>
public sealed record MediaField() : FieldType("MediaField")
{
    private const decimal Middle = 0.5m;

    public override string? EditorOf(FormField field) => "Media";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("MediaFieldSettings", "Multiple", SettingKind.Truth) { Otherwise = "true" }, new("MediaFieldSettings", "AllowMediaText", SettingKind.Truth) { Otherwise = "true" },
        new("MediaFieldSettings", "AllowAnchors", SettingKind.Truth), new("MediaFieldSettings", "AllowedExtensions", SettingKind.Lines), new("MediaFieldSettings", "MaximumMegabytes", SettingKind.Whole),
    ];

    public override bool IsEmpty(JsonObject value) => value.Texts("Paths").Count == 0;

    /// <summary>Reads which paths stay, in their order, and their words: inputs <c>.Path</c> and <c>.Text</c>, paired; <c>.Add</c> is picked from the library. An upload is added by whoever receives it, with <see cref="Add"/>.</summary>
    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (!posted.Has(".Path"))
            return;
        var dropped = posted.All(".Drop");
        var anchors = (value.Array("Anchors") ?? []).Select(a => a?.DeepClone()).ToArray();
        var before = value.Texts("Paths");
        var points = AsksAnchors(field) ? posted.All(".Path").Zip(posted.All(".X").Zip(posted.All(".Y"))).Where(p => p.First.Length > 0).DistinctBy(p => p.First).ToDictionary(p => p.First, p => p.Second) : [];
        var kept = posted.All(".Path").Zip(posted.All(".Text").Concat(Enumerable.Repeat("", posted.All(".Path").Count)))
            .Concat(posted.Chosen(".Add").Select(path => (First: path, Second: field.Options.FirstOrDefault(o => o.Value == path)?.Slug ?? "")))
            .Where(p => p.First.Length > 0 && !dropped.Contains(p.First)).DistinctBy(p => p.First).ToArray();
        value["Paths"] = Json.ToArray(kept.Select(k => k.First));
        value["MediaTexts"] = Json.ToArray(kept.Select(k => k.Second));
        if (anchors.Length > 0 || points.Count > 0)
            value["Anchors"] = new JsonArray([.. kept.Select(k => Point(points.GetValueOrDefault(k.First)) ?? (before.ToList().IndexOf(k.First) is var i and >= 0 && i < anchors.Length ? anchors[i]?.DeepClone() : new JsonObject { ["X"] = Middle, ["Y"] = Middle }))]);
    }

    /// <summary>A point as a form posts it, in hundredths; null where that is none.</summary>
    private static JsonObject? Point((string? X, string? Y) typed) =>
        NumericField.Parse(typed.X ?? "") is { } x and >= 0 and <= 100 && NumericField.Parse(typed.Y ?? "") is { } y and >= 0 and <= 100 ? new() { ["X"] = x / 100, ["Y"] = y / 100 } : null;

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        var paths = value.Texts("Paths");
        if (!AllowsMany(field) && paths.Count > 1)
            yield return Wrong(field, "Field.OnlyOne");
        var allowed = Extensions(field);
        if (allowed.Count > 0 && paths.FirstOrDefault(p => !allowed.Select(MediaType.OfExtension).Contains(MediaType.OfExtension(Path.GetExtension(p)))) is { } wrong)
            yield return Wrong(field, "Field.Extension", Path.GetFileName(wrong), string.Join(", ", allowed));
    }

    public override string Text(FormField field, JsonObject value, Wording wording) => string.Join(", ", value.Texts("Paths"));

    /// <summary>What the pictures show, in words: a page that shows the pictures themselves asks <see cref="Items"/>.</summary>
    public override string Html(FormField field, JsonObject value, Wording wording) =>
        $"<ul>{string.Concat(Items(value).Select(i => $"<li>{Verbatim.Encode(i.Text.Length > 0 ? i.Text : Path.GetFileName(i.Path))}</li>"))}</ul>";

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) =>
        [(".Path", text.Split(['|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public static IReadOnlyList<MediaItem> Items(JsonObject? value)
    {
        var texts = value.Array("MediaTexts");
        return [.. value.Texts("Paths").Select((p, i) => new MediaItem(p, texts is not null && i < texts.Count ? texts[i].AsText() ?? "" : ""))];
    }

    /// <summary>What matters most in a picture, from 0 to 1 from the left and the top; the middle where nobody said so.</summary>
    public static (decimal X, decimal Y) AnchorOf(JsonObject? value, int index) =>
        value.Array("Anchors") is { } anchors && index < anchors.Count && anchors[index] is JsonObject anchor ? (anchor.Number("X") ?? Middle, anchor.Number("Y") ?? Middle) : (Middle, Middle);

    internal static bool AsksText(FormField field) => field.Own.Truth("AllowMediaText") ?? true;

    internal static bool AsksAnchors(FormField field) => field.Own.Truth("AllowAnchors") ?? false;

    public static bool AllowsMany(FormField field) => field.Own.Truth("Multiple") ?? true;

    /// <summary>The largest file this field takes, in bytes: our own setting <c>MaximumMegabytes</c>, or what every form takes.</summary>
    public static long Largest(FormField field, long otherwise)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Own.Number("MaximumMegabytes") is { } megabytes and > 0 ? Math.Min(otherwise, (long)(megabytes * 1_000_000)) : otherwise;
    }

    /// <summary>The only kinds of file that this field takes, such as <c>.jpg</c>; none for all.</summary>
    public static IReadOnlyList<string> Extensions(FormField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Own.Texts("AllowedExtensions");
    }

    /// <summary>What a file for this field is wanted for.</summary>
    public static MediaUse UseOf(FormField field) => AllowsDocuments(field) ? MediaUse.Document : MediaUse.Picture;

    internal static bool AllowsDocuments(FormField field) => field.Own.Texts("AllowedExtensions").Contains(".pdf", StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts a received file into the answers. Where one fits, it takes the place of the former.</summary>
    public static void Add(FormField field, JsonObject content, string path, string text = "")
    {
        var value = field.Value(content)?.Copy() ?? [];
        var (former, before) = (value.Copy(), value.Texts("Paths").ToList());
        var items = AllowsMany(field) ? Items(value).Where(i => i.Path != path) : [];
        MediaItem[] all = [.. items, new(path, text)];
        value["Paths"] = Json.ToArray(all.Select(i => i.Path));
        value["MediaTexts"] = Json.ToArray(all.Select(i => i.Text));
        if (value.Array("Anchors") is not null)
            value["Anchors"] = new JsonArray([.. all.Select(i => before.IndexOf(i.Path) is var at and >= 0 ? AnchorOf(former, at) : (Middle, Middle)).Select(a => new JsonObject { ["X"] = a.Item1, ["Y"] = a.Item2 })]);
        field.Write(content, value);
    }
}
