using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Something that a workflow can be about.</summary>
/// <param name="Correlation">Such as <c>edition/0197…</c>.</param>
public sealed record WorkflowSubject(string Correlation, string Name);

/// <summary>What workflows can be about: a few things to choose from when one is started, and names for what runs.</summary>
public interface IWorkflowSubjects
{
    Task<IReadOnlyList<WorkflowSubject>> ChoicesAsync(AppDb db, CancellationToken cancellationToken);

    /// <summary>The names of those among these that it knows, in one query.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(AppDb db, IReadOnlyCollection<string> correlations, CancellationToken cancellationToken);
}

internal static class SubjectNames
{
    public static async Task<IReadOnlyDictionary<string, string>> NamesOfAsync(this IEnumerable<IWorkflowSubjects> subjects, AppDb db, IReadOnlyCollection<string> correlations, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in subjects)
        {
            foreach (var (correlation, name) in await source.NamesAsync(db, correlations, cancellationToken))
                names[correlation] = name;
        }
        return names;
    }
}
