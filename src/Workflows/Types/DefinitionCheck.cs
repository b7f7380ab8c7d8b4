namespace RadicaleVernieuwers.Workflows;

/// <summary>Something that is wrong with a definition, or odd.</summary>
/// <param name="Activity">The step it is about; null for the whole.</param>
/// <param name="IsFatal">It cannot be switched on like this.</param>
public sealed record Problem(string? Activity, Said What, bool IsFatal = true);

/// <summary>Looks through a definition for what would go wrong when it runs.</summary>
internal static class DefinitionCheck
{
    public static IReadOnlyList<Problem> Of(WorkflowDefinition definition, Activities activities)
    {
        var problems = new List<Problem>();
        if (!definition.Starts.Any())
            problems.Add(new(null, Said.Of("Workflow.Problem.NoStart")));
        foreach (var node in definition.Activities)
        {
            if (activities.Find(node.Name) is not { } activity)
                problems.Add(new(node.Id, Said.Of("Workflow.Problem.Unknown", node.Name)));
            else
                problems.AddRange(OfStep(definition, node, activity));
            if (!node.IsStart && !definition.Starts.Any(start => definition.Reaches(start.Id, node.Id)))
                problems.Add(new(node.Id, Said.Of("Workflow.Problem.Unreached"), IsFatal: false));
        }
        problems.AddRange(Endless(definition, activities).Select(id => new Problem(id, Said.Of("Workflow.Problem.Endless"), IsFatal: false)));
        return problems;
    }

    private static IEnumerable<Problem> OfStep(WorkflowDefinition definition, ActivityNode node, IActivity activity)
    {
        foreach (var setting in activity.Settings)
        {
            if (Expressions.ProblemOf(setting, node.Properties) is { } key)
                yield return new(node.Id, Said.Of(key, setting.Key));
            else if (setting.IsRequired && IsEmpty(setting, node))
                yield return new(node.Id, Said.Of("Workflow.Problem.Missing", setting.Key));
        }
        if (activity.ProblemOf(node.Properties) is { } problem)
            yield return new(node.Id, Said.Of(problem));
        var outcomes = activity.OutcomesOf(node.Properties);
        foreach (var way in definition.From(node.Id).Where(t => !outcomes.Contains(t.Outcome)))
            yield return new(node.Id, Said.Of("Workflow.Problem.Outcome", way.Outcome));
    }

    private static bool IsEmpty(ActivitySetting setting, ActivityNode node) => setting.Kind == SettingKind.Lines ? node.Properties.Texts(setting.Key).Count == 0
        : setting.IsExpression && node.Properties[setting.Key] is System.Text.Json.Nodes.JsonObject expression ? string.IsNullOrWhiteSpace(expression.Text("Expression"))
        : string.IsNullOrWhiteSpace(node.Properties.Text(setting.Key));

    /// <summary>Steps from which one comes back without ever waiting. A loop over a list ends by itself.</summary>
    private static IEnumerable<string> Endless(WorkflowDefinition definition, Activities activities)
    {
        var busy = definition.Activities.Where(a => a.Name != nameof(ForEachTask) && activities.Find(a.Name) is { IsEvent: false } and not (UserTaskEvent or ITimedActivity)).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return busy.Where(id => Returns(definition, id, busy));
    }

    private static bool Returns(WorkflowDefinition definition, string id, HashSet<string> busy)
    {
        var (seen, ahead) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([id]));
        while (ahead.TryDequeue(out var here))
        {
            foreach (var next in definition.From(here).Select(t => t.Destination).Where(busy.Contains))
            {
                if (next == id)
                    return true;
                if (seen.Add(next))
                    ahead.Enqueue(next);
            }
        }
        return false;
    }
}
