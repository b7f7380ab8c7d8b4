using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>A recipe on disk: a <c>.json</c> file that may use scripts and the files beside it, or a <c>.zip</c> package from anywhere, which is data only.</summary>
public sealed class RecipeFile : IDisposable
{
    private const long LargestText = 2L << 30;
    private readonly Package? _package;

    /// <param name="fromOutside">Somebody handed it in: also a bare <c>.json</c> is data only then, and has no files beside it.</param>
    /// <exception cref="Refusal">It is not there, no recipe, or a package that would do harm.</exception>
    public RecipeFile(string path, bool fromOutside = false)
    {
        if (!File.Exists(path))
            throw new Refusal("Recipe.NotFound", path);
        var name = Path.GetFileName(path);
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            if (new FileInfo(path).Length > LargestText)
                throw new Refusal("Recipe.TooLarge", name);
            var recipe = RecipeReader.Read(() => File.OpenRead(path), path);
            Recipe = fromOutside ? recipe : recipe with { IsTrusted = true, Open = Beside(Path.GetDirectoryName(Path.GetFullPath(path))!) };
            return;
        }
        _package = new Package(path);
        try
        {
            Recipe = RecipeReader.Read(() => _package.Open("Recipe.json", LargestText) ?? throw new Refusal("Recipe.PackageEmpty", path), path) with { Open = inside => _package.Open(inside) };
        }
        catch (Refusal)
        {
            _package.Dispose();
            throw;
        }
    }

    public Recipe Recipe { get; }

    public void Dispose() => _package?.Dispose();

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
