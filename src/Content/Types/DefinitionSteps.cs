using System.Text.Json.Nodes;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content;

/// <summary>The steps that add to, replace and delete definitions.</summary>
internal abstract class DefinitionStep(string name, ContentTypes types, Func<ContentDefinitions, JsonObject, ContentDefinitions> change) : IRecipeStep
{
    public string Name => name;

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        var before = await types.AllAsync(cancellationToken);
        var after = change(before, step);
        await types.ChangeAsync(_ => after, cancellationToken);
        Report(before.TypesAsJson, after.TypesAsJson, run.Report);
        Report(before.PartsAsJson, after.PartsAsJson, run.Report);
    }

    private static void Report(IReadOnlyDictionary<string, JsonObject> before, IReadOnlyDictionary<string, JsonObject> after, RecipeReport report)
    {
        foreach (var (name, json) in after)
        {
            if (!before.TryGetValue(name, out var former))
                report.Added(name);
            else if (!JsonNode.DeepEquals(former, json))
                report.Changed(name);
        }
        foreach (var gone in before.Keys.Except(after.Keys))
            report.Changed(gone);
    }
}

internal sealed class MergeDefinitions(ContentTypes types) : DefinitionStep("ContentDefinition", types, (d, step) => d.Merge(step));

internal sealed class ReplaceDefinitions(ContentTypes types) : DefinitionStep("ReplaceContentDefinition", types, (d, step) => d.Replace(step));

internal sealed class DeleteDefinitions(ContentTypes types) : DefinitionStep("DeleteContentDefinition", types, (d, step) => d.Delete(step));
