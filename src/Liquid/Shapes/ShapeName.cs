namespace RadicaleVernieuwers.Liquid;

/// <summary>Orchard Core's rule from the name of a file to the name of a shape: <c>Content-Story.Summary</c> is <c>Content_Summary__Story</c>.</summary>
public static class ShapeName
{
    /// <summary>Folders under <c>Views</c> whose files are shapes as well.</summary>
    public static readonly IReadOnlyList<string> Folders = ["", "Items/", "Parts/", "Fields/", "Elements/"];

    /// <param name="view">The file's name without folder and ending.</param>
    public static string Of(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (dash, dot) = (view.LastIndexOf('-'), view.LastIndexOf('.'));
        return dot > 0 && dot > dash ? Adjust(view[..dot], view[(dot + 1)..]) : Adjust(view, "");
    }

    /// <summary>A name that a binding is looked up by, then what it falls back to: <c>Content__Story</c>, <c>Content</c>.</summary>
    public static IEnumerable<string> Fallbacks(string shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        for (var name = shape; ; name = name[..name.LastIndexOf("__", StringComparison.Ordinal)])
        {
            yield return name;
            if (!name.Contains("__", StringComparison.Ordinal))
                yield break;
        }
    }

    /// <summary>Letters and digits as they are, all else an underscore twice: how Orchard writes a name of a part or a type into an alternate.</summary>
    public static string Encode(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace("-", "__", StringComparison.Ordinal).Replace('.', '_');
    }

    private static string Adjust(string name, string displayType)
    {
        var shape = Encode(name);
        if (displayType.Length == 0)
            return shape;
        var first = shape.IndexOf("__", StringComparison.Ordinal);
        return first <= 0 ? $"{shape}_{displayType}" : $"{shape[..first]}_{displayType}{shape[first..]}";
    }
}
