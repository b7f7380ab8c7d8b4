using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace RadicaleVernieuwers.Media;

/// <summary>Reads an SVG against a short list of what a drawing needs. Whatever is not on the list refuses the whole file.</summary>
internal static class SafeSvg
{
    private const long LargestText = 2_000_000;
    private const int MostElements = 20_000;
    private const string Drawing = "http://www.w3.org/2000/svg";
    private const string Links = "http://www.w3.org/1999/xlink";

    private static readonly HashSet<string> Elements =
    [
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "symbol",
        "linearGradient", "radialGradient", "stop", "clipPath", "text", "tspan",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "id", "class", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy", "d", "points", "width", "height", "viewBox",
        "version", "baseProfile", "preserveAspectRatio", "transform", "gradientTransform", "gradientUnits", "spreadMethod", "clipPathUnits", "offset", "href", "style",
        "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
        "stroke-dashoffset", "opacity", "color", "display", "visibility", "overflow", "clip-path", "clip-rule", "stop-color", "stop-opacity", "vector-effect",
        "font-family", "font-size", "font-weight", "font-style", "text-anchor", "letter-spacing", "dominant-baseline", "shape-rendering", "pathLength", "role", "aria-label",
        "aria-hidden", "focusable", "space", "lang", "enable-background", "data-name",
    ];

    /// <summary>Whether the text is a drawing and nothing more.</summary>
    public static bool IsBenign(byte[] content)
    {
        if (content.Length > LargestText)
            return false;
        try
        {
            var document = Read(content);
            return document.Root is { Name: { LocalName: "svg", NamespaceName: Drawing } } root
                && document.DescendantNodes().All(n => n is XElement or XComment or XText and not XCData)
                && document.Descendants().Take(MostElements + 1).Count() <= MostElements
                && document.Descendants().All(IsAllowed)
                && Drawn(root) <= MostElements;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>Whether the drawing says how large it is.</summary>
    public static bool HasFrame(byte[] content) => Read(content).Root!.Attributes().Any(a => a.Name == "viewBox" || a.Name == "width");

    /// <summary>The same drawing, seen through this rectangle of its own units.</summary>
    public static byte[] Frame(byte[] content, int left, int top, int width, int height)
    {
        var document = Read(content);
        document.Root!.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"{left} {top} {width} {height}"));
        document.Root.SetAttributeValue("width", width);
        document.Root.SetAttributeValue("height", height);
        return System.Text.Encoding.UTF8.GetBytes(document.Root.ToString(SaveOptions.DisableFormatting));
    }

    private static XDocument Read(byte[] content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestText };
        using var reader = XmlReader.Create(new MemoryStream(content, writable: false), settings);
        return XDocument.Load(reader);
    }

    private static bool IsAllowed(XElement element) =>
        element.Name.NamespaceName == Drawing && Elements.Contains(element.Name.LocalName) && element.Attributes().All(IsAllowed);

    private static bool IsAllowed(XAttribute attribute)
    {
        if (attribute.IsNamespaceDeclaration)
            return true;
        if (attribute.Name.NamespaceName is not ("" or Links or "http://www.w3.org/XML/1998/namespace") || !Attributes.Contains(attribute.Name.LocalName))
            return false;
        var value = attribute.Value;
        if (attribute.Name.LocalName == "href")
            return value.StartsWith('#');
        return !value.Contains(':', StringComparison.Ordinal) || attribute.Name.LocalName == "style"
            ? LinksOnlyInside(value)
            : attribute.Name.LocalName is "aria-label" or "data-name";
    }

    private static bool LinksOnlyInside(string value)
    {
        if (value.Contains('\\') || value.Contains('@') || value.Contains("/*", StringComparison.Ordinal) || value.Contains("expression", StringComparison.OrdinalIgnoreCase))
            return false;
        for (var at = value.IndexOf("url", StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf("url", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            if (!value[(at + 3)..].StartsWith("(#", StringComparison.Ordinal))
                return false;
        }
        return !value.Contains("//", StringComparison.Ordinal) && !value.Contains("script", StringComparison.OrdinalIgnoreCase);
    }

    // What a reader would draw once every use is filled in: a few lines can ask for billions.
    private static double Drawn(XElement root)
    {
        var byId = root.DescendantsAndSelf().Where(e => e.Attribute("id") is not null).DistinctBy(e => e.Attribute("id")!.Value)
            .ToDictionary(e => e.Attribute("id")!.Value, StringComparer.Ordinal);
        return Count(root, byId, [], 0);
    }

    private static double Count(XElement element, Dictionary<string, XElement> byId, Dictionary<XElement, double> counted, int depth)
    {
        if (depth > 64)
            return double.PositiveInfinity;
        if (counted.TryGetValue(element, out var known))
            return known;
        counted[element] = double.PositiveInfinity; // a circle of uses ends here
        var count = 1 + element.Elements().Sum(child => Count(child, byId, counted, depth + 1));
        if (element.Name.LocalName == "use" && byId.TryGetValue(Target(element), out var target))
            count += Count(target, byId, counted, depth + 1);
        return counted[element] = count;
    }

    private static string Target(XElement use) =>
        (use.Attribute("href") ?? use.Attribute(XName.Get("href", Links)))?.Value.TrimStart('#').ToString(CultureInfo.InvariantCulture) ?? "";
}
