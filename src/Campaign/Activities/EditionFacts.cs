using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What expressions may read of an edition: its name, its terms, and how many entries stand where. No names, no answers.</summary>
internal sealed class EditionFacts : IWorkflowFacts
{
    public const string Kind = "edition";

    public string Name => "Edition";

    public async Task<IReadOnlyDictionary<string, object?>?> OfAsync(AppDb db, string correlation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!correlation.StartsWith(Kind + "/", StringComparison.Ordinal) || !Guid.TryParse(correlation.AsSpan(Kind.Length + 1), out var guid))
            return null;
        var id = new EditionId(guid);
        if (await db.Editions.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } edition)
            return null;
        var rows = await db.Entries.IgnoreAutoIncludes().Where(e => e.EditionId == id)
            .Select(e => new { IsSubmitted = e.Submission != null, IsWithdrawn = e.Withdrawal != null, Verdict = e.Admission == null ? null : e.Admission.Verdict })
            .GroupBy(e => e).Select(g => new { g.Key.IsSubmitted, g.Key.IsWithdrawn, g.Key.Verdict, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = Enum.GetValues<EntryState>().ToDictionary(state => state, state => rows.Where(r => Entry.StateOf(r.IsSubmitted, r.IsWithdrawn, r.Verdict) == state).Sum(r => r.Count));
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Id"] = id.Value.ToString(),
            ["Name"] = edition.Name,
            ["Year"] = edition.Year,
            ["Slug"] = edition.Slug,
            ["NominationsClose"] = Written(edition.Nominations?.Closes),
            ["EntriesOpen"] = Written(edition.Entries?.Opens),
            ["EntriesClose"] = Written(edition.Entries?.Closes),
            ["ResultsEmbargo"] = Written(edition.ResultsEmbargo),
        };
        foreach (var (state, count) in counts)
            facts[state.ToString()] = count;
        return facts;
    }

    private static string? Written(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
