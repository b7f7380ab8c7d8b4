using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What expressions may read of a subject besides the workflow itself, such as <c>Edition.Name</c>. Only what it gives can be read.</summary>
public interface IWorkflowFacts
{
    /// <summary>The first word of an expression.</summary>
    string Name { get; }

    /// <summary>Dictionaries, texts, numbers and instants as text; null where the workflow is not about such a subject. Asked only where an expression names it.</summary>
    Task<IReadOnlyDictionary<string, object?>?> OfAsync(AppDb db, string correlation, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Fills in Liquid with the values of a workflow. No script, no file, no service: a fixed list of values and text filters.</summary>
public sealed class Expressions(IEnumerable<IWorkflowFacts> facts, SiteAddress site)
{
    private static readonly SmallTemplates Templates = new(new Dictionary<string, Func<string, string>>());

    /// <exception cref="Refusal"><c>Workflow.Expression</c>.</exception>
    public async Task<string> FillAsync(string liquid, ActivityRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(liquid);
        ArgumentNullException.ThrowIfNull(run);
        if (!liquid.Contains('{', StringComparison.Ordinal))
            return liquid;
        var values = new Dictionary<string, object?>
        {
            ["Workflow"] = new Dictionary<string, object?>
            {
                ["CorrelationId"] = run.Correlation,
                ["InstanceId"] = run.Instance.Value.ToString(),
                ["Properties"] = WorkflowJson.Plain(run.Properties),
                ["Input"] = WorkflowJson.Plain(run.Input ?? []),
            },
            ["Site"] = new Dictionary<string, object?> { ["SiteName"] = site.Name, ["BaseUrl"] = site.Url.ToString().TrimEnd('/') },
        };
        foreach (var fact in facts.Where(f => liquid.Contains(f.Name, StringComparison.Ordinal)))
            values[fact.Name] = await fact.OfAsync(run.Db, run.Correlation, run.Now, cancellationToken);
        try
        {
            return Templates.Demand(liquid, values);
        }
        catch (FormatException fault)
        {
            throw new Refusal("Workflow.Expression", fault.Message);
        }
    }

    /// <summary>What is wrong with an expression as it is stored: not Liquid, or not readable. Null where it is well.</summary>
    public static string? ProblemOf(ActivitySetting setting, JsonObject properties)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(properties);
        if (!setting.IsExpression || properties[setting.Key] is not JsonObject expression)
            return null;
        var text = expression.Text("Expression") ?? "";
        var isLiquid = !setting.NeedsSyntax || string.Equals(expression.Text("Syntax"), "Liquid", StringComparison.OrdinalIgnoreCase);
        return text.Length == 0 ? null : !isLiquid ? "Workflow.Problem.Script" : SmallTemplates.Fault(text) is not null ? "Workflow.Problem.Liquid" : null;
    }
}
