using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Web.SetUp;

/// <summary>What a start is asked to set up.</summary>
/// <param name="Recipe">The recipe of a site that is not set up yet; the one that ships where it is left out.</param>
/// <param name="Demo">Also the people, entries and stories of the demo.</param>
public sealed record SetUpWishes(string? Recipe = null, bool Demo = false);

/// <summary>Sets the site up by recipe, once: what a killed start left undone, the next one does.</summary>
internal sealed class SiteSetUp(IServiceScopeFactory scopes, RecipeRunner runner, RecipeShelf shelf, TimeProvider clock)
{
    private const string Shipped = "radicale-vernieuwers";
    private const string Demo = "demo";
    private const string Chosen = "setup.recipe";
    private const string Done = "setup.done";

    /// <exception cref="RecipeFailed">A step was refused.</exception>
    /// <exception cref="Refusal"><c>Setup.Done</c>: the site stands already, and another recipe was asked for.</exception>
    public async Task<RecipeReport> RunAsync(SetUpWishes wishes, CancellationToken cancellationToken)
    {
        var report = new RecipeReport();
        if (await SettingAsync(Done, cancellationToken) is null)
            await SetUpAsync(wishes, report, cancellationToken);
        else if (wishes.Recipe is not null && Path.GetFullPath(wishes.Recipe) != await SettingAsync(Chosen, cancellationToken))
            throw new Refusal("Setup.Done");
        foreach (var update in shelf.Updates())
            using (var file = new RecipeFile(update))
                await runner.RunOnceAsync(file.Recipe, report, cancellationToken);
        if (wishes.Demo && shelf.Find(Demo) is { } demo)
            using (demo)
                await runner.RunOnceAsync(demo.Recipe, report, cancellationToken);
        return report;
    }

    private async Task SetUpAsync(SetUpWishes wishes, RecipeReport report, CancellationToken cancellationToken)
    {
        // A start that was killed half-way is finished with the recipe that it began with.
        var chosen = await SettingAsync(Chosen, cancellationToken) ?? (wishes.Recipe is null ? "" : Path.GetFullPath(wishes.Recipe));
        using var file = chosen.Length == 0 ? shelf.Find(Shipped) ?? throw new Refusal("Recipe.NotFound", Shipped) : new RecipeFile(chosen);
        await KeepAsync(Chosen, chosen, cancellationToken);
        await SkipUpdatesAsync(cancellationToken);
        await runner.RunOnceAsync(file.Recipe, report, cancellationToken);
        await KeepAsync(Done, clock.Instant().ToString("O", System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
    }

    /// <summary>Updates are for sites that stand already: a new one has what they bring.</summary>
    private async Task SkipUpdatesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var known = await db.RecipeRuns.Select(run => run.Name).ToListAsync(cancellationToken);
        foreach (var update in shelf.Updates())
        {
            using var file = new RecipeFile(update);
            if (known.Contains(RecipeRunRow.Key(file.Recipe.Name)))
                continue;
            var run = RecipeRunRow.Of(file.Recipe, clock.Instant());
            run.Finish(clock.Instant());
            db.RecipeRuns.Add(run);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<string?> SettingAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<AppDb>().SiteSettings;
        return await settings.Where(setting => setting.Name == name).Select(setting => setting.Value).SingleOrDefaultAsync(cancellationToken) is { } json
            ? JsonSerializer.Deserialize<string>(json) : null;
    }

    private async Task KeepAsync(string name, string value, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.SiteSettings.SingleOrDefaultAsync(setting => setting.Name == name, cancellationToken) is { } setting)
            setting.Set(JsonSerializer.Serialize(value));
        else
            db.SiteSettings.Add(SiteSetting.Of(name, JsonSerializer.Serialize(value)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
