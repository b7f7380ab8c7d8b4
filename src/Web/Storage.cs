using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web;

/// <summary>The folder for the embedded database, blobs, index and mail. A relative path means the caller's folder.</summary>
public sealed class Storage
{
    /// <exception cref="ConfigurationRefusal">The folder cannot be made.</exception>
    public Storage(IConfiguration configuration)
    {
        Path = System.IO.Path.GetFullPath(configuration["Storage:Path"] ?? "App_Data");
        // Modules read the same key; from here on it is absolute.
        configuration["Storage:Path"] = Path;
        configuration["Storage:Index"] = System.IO.Path.GetFullPath(configuration["Storage:Index"] ?? System.IO.Path.Combine(Path, "index"));
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefusal($"Storage__Path is '{Path}', and that folder cannot be made: {exception.Message}");
        }
    }

    public string Path { get; }
}
