using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>Which items show a media file: in their latest or their published version.</summary>
internal sealed class FindPicturesInItems(ContentTypes types) : IFindMediaPlaces
{
    private const int Most = 30;

    public async Task<IReadOnlyList<MediaPlace>> FindAsync(AppDb db, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var creatable = (await types.AllAsync(cancellationToken)).All.Where(t => t.IsCreatable).Select(t => t.Name).ToArray();
        var items = await db.ContentItemsNaming(paths).Where(i => creatable.Contains(i.ContentType)).OrderByDescending(i => i.Modified)
            .Select(i => new { i.ItemId, i.DisplayText }).Take(Most * 2).ToListAsync(cancellationToken);
        return [.. items.DistinctBy(i => i.ItemId).Take(Most).Select(i => new MediaPlace("Content.Place", i.DisplayText, $"/admin/content/{i.ItemId}"))];
    }
}

public static class ItemsNamingMedia
{
    /// <summary>The versions now in use whose JSON names one of these paths.</summary>
    public static IQueryable<ContentItem> ContentItemsNaming(this AppDb db, IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(paths);
        var items = db.Set<ContentItem>().AsNoTracking().Where(i => i.IsLatest || i.IsPublished);
        return paths.Select(path => items.Where(i => i.Json.Contains(path))).Aggregate((all, some) => all.Union(some));
    }
}
