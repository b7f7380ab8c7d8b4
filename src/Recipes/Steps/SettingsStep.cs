using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Keeps settings by name; a setting that stands as it was asked for is left alone.</summary>
internal abstract class KeepsSettings(string name) : IRecipeStep
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => name;

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var (key, value) in Settings(step, run))
        {
            if (key.Length > SiteSetting.LongestName)
                throw new Refusal("Recipe.NameTooLong", key[..50]);
            var json = value?.ToJsonString(Readable) ?? "null";
            var settings = run.Db.Set<SiteSetting>();
            var known = settings.Local.SingleOrDefault(s => s.Name == key) ?? await settings.SingleOrDefaultAsync(s => s.Name == key, cancellationToken);
            if (known is null)
                settings.Add(SiteSetting.Of(key, json));
            else
                known.Set(json);
            Report(run, key, known is null ? null : run.Db.Entry(known).State == EntityState.Unchanged);
        }
    }

    protected abstract IEnumerable<KeyValuePair<string, JsonNode?>> Settings(JsonObject step, RecipeRun run);

    private void Report(RecipeRun run, string key, bool? same)
    {
        var what = $"{Name}: {key}";
        if (same is null)
            run.Report.Added(what);
        else if (same.Value)
            run.Report.Unchanged(what);
        else
            run.Report.Changed(what);
    }
}

/// <summary>Orchard's site settings, known and unknown alike.</summary>
internal sealed class SettingsStep() : KeepsSettings("settings")
{
    // Orchard signs with the salt and logs in its super user by id; neither means anything here, and a salt is a secret.
    private static readonly string[] Secret = ["name", "SiteSalt", "SuperUser"];

    /// <summary>What other steps keep under these names is not a setting.</summary>
    internal static readonly string[] Reserved = ["features.", "theme.", "setup.", KeptSteps.Prefix, "template.", "placement."];

    protected override IEnumerable<KeyValuePair<string, JsonNode?>> Settings(JsonObject step, RecipeRun run)
    {
        foreach (var (key, value) in step.Where(pair => !Secret.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (Reserved.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                run.Report.Ignored($"settings: {key}");
            else
                yield return KeyValuePair.Create(key, value);
        }
    }
}

/// <summary>The runner has run the others by now.</summary>
internal sealed class RecipesStep : IRecipeStep
{
    public string Name => "recipes";

    public Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken) => Task.CompletedTask;
}
