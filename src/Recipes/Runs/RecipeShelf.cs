namespace RadicaleVernieuwers.Recipes;

/// <summary>The recipes that ship with the product: the folder <c>recipes</c> beside the program.</summary>
public sealed class RecipeShelf(string folder)
{
    private const string Ending = ".recipe.json";

    /// <summary>Finds a recipe by its file name without the ending; null where there is none.</summary>
    public RecipeFile? Find(string name) =>
        Files().FirstOrDefault(file => string.Equals(NameOf(file), name, StringComparison.OrdinalIgnoreCase)) is { } found ? new RecipeFile(found) : null;

    /// <summary>What changed for sites that exist already, in the order of their numbers.</summary>
    public IReadOnlyList<string> Updates() =>
        [.. Files().Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "updates").OrderBy(NameOf, StringComparer.Ordinal)];

    private static string NameOf(string file) => Path.GetFileName(file)[..^Ending.Length];

    private IEnumerable<string> Files() =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
}
