using System.Globalization;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>A part whose value is a plain list of items: the blocks of a text. Each is asked by the form of its own type; one of a type that nobody here knows is moved and kept as it is.</summary>
/// <param name="List">Where the items stand in the value.</param>
public abstract record BlockPart(string Name, string List) : FieldType(Name), IPart
{
    private const int LongestName = 60;

    public abstract string Key { get; }

    public override string? EditorOf(FormField field) => "/Content/Parts/Blocks.cshtml";

    public override bool IsEmpty(JsonObject value) => !Items(value).Any();

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has(".Item"))
            value[List] = HeldItems.List.Read(field, posted, value.Array(List));
    }

    public void Finish(FormField field, PostedField posted, JsonObject value)
    {
        if (value.Array(List) is { } items)
            HeldItems.Duplicate(posted, items);
    }

    public IEnumerable<JsonObject> Items(JsonObject value) => (value.Array(List) ?? []).OfType<JsonObject>();

    public abstract bool Holds(FormField field, ContentTypeDefinition type);

    public override string Text(FormField field, JsonObject value, Wording wording) => string.Join("\n\n", Items(value).Select(item => Say(field, item, wording)));

    /// <summary>What a list of blocks calls one: its kind, and the first words in it.</summary>
    public static (string Kind, string Words) NameOf(FormField field, JsonObject item, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(field);
        var type = item.Text("ContentType") ?? "";
        var words = field.FormOf(item) is { } form ? form.Words(item).FirstOrDefault() ?? "" : item.Text("DisplayText") ?? "";
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (field.Around.Definitions.Find(type)?.Label.In(wording.Language) ?? type, words.Length <= LongestName ? words : words[..LongestName].TrimEnd() + "…");
    }

    internal static string Say(FormField field, JsonObject item, Wording wording)
    {
        var form = field.FormOf(item);
        var lines = form?.Fields.Where(f => form.Asks(f, item) && !f.IsEmptyIn(item)).Select(f => $"{f.LabelIn(wording)}: {f.TextIn(item, wording)}") ?? [];
        return string.Join('\n', lines.Prepend($"[{NameOf(field, item, wording).Kind}]"));
    }
}

/// <summary><c>{"Widgets":[items]}</c>: blocks below each other, each with <c>FlowMetadata</c>: <c>{"Alignment":0-3,"Size":1-100}</c>, left, middle, right or stretched, and the width in hundredths.</summary>
public sealed record FlowPart() : BlockPart("FlowPart", "Widgets")
{
    private const string Layout = "FlowMetadata";
    private const int Stretched = 3;
    private const int Whole = 100;

    public override string Key => "Flow";

    /// <summary>The widths that the editor offers, in hundredths.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [Whole, 75, 66, 50, 33, 25];

    public override IReadOnlyList<Setting> Settings => [new("FlowPartSettings", "ContainedContentTypes", SettingKind.Types) { Key = "BlockTypes" }];

    public override bool Holds(FormField field, ContentTypeDefinition type) =>
        BagPart.StereotypeOf(type) == "Widget" && (field.Own.Texts("ContainedContentTypes") is not { Count: > 0 } named || named.Contains(type.Name));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        base.Read(field, posted, value);
        foreach (var item in Items(value))
        {
            var start = $".{item.Text("ContentItemId")}.{Layout}";
            if (item.Object(Layout) is null || posted.Has(start + ".Size") || posted.Has(start + ".Alignment"))
                item[Layout] = Laid(item.Object(Layout), posted.First(start + ".Alignment"), posted.First(start + ".Size"));
        }
    }

    /// <summary>How a block stands: Orchard's alignment and width.</summary>
    public static (int Alignment, int Size) LayoutOf(JsonObject item) =>
        ((int)(item.Object(Layout).Number("Alignment") ?? Stretched), (int)(item.Object(Layout).Number("Size") ?? Whole));

    private static JsonObject Laid(JsonObject? before, string? alignment, string? size)
    {
        var laid = before?.Copy() ?? new JsonObject { ["Alignment"] = Stretched, ["Size"] = Whole };
        if (Number(alignment, 0, Stretched) is { } side)
            laid["Alignment"] = side;
        if (Number(size, 1, Whole) is { } width)
            laid["Size"] = width;
        return laid;
    }

    private static int? Number(string? text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}

/// <summary><c>{"ContentItems":[items]}</c>: items of a few kinds, in order. A type may have several under names of their own.</summary>
public sealed record BagPart() : BlockPart("BagPart", "ContentItems")
{
    public override string Key => "Bag";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("BagPartSettings", "ContainedContentTypes", SettingKind.Types) { Key = "BlockTypes" },
        new("BagPartSettings", "ContainedStereotypes", SettingKind.Lines), new("BagPartSettings", "DisplayType") { Key = "BagDisplayType" },
    ];

    public override bool Holds(FormField field, ContentTypeDefinition type) =>
        field.Own.Texts("ContainedContentTypes").Contains(type.Name) || (StereotypeOf(type) is { } stereotype && field.Own.Texts("ContainedStereotypes").Contains(stereotype));

    internal static string? StereotypeOf(ContentTypeDefinition type) => type.Settings.Object("ContentTypeSettings").Text("Stereotype") is { Length: > 0 } stereotype ? stereotype : null;
}
