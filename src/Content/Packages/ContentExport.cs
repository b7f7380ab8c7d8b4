using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content;

/// <summary>The definitions: of the whole site, or those that the chosen items need.</summary>
internal sealed class DefinitionsExport(ContentTypes types, ContentItems items, IEnumerable<IExportedTypes> others) : IRecipeExport
{
    public int Order => 100;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        var all = await types.AllAsync(cancellationToken);
        var names = wishes.IsWhole ? [.. all.TypesAsJson.Keys] : await NeededAsync(wishes, cancellationToken);
        if (names.Count == 0)
            return;
        var parts = names.SelectMany(name => all.Find(name)?.Parts ?? []).Select(part => part.PartName).ToHashSet();
        writer.Step(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray([.. all.TypesAsJson.Where(t => names.Contains(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.DeepClone())]),
            ["ContentParts"] = new JsonArray([.. all.PartsAsJson.Where(p => wishes.IsWhole || parts.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value.DeepClone())]),
        });
    }

    private async Task<HashSet<string>> NeededAsync(ExportWishes wishes, CancellationToken cancellationToken)
    {
        var names = (await items.All.AsNoTracking().Where(i => wishes.Items.Contains(i.ItemId)).Select(i => i.ContentType).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        foreach (var other in others)
            names.UnionWith(await other.OfAsync(wishes, cancellationToken));
        return names;
    }
}

/// <summary>Types that a module's own steps need in a package.</summary>
public interface IExportedTypes
{
    Task<IReadOnlyCollection<string>> OfAsync(ExportWishes wishes, CancellationToken cancellationToken);
}

/// <summary>
/// The items. <c>content</c> holds what is published, as Orchard Core exports it; another site of ours gets drafts and former versions too.
/// What people answered to a form travels with the entries and never as items.
/// </summary>
internal sealed class ContentExport(ContentItems items, AnswerTypes answers) : IRecipeExport
{
    public int Order => 300;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        if (!wishes.IsWhole && wishes.Items.Count == 0)
            return;
        var forms = (await answers.AllAsync(cancellationToken)).ToArray();
        var all = items.All;
        var wanted = all.AsNoTracking().Where(i => !forms.Contains(i.ContentType) && !all.Any(l => l.LatestOf == i.ItemId && l.Shelf == Shelf.Trash));
        if (!wishes.IsWhole)
            wanted = wanted.Where(i => wishes.Items.Contains(i.ItemId));
        await ListAsync(writer, "content", "data", wanted.Where(i => i.IsPublished), cancellationToken);
        if (wishes.Target == ExportTarget.Site)
            await ListAsync(writer, VersionsStep.StepName, "data", wanted.Where(i => !i.IsPublished), cancellationToken);
        else if (await wanted.CountAsync(i => !i.IsPublished, cancellationToken) is var left and > 0)
            writer.LeftOut.Add($"{left} × {VersionsStep.StepName}");
    }

    private static async Task ListAsync(RecipeWriter writer, string step, string list, IQueryable<ContentItem> rows, CancellationToken cancellationToken)
    {
        writer.BeginList(step, list);
        // The latest version of an item comes last, so that it stands where it stood.
        await foreach (var item in rows.OrderBy(i => i.ItemId).ThenBy(i => i.IsLatest).ThenBy(i => i.Modified).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var json = item.ToJson();
            if (item.Shelf == Shelf.Archive && step == VersionsStep.StepName)
                json[VersionsStep.ShelfName] = nameof(Shelf.Archive);
            writer.Item(step, json);
        }
        writer.EndList();
    }
}

/// <summary>Editions that can be exported by themselves.</summary>
public interface IExportChoices
{
    Task<IReadOnlyList<(string Slug, string Name)>> EditionsAsync(CancellationToken cancellationToken);
}
