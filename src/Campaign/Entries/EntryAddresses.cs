using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Gives entries the readable end of their public address.</summary>
internal static class EntryAddresses
{
    /// <summary>From the titles; where an edition has one already, its number comes behind. Call it when the numbers are given.</summary>
    public static async Task NameAsync(AppDb db, EditionId edition, IReadOnlyCollection<Entry> entries, CancellationToken cancellationToken)
    {
        var wanted = entries.ToDictionary(e => e, e => Slug.Of(e.Title, "inzending"));
        var slugs = wanted.Values.Distinct().ToArray();
        var taken = (await db.Entries.Of(edition).Where(e => slugs.Contains(e.Slug)).Select(e => e.Slug).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var (entry, slug) in wanted)
        {
            if (!taken.Add(slug))
                entry.NameInAddresses($"{slug}-{entry.Number!.ToLowerInvariant()}");
            else
                entry.NameInAddresses(slug);
        }
    }
}
