using Xunit;

namespace RadicaleVernieuwers.Testing;

/// <summary>Values for tests.</summary>
public static class Some
{
    /// <summary>A file of the shared trial data; the test is skipped, and says so, where the folder is not there. <c>RV_SHARED_DATA</c> names the folder.</summary>
    public static string SharedData(string path)
    {
        var folder = Environment.GetEnvironmentVariable("RV_SHARED_DATA") ?? Up("shared/data");
        var file = folder is null ? null : Path.Combine(folder, path);
        Assert.SkipUnless(file is not null && (File.Exists(file) || Directory.Exists(file)), $"The shared data ({path}) is not here");
        return file!;
    }

    /// <summary>A file of the source tree.</summary>
    public static string Source(string path) => Path.Combine(Up("RadicaleVernieuwers.sln") is { } sln ? Path.GetDirectoryName(sln)! : throw new InvalidOperationException("No source tree"), path);

    private static string? Up(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, name);
            if (File.Exists(candidate) || Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
