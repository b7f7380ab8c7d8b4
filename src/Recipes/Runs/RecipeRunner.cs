using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Runs recipes: each step in a scope and a save of its own, in which the place in the recipe moves on too.</summary>
public sealed class RecipeRunner(IServiceScopeFactory scopes, RecipeShelf shelf, TimeProvider clock)
{
    private const int DeepestNesting = 5;

    /// <summary>Does what is not done yet: a recipe that finished here is left alone, one that was killed half-way goes on.</summary>
    /// <exception cref="RecipeFailed">A step was refused; the steps before it stay.</exception>
    public Task RunOnceAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken) => RunAsync(recipe, report, once: true, 0, cancellationToken);

    /// <summary>Runs all steps, also where they ran before.</summary>
    /// <exception cref="RecipeFailed">A step was refused; the steps before it stay.</exception>
    public Task RunAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken) => RunAsync(recipe, report, once: false, 0, cancellationToken);

    /// <summary>Runs all steps in one transaction that is thrown away, and tells what would have happened.</summary>
    /// <exception cref="RecipeFailed">A step would be refused.</exception>
    public async Task DryRunAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var thrownAway = await db.Database.BeginTransactionAsync(cancellationToken);
        await DryRunAsync(recipe, report, scope.ServiceProvider, 0, cancellationToken);
        await thrownAway.RollbackAsync(cancellationToken);
    }

    private async Task DryRunAsync(Recipe recipe, RecipeReport report, IServiceProvider services, int depth, CancellationToken cancellationToken)
    {
        var expressions = Expressions(recipe);
        var db = services.GetRequiredService<AppDb>();
        foreach (var step in recipe.Steps)
        {
            await Guard(recipe, step, async () =>
            {
                foreach (var (other, file) in Others(recipe, step, depth))
                    using (file)
                        await DryRunAsync(other, report, services, depth + 1, cancellationToken);
                await DoAsync(recipe, step, expressions, report, services, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            });
            db.ChangeTracker.Clear();
        }
    }

    private async Task RunAsync(Recipe recipe, RecipeReport report, bool once, int depth, CancellationToken cancellationToken)
    {
        var start = await StartAsync(recipe, once, cancellationToken);
        var expressions = Expressions(recipe);
        for (var i = start; i < recipe.Steps.Count; i++)
        {
            var (index, step) = (i, recipe.Steps[i]);
            await Guard(recipe, step, async () =>
            {
                foreach (var (other, file) in Others(recipe, step, depth))
                    using (file)
                        await RunAsync(other, report, once, depth + 1, cancellationToken);
                await SaveStepAsync(recipe, index, expressions, report, cancellationToken);
            });
        }
    }

    /// <summary>Where to begin; past the end when there is nothing to do.</summary>
    private async Task<int> StartAsync(Recipe recipe, bool once, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var row = await RowAsync(db, recipe, cancellationToken);
        if (row is null)
            db.Set<RecipeRunRow>().Add(RecipeRunRow.Of(recipe, clock.Instant()));
        else if (once && row.Finished is not null)
            return recipe.Steps.Count;
        else if (!once || row.Hash != recipe.Hash)
            row.Begin(recipe, clock.Instant());
        await db.SaveChangesAsync(cancellationToken);
        return row?.StepsDone ?? 0;
    }

    private async Task SaveStepAsync(Recipe recipe, int index, Expressions expressions, RecipeReport report, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await DoAsync(recipe, recipe.Steps[index], expressions, report, scope.ServiceProvider, cancellationToken);
        var row = await RowAsync(db, recipe, cancellationToken) ?? throw new InvalidOperationException($"The run of {recipe.Name} is gone");
        row.Did(index);
        if (index == recipe.Steps.Count - 1)
            row.Finish(clock.Instant());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task DoAsync(Recipe recipe, RecipeStep step, Expressions expressions, RecipeReport report, IServiceProvider services, CancellationToken cancellationToken)
    {
        var does = services.GetServices<IRecipeStep>().Where(s => string.Equals(s.Name, step.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (does.Length == 0)
        {
            report.Ignored($"{recipe.Source}:{step.Line} {step.Name}");
            await KeptSteps.KeepAsync(services.GetRequiredService<AppDb>(), step, cancellationToken);
            return;
        }
        var body = recipe.IsTrusted ? expressions.Resolve(step.Body) : (JsonObject)step.Body.DeepClone();
        var run = new RecipeRun(services.GetRequiredService<AppDb>(), report, recipe.Open, recipe.IsTrusted, clock.Instant());
        foreach (var one in does)
            await one.RunAsync(body, run, cancellationToken);
    }

    /// <summary>Orchard's step <c>recipes</c> runs others by name. A package from outside sets off nothing.</summary>
    private IEnumerable<(Recipe Recipe, RecipeFile File)> Others(Recipe recipe, RecipeStep step, int depth)
    {
        if (!recipe.IsTrusted || !string.Equals(step.Name, "recipes", StringComparison.OrdinalIgnoreCase))
            yield break;
        if (depth == DeepestNesting)
            throw new Refusal("Recipe.TooDeep");
        foreach (var name in step.Body["Values"]?.AsArray().Select(value => value?["name"]?.GetValue<string>()).OfType<string>() ?? [])
        {
            var file = shelf.Find(name) ?? throw new Refusal("Recipe.NotFound", name);
            yield return (file.Recipe, file);
        }
    }

    private Expressions Expressions(Recipe recipe) => new(recipe, new Dictionary<string, string>(), clock.Instant());

    private static Task<RecipeRunRow?> RowAsync(AppDb db, Recipe recipe, CancellationToken cancellationToken)
    {
        var key = RecipeRunRow.Key(recipe.Name);
        return db.Set<RecipeRunRow>().SingleOrDefaultAsync(row => row.Name == key, cancellationToken);
    }

    /// <summary>Says which step of which file was refused. A step that trips over JSON of the wrong shape is refused as well.</summary>
    private static async Task Guard(Recipe recipe, RecipeStep step, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Refusal because)
        {
            throw new RecipeFailed(recipe.Source, step.Line, step.Name, because);
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or FormatException || exception is InvalidOperationException && exception.Source == "System.Text.Json")
        {
            throw new RecipeFailed(recipe.Source, step.Line, step.Name, new Refusal("Recipe.StepShape", exception.Message));
        }
    }
}

/// <summary>A step of a recipe was refused.</summary>
#pragma warning disable CA1032 // It always says where and why.
public sealed class RecipeFailed(string file, int line, string step, Refusal because) : Exception(because.Message, because)
#pragma warning restore CA1032
{
    public string File { get; } = file;
    public int Line { get; } = line;
    public string Step { get; } = step;
    public Refusal Because { get; } = because;
}
