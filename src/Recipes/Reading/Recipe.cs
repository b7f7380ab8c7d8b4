using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>A recipe as it was found: what it is called, and which steps it has. The steps themselves are read when they are run, and read again for each run.</summary>
/// <param name="Source">The file or package, for sentences about it.</param>
/// <param name="Hash">Of the text; a changed recipe is another one.</param>
/// <param name="Steps">Names and lines, in order.</param>
public sealed record Recipe(string Name, string Source, string Hash, IReadOnlyList<RecipeStepName> Steps, JsonObject Variables)
{
    /// <summary>True for a recipe from this machine's disk, whose script expressions are read; a package from outside is data.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>True for a package of this product whose texts that look like scripts carry a mark: the mark is taken off.</summary>
    public bool IsNeutralised { get; init; }

    /// <summary>Opens a file beside the recipe; null where it is not there.</summary>
    public Func<string, Stream?> Open { get; init; } = _ => null;

    /// <summary>The pieces in which it is run: whole steps, and of a step with a long list so many items at a time.</summary>
    public required Func<IEnumerable<RecipePiece>> Pieces { get; init; }
}

/// <summary>A step by its name, and the line it starts at.</summary>
public sealed record RecipeStepName(string Name, int Line);

/// <summary>A step, or a piece of it that is saved as one.</summary>
/// <param name="Path">Where it stands in the recipe, such as <c>$.steps[3]</c>.</param>
/// <param name="List">The name of the list that was cut into pieces; null for a whole step.</param>
/// <param name="Offset">How many items of the list came before.</param>
public sealed record RecipePiece(string Name, JsonObject Body, int Line, string Path, string? List = null, int Offset = 0);
