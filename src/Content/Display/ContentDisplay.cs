using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>Makes the shape of a content item from its parts and fields: Orchard Core's names, alternates and zones. Where the theme has no template, each piece says itself.</summary>
public sealed class ContentDisplay(ContentTypes types, Forms forms, PlacementTable placements, PartDisplays parts, IEnumerable<IContentShape> extras, AnswerTypes answers, Texts texts)
{
    public const string Detail = "Detail";
    public const string Summary = "Summary";
    private const int DeepestNesting = 10;

    public Task<Shape> BuildAsync(ContentItem item, string displayType = Detail, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return BuildAsync(item.ToJson(), displayType, cancellationToken);
    }

    /// <summary>An item as JSON: one that stands inside another, such as a widget of a flow.</summary>
    public Task<Shape> BuildAsync(JsonObject item, string displayType = Detail, CancellationToken cancellationToken = default) => BuildAsync(item, displayType, 0, cancellationToken);

    internal async Task<Shape> BuildAsync(JsonObject item, string displayType, int depth, CancellationToken cancellationToken)
    {
        var name = item.Text("ContentType") ?? "";
        if (await types.FindAsync(name, cancellationToken) is not { } type || depth > DeepestNesting)
            return new Shape("Content") { Html = () => "" };
        var form = await forms.GetAsync(name, cancellationToken);
        var isForm = (await answers.AllAsync(cancellationToken)).Contains(name);
        var display = new ItemDisplay(type, form, item, displayType, Wording.Here(texts), depth, isForm);
        foreach (var part in type.Parts)
        {
            foreach (var piece in await PiecesAsync(part, display, cancellationToken))
                await PlaceAsync(piece.Shape, piece.Place, display, cancellationToken);
        }
        foreach (var extra in extras)
            await extra.FillAsync(display.Shape, display.Model, cancellationToken);
        return display.Shape;
    }

    private async Task<IEnumerable<(Shape Shape, string Place)>> PiecesAsync(ContentTypePartDefinition part, ItemDisplay display, CancellationToken cancellationToken)
    {
        var pieces = new List<(Shape, string)>();
        if (part.PartName != display.Type.Name && await parts.BuildAsync(part, display, this, cancellationToken) is { } whole)
            pieces.Add((whole, part.PartName == "TitlePart" ? "Header:5" : $"Content:{display.Next()}"));
        foreach (var field in display.Fields(part.Name))
            pieces.Add((parts.Field(part, field, display), $"Content:{display.Next()}"));
        return pieces;
    }

    private async Task PlaceAsync(Shape piece, string otherwise, ItemDisplay display, CancellationToken cancellationToken)
    {
        var about = new Placed(piece.Type, display.DisplayType, piece.Name, display.Type.Name, [.. display.Type.Parts.Select(p => p.PartName)], "");
        var place = await placements.FindAsync(about, cancellationToken) ?? new Place(null, [], [], null);
        if (place.IsHidden)
            return;
        foreach (var alternate in place.Alternates)
            piece.Alternates.Add(alternate);
        foreach (var wrapper in place.Wrappers)
            piece.Wrappers.Add(wrapper);
        piece.Type = place.Shape ?? piece.Type;
        if (place.Where is null)
            place = place with { Where = otherwise };
        if (place.IsInLayout)
            display.Shape.ForLayout.Add((place.Zone, piece, place.Position));
        else
            display.Shape.Zone(place.Zone.Length > 0 ? place.Zone : "Content").Add(piece, place.Position);
    }
}

/// <summary>What a module above gives to the shape of an item, for its own templates.</summary>
public interface IContentShape
{
    ValueTask FillAsync(Shape shape, ContentItemModel item, CancellationToken cancellationToken);
}

/// <summary>One item on its way to a shape.</summary>
internal sealed class ItemDisplay
{
    private int _position;

    public ItemDisplay(ContentTypeDefinition type, FormDefinition form, JsonObject item, string displayType, Wording wording, int depth, bool isForm)
    {
        (Type, Form, Item, DisplayType, Wording, Depth) = (type, form, item, displayType, wording, depth);
        var all = ItemJson.PartsOf(item);
        IsForm = isForm;
        Parts = IsForm ? form.Redact(all, Audience.Public) : form.WithoutHidden(all);
        Model = new ContentItemModel(item, Parts) { Form = form };
        Shape = Whole();
    }

    public ContentTypeDefinition Type { get; }
    public FormDefinition Form { get; }
    public JsonObject Item { get; }
    public JsonObject Parts { get; }
    public string DisplayType { get; }
    public Wording Wording { get; }
    public int Depth { get; }
    public ContentItemModel Model { get; }
    public Shape Shape { get; }

    /// <summary>The answers to a form that people fill in: only what it calls public is shown.</summary>
    public bool IsForm { get; }

    public bool IsSummary => DisplayType == ContentDisplay.Summary;

    public string Stereotype => Type.Settings.Object("ContentTypeSettings").Text("Stereotype") is { Length: > 0 } stereotype ? stereotype : "Content";

    public string Next() => (++_position).ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields of a part that are filled in and that the public may see. A summary has the first text and the first picture.</summary>
    public IEnumerable<FormField> Fields(string part)
    {
        var shown = Form.Fields.Where(f => f.Part == part && f.Name is not null && IsShown(f) && Form.Asks(f, Parts) && f.Value(Parts) is not null && (f.Type is OpaqueField || !f.IsEmptyIn(Parts)));
        return IsSummary ? shown.Where(f => f.Type is TextField or MediaField).DistinctBy(f => f.Type.Name) : shown;
    }

    /// <summary>Orchard's rule: <c>Content_Summary__Story</c> goes before <c>Content_Summary</c>, <c>Content__Story</c> and <c>Content</c>.</summary>
    private Shape Whole()
    {
        var type = ShapeName.Encode(Type.Name);
        var isDetail = DisplayType is ContentDisplay.Detail or "";
        var shape = new Shape(isDetail ? Stereotype : $"{Stereotype}_{DisplayType}") { Name = Type.Name, DisplayType = DisplayType, ["ContentItem"] = Model };
        if (isDetail)
            shape.Alternates.Add($"{Stereotype}__{type}");
        else
            shape.Alternates.Add($"{Stereotype}_{DisplayType}__{type}");
        if (Parts.Object("AliasPart").Text("Alias") is { Length: > 0 } alias)
            shape.Alternates.Add($"{(isDetail ? Stereotype : $"{Stereotype}_{DisplayType}")}__Alias__{ShapeName.Encode(alias)}");
        shape.Zone("Header");
        return shape;
    }

    private bool IsShown(FormField field) => IsForm ? field.IsPublic : field.IsShown;
}
