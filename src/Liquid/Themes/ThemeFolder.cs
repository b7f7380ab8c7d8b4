namespace RadicaleVernieuwers.Liquid;

/// <summary>Where the theme's files are: in the source tree while developing, so that an edit shows at once, else beside the program.</summary>
public sealed record ThemeFolder(string Path)
{
    public static ThemeFolder Find(string name, bool development)
    {
        var beside = System.IO.Path.Combine(AppContext.BaseDirectory, "themes", name);
        if (development && SourceFolder() is { } source && Directory.Exists(System.IO.Path.Combine(source, "themes", name)))
            return new ThemeFolder(System.IO.Path.Combine(source, "themes", name));
        return new ThemeFolder(beside);
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
