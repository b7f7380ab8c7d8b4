using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>No entry is in two states, and each stands on what comes before.</summary>
internal sealed class EntriesAreInOneState : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var entries = db.Entries.AsNoTracking();
        var wrong = new Dictionary<string, IQueryable<Entry>>
        {
            ["was withdrawn and is public"] = entries.Where(e => e.Withdrawal != null && e.Publication != null),
            ["is public and was not admitted"] = entries.Where(e => e.Publication != null && (e.Admission == null || e.Admission.Verdict != Verdict.Admitted)),
            ["was decided on and never handed in"] = entries.Where(e => e.Submission == null && e.Admission != null),
            ["has a number and was never handed in"] = entries.Where(e => e.Submission == null && e.Number != null),
        };
        var breaches = new List<string>();
        foreach (var (what, query) in wrong)
            breaches.AddRange((await query.OrderBy(e => e.Id).Select(e => e.Id).Take(10).ToListAsync(cancellationToken)).Select(id => $"Entry {id.Value} {what}"));
        return breaches;
    }
}

/// <summary>What was handed in still exists, under the item of its entry, and does not change any more.</summary>
internal sealed class SubmissionsKeepTheirVersion : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var items = db.Set<ContentItem>();
        var lost = await db.Entries.AsNoTracking().Where(e => e.Submission != null && !items.Any(i => i.VersionId == e.Submission.VersionId && i.ItemId == e.ContentItemId && i.IsSealed))
            .OrderBy(e => e.Id).Select(e => e.Id).Take(10).ToListAsync(cancellationToken);
        return [.. lost.Select(id => $"What entry {id.Value} handed in is gone or may still change")];
    }
}

/// <summary>Whoever was handed in by a person was in time, grace included. What the team takes in has no person.</summary>
internal sealed class SubmissionsAreInTime : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var editions = await db.Editions.AsNoTracking().ToDictionaryAsync(e => e.Id, cancellationToken);
        var breaches = new List<string>();
        // The window may have been moved since, or a repair asked: the first submission is the one that had to be in time.
        await foreach (var entry in db.Entries.AsNoTracking().Where(e => e.Submission != null && e.SourceKey == null).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.WindowIn(editions[entry.EditionId]) is { } window && entry.Submission!.First > window.Closes + window.Grace)
                breaches.Add($"Entry {entry.Id.Value} was handed in after its deadline");
        }
        return breaches;
    }
}

/// <summary>Numbers that were handed out are behind the counter.</summary>
internal sealed class CountersAreAhead : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var numbers = await db.Entries.AsNoTracking().Where(e => e.Number != null).GroupBy(e => e.EditionId).Select(g => new { g.Key, Last = g.Max(e => e.Number)! }).ToListAsync(cancellationToken);
        var counters = await db.EditionCounters.AsNoTracking().ToDictionaryAsync(c => c.EditionId, cancellationToken);
        return [.. numbers.Where(n => !counters.TryGetValue(n.Key, out var counter) || int.Parse(n.Last[(n.Last.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture) > counter.Entries)
            .Select(n => $"The counter of edition {n.Key.Value} is behind number {n.Last}")];
    }
}
