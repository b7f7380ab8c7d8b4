using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>A recipe on disk: a <c>.json</c> file that may use scripts and the files beside it, or a <c>.zip</c> package from anywhere, which is data only.</summary>
public sealed class RecipeFile : IDisposable
{
    private const long LargestText = 64L << 20;
    private readonly Package? _package;

    /// <exception cref="Refusal">It is not there, no recipe, or a package that would do harm.</exception>
    public RecipeFile(string path)
    {
        if (!File.Exists(path))
            throw new Refusal("Recipe.NotFound", path);
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            Recipe = RecipeReader.Read(Bytes(File.OpenRead(path), path), path) with { IsTrusted = true, Open = Beside(Path.GetDirectoryName(Path.GetFullPath(path))!) };
            return;
        }
        _package = new Package(path);
        using var text = _package.Open("Recipe.json") ?? throw new Refusal("Recipe.PackageEmpty", path);
        Recipe = RecipeReader.Read(Bytes(text, path), path) with { Open = _package.Open };
    }

    public Recipe Recipe { get; }

    public void Dispose() => _package?.Dispose();

    private static byte[] Bytes(Stream stream, string path)
    {
        using (stream)
        using (var copy = new MemoryStream())
        {
            var buffer = new byte[81920];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (copy.Length + read > LargestText)
                    throw new Refusal("Recipe.TooLarge", path);
                copy.Write(buffer, 0, read);
            }
            return copy.ToArray();
        }
    }

    /// <summary>Files in the recipe's own folder and below, never above it: links are followed before the folder is compared.</summary>
    private static Func<string, Stream?> Beside(string folder) => relative =>
    {
        var file = new FileInfo(Path.Combine(folder, relative));
        if (Path.IsPathRooted(relative) || !file.Exists)
            return null;
        var real = (file.ResolveLinkTarget(true) ?? file).FullName;
        return Path.GetFullPath(real).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? File.OpenRead(real) : null;
    };
}
