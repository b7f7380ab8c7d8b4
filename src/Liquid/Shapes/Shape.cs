namespace RadicaleVernieuwers.Liquid;

/// <summary>A piece of a page before it is HTML, in Orchard Core's sense: a type by which a template is found, properties for that template, and the pieces inside it.</summary>
public sealed class Shape(string type)
{
    private readonly Dictionary<string, object?> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Shape Piece, string Position)> _items = [];

    /// <summary>Such as <c>Content_Summary</c>, <c>Widget</c>, <c>TitlePart</c>, <c>Zone</c>.</summary>
    public string Type { get; set; } = type;

    public string DisplayType { get; set; } = "";

    /// <summary>What tells it from its sisters in a zone: <c>Story-Subtitle</c> for a field, the name of a part.</summary>
    public string Name { get; set; } = "";

    public string Id { get; set; } = "";

    /// <summary>Names of templates that are asked before <see cref="Type"/>, the most specific last.</summary>
    public IList<string> Alternates { get; } = [];

    /// <summary>Templates that get the rendered shape as <c>Model.Metadata.ChildContent</c>, the innermost first.</summary>
    public IList<string> Wrappers { get; } = [];

    public IList<string> Classes { get; } = [];

    public IDictionary<string, string> Attributes { get; } = new Dictionary<string, string>();

    public IDictionary<string, object?> Properties => _properties;

    /// <summary>What it shows where the theme has no template for it: safe HTML, made when it is asked for. Without it, the pieces inside it one after the other.</summary>
    public Func<string>? Html { get; set; }

    /// <summary>A template that an author wrote into it, run where the theme has no template for the shape; <see cref="MakeSafe"/> gets the result.</summary>
    public string? Liquid { get; set; }

    public Func<string, string>? MakeSafe { get; set; }

    /// <summary>Pieces that placement sends to a zone of the layout.</summary>
    public IList<(string Zone, Shape Piece, string Position)> ForLayout { get; } = [];

    /// <summary>The rendered shape inside a wrapper.</summary>
    public SafeHtml? ChildContent { get; set; }

    /// <summary>The pieces, by their positions: <c>before</c>, numbers with dots, <c>after</c>.</summary>
    public IEnumerable<Shape> Items => _items.OrderBy(item => item.Position, Comparer<string>.Create(Positions)).Select(item => item.Piece);

    public bool IsEmpty => _items.Count == 0;

    public object? this[string property]
    {
        get => _properties.GetValueOrDefault(property);
        set => _properties[property] = value;
    }

    public Shape Add(Shape piece, string position = "")
    {
        _items.Add((piece, position));
        return this;
    }

    public void Remove(string name) => _items.RemoveAll(item => string.Equals(item.Piece.Name, name, StringComparison.OrdinalIgnoreCase));

    public Shape? Find(string name) => Items.FirstOrDefault(piece => string.Equals(piece.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? Items.FirstOrDefault(piece => string.Equals(piece.Type, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A property that costs something to make, made when a template asks for it.</summary>
    public void Later(string property, Func<object?> make) => _properties[property] = new Lazy<object?>(make);

    /// <summary>A place in it for other pieces; made at the first ask.</summary>
    public Shape Zone(string name)
    {
        if (this[name] is Shape { Type: "Zone" } zone)
            return zone;
        zone = new Shape("Zone") { Name = name, ["ZoneName"] = name };
        zone.Alternates.Add("Zone__" + name);
        this[name] = zone;
        return zone;
    }

    internal IEnumerable<Shape> Zones => _properties.Values.OfType<Shape>().Where(shape => shape is { Type: "Zone", IsEmpty: false });

    private static int Positions(string one, string other)
    {
        var (left, right) = (Parts(one), Parts(other));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var compared = left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i));
            if (compared != 0)
                return compared;
        }
        return 0;
    }

    private static double[] Parts(string position) => [.. position.Split('.').Select(part => part switch
    {
        "before" => -9999,
        "after" => 9999,
        _ => double.TryParse(part, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0,
    })];
}
