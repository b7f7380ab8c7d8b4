using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Does one kind of step of a recipe (Orchard Core's recipe JSON). Looked up by name, in any case of letters; running it twice does nothing twice.</summary>
public interface IRecipeStep
{
    /// <summary>Orchard's step name, or ours with the prefix <c>Radicale</c>.</summary>
    string Name { get; }

    /// <summary>Adds or changes rows on <see cref="RecipeRun.Db"/> and reports each; the runner saves after the step, or throws the changes away in a dry run.</summary>
    /// <param name="step">The whole step. Property names are found in any case of letters, so <c>name</c> is always the step's own.</param>
    /// <exception cref="Refusal">The step cannot be applied; nothing of it is kept.</exception>
    Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken);
}

/// <summary>What a step works with.</summary>
/// <param name="Open">Opens a file that lies beside the recipe, by its relative path; null where it is not there. Never leaves the recipe's folder or package.</param>
/// <param name="IsTrusted">True for recipes that ship with the product or that an administrator trusts; script expressions are read only there.</param>
public sealed record RecipeRun(AppDb Db, RecipeReport Report, Func<string, Stream?> Open, bool IsTrusted, DateTimeOffset Now);

/// <summary>What a run added, changed, left as it was, or ignored, in sentences for whoever started it.</summary>
public sealed class RecipeReport
{
    private readonly List<RecipeLine> _lines = [];

    public IReadOnlyList<RecipeLine> Lines => _lines;

    public void Added(string what) => _lines.Add(new(RecipeOutcome.Added, what));

    public void Changed(string what) => _lines.Add(new(RecipeOutcome.Changed, what));

    public void Unchanged(string what) => _lines.Add(new(RecipeOutcome.Unchanged, what));

    public void Ignored(string what) => _lines.Add(new(RecipeOutcome.Ignored, what));
}

/// <summary>One line of the report.</summary>
public sealed record RecipeLine(RecipeOutcome Outcome, string What);

/// <summary>What became of something in a recipe.</summary>
public enum RecipeOutcome { Added, Changed, Unchanged, Ignored }
