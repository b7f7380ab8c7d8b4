using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Where the theme's files are: in the source tree while developing, so that an edit shows at once, else beside the program.</summary>
public sealed record ThemeFolder(string Path)
{
    /// <exception cref="ConfigurationRefusal">There is no theme of this name.</exception>
    public static ThemeFolder Find(string name, bool development)
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
