using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content;

/// <summary>The step <c>content</c>: items with their versions. A version that is here already changes nothing.</summary>
internal sealed class ContentStep(ContentItems items) : IRecipeStep
{
    public string Name => "content";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken) => await TakeInAsync(step, items, run, cancellationToken);

    /// <returns>The items that were new.</returns>
    internal static async Task<IReadOnlyList<JsonObject>> TakeInAsync(JsonObject step, ContentItems items, RecipeRun run, CancellationToken cancellationToken)
    {
        var given = (step.Array("data") ?? []).Select(node => node as JsonObject ?? throw new Refusal("Item.NotAnObject")).ToArray();
        var isNew = await items.ImportAsync(given, cancellationToken);
        for (var i = 0; i < given.Length; i++)
        {
            var label = $"{given[i].Text("ContentType")} {given[i].Text("DisplayText") ?? given[i].Text("ContentItemId")}";
            if (isNew[i])
                run.Report.Added(label);
            else
                run.Report.Unchanged(label);
        }
        return [.. given.Where((_, i) => isNew[i])];
    }
}

/// <summary>Ours, <c>RadicaleVersions</c>: drafts and former versions, which Orchard Core never lets go. <c>RadicaleShelf</c> says that an item lies in the archive.</summary>
internal sealed class VersionsStep(ContentItems items) : IRecipeStep
{
    public const string StepName = "RadicaleVersions";
    public const string ShelfName = "RadicaleShelf";

    public string Name => StepName;

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var item in await ContentStep.TakeInAsync(step, items, run, cancellationToken))
        {
            if (item.Text(ShelfName) == nameof(Shelf.Archive) && item.Text("ContentItemId") is { } id)
                await items.ArchiveAsync(id, cancellationToken);
        }
    }
}
