using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A workflow can be about an edition that runs here, or about an entry.</summary>
internal sealed class EditionSubjects : IWorkflowSubjects
{
    private const string OfEntry = "entry/";

    public async Task<IReadOnlyList<WorkflowSubject>> ChoicesAsync(AppDb db, CancellationToken cancellationToken) =>
        [.. (await db.Editions.IgnoreAutoIncludes().Where(e => !e.IsArchived).OrderByDescending(e => e.Year).Select(e => new { e.Id, e.Name }).ToListAsync(cancellationToken)).Select(e => new WorkflowSubject($"{EditionFacts.Kind}/{e.Id.Value}", e.Name))];

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(AppDb db, IReadOnlyCollection<string> correlations, CancellationToken cancellationToken)
    {
        EditionId[] editions = [.. Ids(correlations, EditionFacts.Kind + "/").Select(id => new EditionId(id))];
        EntryId[] entries = [.. Ids(correlations, OfEntry).Select(id => new EntryId(id))];
        var names = (await db.Editions.IgnoreAutoIncludes().Where(e => editions.Contains(e.Id)).Select(e => new { e.Id, e.Name }).ToListAsync(cancellationToken)).ToDictionary(e => $"{EditionFacts.Kind}/{e.Id.Value}", e => e.Name);
        foreach (var entry in await db.Entries.IgnoreAutoIncludes().Where(e => entries.Contains(e.Id)).Select(e => new { e.Id, Name = e.Number ?? e.Title }).ToListAsync(cancellationToken))
            names[OfEntry + entry.Id.Value] = entry.Name;
        return names;
    }

    private static IEnumerable<Guid> Ids(IEnumerable<string> correlations, string prefix) =>
        correlations.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).Select(c => Guid.TryParse(c.AsSpan(prefix.Length), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct();
}
