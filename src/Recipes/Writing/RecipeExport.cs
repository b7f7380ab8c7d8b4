using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Writes packages: each module adds its own steps.</summary>
public sealed class RecipeExport(IServiceScopeFactory scopes)
{
    /// <returns>What was written, left out and marked.</returns>
    public async Task<ExportReport> WriteAsync(Stream output, ExportWishes wishes, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        using var writer = new RecipeWriter(output, wishes.Target, name, wishes.Edition ?? "");
        await using var scope = scopes.CreateAsyncScope();
        foreach (var export in scope.ServiceProvider.GetServices<IRecipeExport>().OrderBy(e => e.Order))
            await export.WriteAsync(writer, wishes, cancellationToken);
        await writer.FinishAsync(cancellationToken);
        return new ExportReport(writer.Counts.Where(c => c.Key != nameof(RecipeWriter.Neutralised)).ToDictionary(), [.. writer.Neutralised], [.. writer.LeftOut]);
    }
}

/// <param name="Counts">How many items each step has.</param>
/// <param name="Neutralised">Where a text that Orchard Core would run got a mark.</param>
/// <param name="LeftOut">What the target cannot take.</param>
public sealed record ExportReport(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<string> Neutralised, IReadOnlyList<string> LeftOut);
