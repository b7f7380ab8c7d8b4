using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content;

/// <summary>The step <c>content</c>: items with their versions. A version that is here already changes nothing.</summary>
internal sealed class ContentStep(ContentItems items) : IRecipeStep
{
    public string Name => "content";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var node in step.Array("Data") ?? step.Array("data") ?? [])
        {
            var json = node as JsonObject ?? throw new Refusal("Item.NotAnObject");
            var label = $"{json.Text("ContentType")} {json.Text("DisplayText") ?? json.Text("ContentItemId")}";
            if (await items.ImportAsync(json, cancellationToken) is null)
                run.Report.Unchanged(label);
            else
                run.Report.Added(label);
        }
    }
}
