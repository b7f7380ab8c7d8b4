using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>A recipe as it was read: what it is called and its steps, in order.</summary>
/// <param name="Source">The file or package, for sentences about it.</param>
/// <param name="Hash">Of the text; a changed recipe is another one.</param>
public sealed record Recipe(string Name, string Source, string Hash, IReadOnlyList<RecipeStep> Steps, JsonObject Variables)
{
    /// <summary>True for a recipe from this machine's disk, whose script expressions are read; a package from outside is data.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>Opens a file beside the recipe; null where it is not there.</summary>
    public Func<string, Stream?> Open { get; init; } = _ => null;
}

/// <summary>One step, and the line it starts at.</summary>
public sealed record RecipeStep(string Name, JsonObject Body, int Line);
