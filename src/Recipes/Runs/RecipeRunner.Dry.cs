using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

public sealed partial class RecipeRunner
{
    /// <summary>
    /// Tells what would happen. Long lists are looked at first, a piece at a time, and never written, so that a live site is not held up;
    /// then the other steps are run in one short transaction that is thrown away.
    /// </summary>
    /// <exception cref="RecipeFailed">A step would be refused.</exception>
    public async Task DryRunAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken, IProgress<RecipeProgress>? progress = null)
    {
        var expressions = Expressions(recipe);
        foreach (var piece in recipe.Pieces().Where(p => p.List is not null))
        {
            progress?.Report(Progress(recipe, piece));
            await using var looking = scopes.CreateAsyncScope();
            await Guard(recipe, piece, () => DoAsync(recipe, piece, expressions, report, looking.ServiceProvider, isDry: true, cancellationToken));
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.RehearseAsync(() => TryAsync(recipe, expressions, report, scope.ServiceProvider, 0, cancellationToken), cancellationToken);
    }

    private async Task TryAsync(Recipe recipe, Expressions expressions, RecipeReport report, IServiceProvider services, int depth, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<AppDb>();
        foreach (var piece in recipe.Pieces().Where(p => p.List is null || depth > 0))
        {
            await Guard(recipe, piece, async () =>
            {
                foreach (var (other, file) in Others(recipe, piece, depth))
                    using (file)
                        await TryAsync(other, Expressions(other), report, services, depth + 1, cancellationToken);
                await DoAsync(recipe, piece, expressions, report, services, isDry: true, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            });
            db.ChangeTracker.Clear();
        }
    }
}
