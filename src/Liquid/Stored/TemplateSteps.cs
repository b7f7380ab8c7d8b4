using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Orchard's <c>Templates</c>: <c>{"Templates":{"Content__LandingPage":{Description,Content}}}</c>. One that cannot be read is kept, switched off and named.</summary>
internal sealed class TemplatesStep(ThemeViews views) : IRecipeStep
{
    public string Name => "Templates";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var (name, given) in step["Templates"] as JsonObject ?? [])
        {
            var kept = (given as JsonObject)?.DeepClone().AsObject() ?? [];
            kept.Remove(StoredTemplates.Off);
            var what = $"Templates: {name}";
            if (Wrong(name, kept["Content"] is JsonValue content && content.TryGetValue<string>(out var text) ? text : "") is { } wrong)
            {
                kept[StoredTemplates.Off] = true;
                run.Report.Ignored(what, new Refusal("Template.Off", wrong.Line, wrong.Column, wrong.Reason));
            }
            await StoredSetting.KeepAsync(run, StoredTemplates.TemplatePrefix + name, kept, what, cancellationToken);
        }
        run.Db.Feed(StoredTemplatesReader.Subject);
    }

    private BrokenTemplateException? Wrong(string name, string text)
    {
        try
        {
            views.Parse(name, text);
            return null;
        }
        catch (BrokenTemplateException broken)
        {
            return broken;
        }
    }
}

/// <summary>Orchard's <c>Placements</c>: <c>{"Placements":{"ShapeType":[{…}]}}</c>.</summary>
internal sealed class PlacementsStep : IRecipeStep
{
    public string Name => "Placements";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var (shape, rules) in step["Placements"] as JsonObject ?? [])
            await StoredSetting.KeepAsync(run, StoredTemplates.PlacementPrefix + shape, rules, $"Placements: {shape}", cancellationToken);
        run.Db.Feed(StoredTemplatesReader.Subject);
    }
}

/// <summary>Templates and placements of the database, as they came.</summary>
internal sealed class TemplatesExport(AppDb db) : IRecipeExport
{
    public int Order => 400;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!wishes.IsWhole)
            return;
        await WriteAsync(writer, "Templates", StoredTemplates.TemplatePrefix, cancellationToken);
        await WriteAsync(writer, "Placements", StoredTemplates.PlacementPrefix, cancellationToken);
    }

    private async Task WriteAsync(RecipeWriter writer, string step, string prefix, CancellationToken cancellationToken)
    {
        var all = new JsonObject();
        foreach (var row in await db.SiteSettings.AsNoTracking().Where(s => s.Name.StartsWith(prefix)).OrderBy(s => s.Name).ToListAsync(cancellationToken))
        {
            var value = JsonNode.Parse(row.Value);
            (value as JsonObject)?.Remove(StoredTemplates.Off);
            all[row.Name[prefix.Length..]] = value;
        }
        if (all.Count > 0)
            writer.Step(new JsonObject { ["name"] = step, [step] = all });
    }
}

internal static class StoredSetting
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keeps a value under a name and reports whether that was new.</summary>
    /// <exception cref="Refusal"><c>Recipe.NameTooLong</c>.</exception>
    public static async Task KeepAsync(RecipeRun run, string name, JsonNode? value, string what, CancellationToken cancellationToken)
    {
        if (name.Length > SiteSetting.LongestName)
            throw new Refusal("Recipe.NameTooLong", name[..50]);
        var json = value?.ToJsonString(Readable) ?? "null";
        var known = run.Db.SiteSettings.Local.SingleOrDefault(s => s.Name == name) ?? await run.Db.SiteSettings.SingleOrDefaultAsync(s => s.Name == name, cancellationToken);
        if (known is null)
        {
            run.Db.SiteSettings.Add(SiteSetting.Of(name, json));
            run.Report.Added(what);
        }
        else if (known.Value == json)
        {
            run.Report.Unchanged(what);
        }
        else
        {
            known.Set(json);
            run.Report.Changed(what);
        }
    }
}
