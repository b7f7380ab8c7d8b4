using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Does one kind of step of a recipe (Orchard Core's recipe JSON). Looked up by name, in any case of letters; running it twice does nothing twice.</summary>
public interface IRecipeStep
{
    /// <summary>Orchard's step name, or ours with the prefix <c>Radicale</c>.</summary>
    string Name { get; }

    /// <summary>Adds or changes rows on <see cref="RecipeRun.Db"/> and reports each; the runner saves after the step, or throws the changes away in a dry run.</summary>
    /// <param name="step">The step, or of a step with a long list so many items of it. Property names are found in any case of letters, so <c>name</c> is always the step's own.</param>
    /// <exception cref="Refusal">The step cannot be applied; nothing of it is kept.</exception>
    Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken);
}

/// <summary>What a step works with.</summary>
/// <param name="Open">Opens a file that lies beside the recipe, by its relative path; null where it is not there. Never leaves the recipe's folder or package.</param>
/// <param name="IsTrusted">True for recipes that ship with the product or that an administrator trusts; script expressions are read only there.</param>
/// <param name="IsDry">Nothing of it stays: write nothing but rows.</param>
public sealed record RecipeRun(AppDb Db, RecipeReport Report, Func<string, Stream?> Open, bool IsTrusted, DateTimeOffset Now, bool IsDry = false);
