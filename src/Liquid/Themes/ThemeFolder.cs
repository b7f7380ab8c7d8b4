using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Where the theme's files are, and those of the theme that it builds upon (<c>BaseTheme</c> in <c>theme.json</c>, Orchard's word): in the source tree while developing, so that an edit shows at once, else beside the program.</summary>
public sealed record ThemeFolder(string Path)
{
    private const int Deepest = 5;

    /// <summary>Where a view, an asset or a word is taken that this theme has not.</summary>
    public ThemeFolder? Base { get; init; }

    /// <summary>This theme's folder, then its base's.</summary>
    public IEnumerable<string> Paths => Base is null ? [Path] : [Path, .. Base.Paths];

    /// <exception cref="ConfigurationRefusal">There is no theme of this name, or its base is not there.</exception>
    public static ThemeFolder Find(string name, bool development) => Find(name, development, Deepest);

    private static ThemeFolder Find(string name, bool development, int left)
    {
        if (left == 0)
            throw new ConfigurationRefusal($"The theme '{name}' builds upon itself: look at BaseTheme in its theme.json.");
        var folder = Own(name, development);
        var manifest = System.IO.Path.Combine(folder.Path, "theme.json");
        return File.Exists(manifest) && JsonNode.Parse(File.ReadAllText(manifest))?["BaseTheme"]?.GetValue<string>() is { Length: > 0 } under
            ? folder with { Base = Find(under, development, left - 1) } : folder;
    }

    private static ThemeFolder Own(string name, bool development)
    {
        var beside = System.IO.Path.Combine(AppContext.BaseDirectory, "themes", name);
        if (development && SourceFolder() is { } source && Directory.Exists(System.IO.Path.Combine(source, "themes", name)))
            return new ThemeFolder(System.IO.Path.Combine(source, "themes", name));
        return Directory.Exists(System.IO.Path.Combine(beside, "Views")) ? new ThemeFolder(beside)
            : throw new ConfigurationRefusal($"Site__Theme is '{name}', and there is no such theme: it would be the folder {beside}.");
    }

    private static string? SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "RadicaleVernieuwers.sln")))
                return folder.FullName;
        }
        return null;
    }
}
