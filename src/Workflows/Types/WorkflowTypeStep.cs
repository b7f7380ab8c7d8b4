using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Orchard's <c>WorkflowType</c>: each definition becomes the latest version of its type. Instances that run go on with theirs; Orchard's own import would end them.</summary>
internal sealed class WorkflowTypeStep(WorkflowLibrary library) : IRecipeStep
{
    public string Name => "WorkflowType";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(run);
        foreach (var json in (step["data"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var definition = WorkflowDefinition.Read(json);
            var (arrival, problems) = await library.KeepAsync(definition, null, cancellationToken);
            var what = $"WorkflowType {definition.Name}";
            if (arrival == Arrival.Added)
                run.Report.Added(what);
            else if (arrival == Arrival.Changed)
                run.Report.Changed(what);
            else
                run.Report.Unchanged(what);
            foreach (var problem in problems.Where(p => p.IsFatal))
                run.Report.Ignored($"{what}: {definition.Find(problem.Activity ?? "")?.Name}", new Refusal(problem.What.Key, [.. problem.What.Arguments]));
        }
    }
}

/// <summary>The latest version of each type, word for word. Instances stay here: they mean nothing elsewhere.</summary>
internal sealed class WorkflowTypeExport(AppDb db) : IRecipeExport
{
    public int Order => 600;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(wishes);
        if (!wishes.IsWhole)
            return;
        var latest = await db.WorkflowVersions.AsNoTracking().Where(v => db.Set<WorkflowType>().Any(t => t.WorkflowTypeId == v.WorkflowTypeId && t.LatestVersion == v.Number)).OrderBy(v => v.WorkflowTypeId).Select(v => v.Json).ToListAsync(cancellationToken);
        if (latest.Count > 0)
            writer.Step(new JsonObject { ["name"] = "WorkflowType", ["data"] = new JsonArray([.. latest.Select(json => JsonNode.Parse(json))]) });
    }
}
