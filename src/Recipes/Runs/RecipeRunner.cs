using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Runs recipes: each step in a scope and a save of its own, in which the place in the recipe moves on too. A step with a long list is run and saved in pieces.</summary>
public sealed partial class RecipeRunner(IServiceScopeFactory scopes, RecipeShelf shelf, TimeProvider clock)
{
    private const int DeepestNesting = 5;

    /// <summary>Does what is not done yet: a recipe that finished here is left alone, one that was killed half-way goes on.</summary>
    /// <exception cref="RecipeFailed">A step was refused; the steps before it stay.</exception>
    public Task RunOnceAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken) => RunAsync(recipe, report, null, once: true, 0, cancellationToken);

    /// <summary>Runs all steps, also where they ran before. A run of the same recipe that was cut off goes on where it was.</summary>
    /// <exception cref="RecipeFailed">A step was refused; the steps before it stay.</exception>
    public Task RunAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken, IProgress<RecipeProgress>? progress = null) =>
        RunAsync(recipe, report, progress, once: false, 0, cancellationToken);

    private async Task RunAsync(Recipe recipe, RecipeReport report, IProgress<RecipeProgress>? progress, bool once, int depth, CancellationToken cancellationToken)
    {
        if (await StartAsync(recipe, once, cancellationToken) is not { } start)
            return;
        if (depth == 0)
            report.ResumedAt = start;
        var (expressions, index) = (Expressions(recipe), 0);
        foreach (var piece in recipe.Pieces())
        {
            if (index++ < start)
                continue;
            progress?.Report(Progress(recipe, piece));
            await Guard(recipe, piece, async () =>
            {
                foreach (var (other, file) in Others(recipe, piece, depth))
                    using (file)
                        await RunAsync(other, report, null, once, depth + 1, cancellationToken);
                await SaveAsync(recipe, piece, index, expressions, report, cancellationToken);
            });
        }
        await FinishAsync(recipe, cancellationToken);
    }

    /// <summary>How many pieces are done; null where there is nothing to do.</summary>
    private async Task<int?> StartAsync(Recipe recipe, bool once, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var row = await RowAsync(db, recipe, cancellationToken);
        if (row is null)
            db.Set<RecipeRunRow>().Add(RecipeRunRow.Of(recipe, clock.Instant()));
        else if (once && row.Finished is not null)
            return null;
        else if (row.Finished is not null || row.Hash != recipe.Hash)
            row.Begin(recipe, clock.Instant());
        await db.SaveChangesAsync(cancellationToken);
        return row?.StepsDone ?? 0;
    }

    private async Task SaveAsync(Recipe recipe, RecipePiece piece, int done, Expressions expressions, RecipeReport report, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await DoAsync(recipe, piece, expressions, report, scope.ServiceProvider, isDry: false, cancellationToken);
        var row = await RowAsync(db, recipe, cancellationToken) ?? throw new InvalidOperationException($"The run of {recipe.Name} is gone");
        row.Did(done);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task FinishAsync(Recipe recipe, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        (await RowAsync(db, recipe, cancellationToken))?.Finish(clock.Instant());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task DoAsync(Recipe recipe, RecipePiece piece, Expressions expressions, RecipeReport report, IServiceProvider services, bool isDry, CancellationToken cancellationToken)
    {
        var does = services.GetServices<IRecipeStep>().Where(s => string.Equals(s.Name, piece.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var body = recipe.IsNeutralised ? (JsonObject)Neutral.Restore(piece.Body)! : piece.Body;
        if (does.Length == 0)
        {
            var kept = await KeptSteps.KeepAsync(services.GetRequiredService<AppDb>(), piece.Name, body, cancellationToken);
            report.Ignored($"{recipe.Source}:{piece.Line} {piece.Name}{(kept ? "" : " (not kept)")}");
            return;
        }
        body = recipe.IsTrusted ? expressions.Resolve(body, piece) : (JsonObject)body.DeepClone();
        var run = new RecipeRun(services.GetRequiredService<AppDb>(), report, recipe.Open, recipe.IsTrusted, clock.Instant(), isDry);
        foreach (var one in does)
            await one.RunAsync(body, run, cancellationToken);
    }

    /// <summary>Orchard's step <c>recipes</c> runs others by name. A package from outside sets off nothing.</summary>
    private IEnumerable<(Recipe Recipe, RecipeFile File)> Others(Recipe recipe, RecipePiece piece, int depth)
    {
        if (!recipe.IsTrusted || !string.Equals(piece.Name, "recipes", StringComparison.OrdinalIgnoreCase))
            yield break;
        if (depth == DeepestNesting)
            throw new Refusal("Recipe.TooDeep");
        foreach (var name in piece.Body["Values"]?.AsArray().Select(value => value?["name"]?.GetValue<string>()).OfType<string>() ?? [])
        {
            var file = shelf.Find(name) ?? throw new Refusal("Recipe.NotFound", name);
            yield return (file.Recipe, file);
        }
    }

    private Expressions Expressions(Recipe recipe) => new(recipe, new Dictionary<string, string>(), clock.Instant());

    private static RecipeProgress Progress(Recipe recipe, RecipePiece piece) =>
        new(int.Parse(piece.Path[(piece.Path.LastIndexOf('[') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture) + 1, recipe.Steps.Count, piece.Name, piece.Offset);

    private static Task<RecipeRunRow?> RowAsync(AppDb db, Recipe recipe, CancellationToken cancellationToken)
    {
        var key = RecipeRunRow.Key(recipe.Name);
        return db.Set<RecipeRunRow>().SingleOrDefaultAsync(row => row.Name == key, cancellationToken);
    }

    /// <summary>Says which step of which file was refused. A step that trips over JSON of the wrong shape is refused as well.</summary>
    private static async Task Guard(Recipe recipe, RecipePiece piece, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Refusal because)
        {
            throw new RecipeFailed(recipe.Source, piece.Line, piece.Name, because);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidDataException || exception is InvalidOperationException && exception.Source == "System.Text.Json")
        {
            throw new RecipeFailed(recipe.Source, piece.Line, piece.Name, new Refusal("Recipe.StepShape", exception.Message));
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
