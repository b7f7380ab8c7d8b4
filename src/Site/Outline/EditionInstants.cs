using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>The instants of editions and results at which public pages change by themselves.</summary>
internal sealed class EditionInstants : IPublicInstants
{
    public async Task<IReadOnlyList<DateTimeOffset>> ReadAsync(AppDb db, CancellationToken cancellationToken)
    {
        var editions = await db.Editions.AsNoTracking().ToListAsync(cancellationToken);
        var results = await db.Results.AsNoTracking().Select(r => r.VisibleFrom).Distinct().ToListAsync(cancellationToken);
        return [.. results, .. editions.SelectMany(Of)];
    }

    private static IEnumerable<DateTimeOffset> Of(Edition edition)
    {
        foreach (var window in new[] { edition.Nominations, edition.Entries }.OfType<Window>())
        {
            yield return window.Opens;
            // A window is open up to and including the instant it closes.
            yield return window.Closes.AddMilliseconds(1);
            yield return (window.Closes + window.Grace).AddMilliseconds(1);
        }
        if (edition.ResultsEmbargo is { } embargo)
            yield return embargo;
    }
}
