using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Which entries show a media file in their answers.</summary>
internal sealed class FindPicturesInEntries : IFindMediaPlaces
{
    private const int Most = 30;

    public async Task<IReadOnlyList<MediaPlace>> FindAsync(AppDb db, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var named = db.ContentItemsNaming(paths).Select(i => i.ItemId);
        var entries = await db.Entries.Where(e => named.Contains(e.ContentItemId)).OrderByDescending(e => e.Changed).Select(e => new { e.Id, e.Title }).Take(Most).ToListAsync(cancellationToken);
        return [.. entries.Select(e => new MediaPlace("Entry.Place", e.Title, $"/admin/entries/{e.Id.Value}", IsInitiative: true))];
    }
}
