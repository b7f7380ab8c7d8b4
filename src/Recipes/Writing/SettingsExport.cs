using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Settings, features, themes, and the steps that are only kept: what came from Orchard Core goes back as it came.</summary>
internal sealed class SettingsExport(AppDb db) : IRecipeExport
{
    public int Order => 10;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        if (!wishes.IsWhole)
            return;
        var all = await db.SiteSettings.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken);
        var byName = all.ToDictionary(s => s.Name, s => JsonNode.Parse(s.Value));
        Step(writer, "feature", byName, ("enable", "features.enable"), ("disable", "features.disable"));
        Step(writer, "themes", byName, ("site", "theme.site"), ("admin", "theme.admin"));
        var settings = new JsonObject { ["name"] = "settings" };
        foreach (var (name, value) in byName.Where(s => !SettingsStep.Reserved.Any(prefix => s.Key.StartsWith(prefix, StringComparison.Ordinal))))
            settings[name] = value?.DeepClone();
        if (settings.Count > 1)
            writer.Step(settings);
        foreach (var kept in byName.Where(s => s.Key.StartsWith(KeptSteps.Prefix, StringComparison.Ordinal)).Select(s => s.Value).OfType<JsonArray>().SelectMany(steps => steps.OfType<JsonObject>()))
            Kept(writer, wishes, kept);
    }

    /// <summary>Each generation of Orchard Core gets its own way to say which index there is; both at once would make it twice.</summary>
    private static void Kept(RecipeWriter writer, ExportWishes wishes, JsonObject step)
    {
        foreach (var written in SearchSteps.For(wishes.Target, step))
            writer.Step(written);
    }

    private static void Step(RecipeWriter writer, string name, Dictionary<string, JsonNode?> settings, params ReadOnlySpan<(string Property, string Setting)> properties)
    {
        var step = new JsonObject { ["name"] = name };
        foreach (var (property, setting) in properties)
        {
            if (settings.GetValueOrDefault(setting) is { } value)
                step[property] = value.DeepClone();
        }
        if (step.Count > 1)
            writer.Step(step);
    }
}
