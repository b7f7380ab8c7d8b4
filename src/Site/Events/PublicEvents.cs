using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>Finds events as the world may see them, in two questions to the database however many there are.</summary>
internal sealed class PublicEvents(ContentItems items, ContentRoutes routes)
{
    /// <summary>Each event once, in the reader's language; where it has no translation, as it was written.</summary>
    public async Task<IReadOnlyList<PublicEvent>> InAsync(string culture, CancellationToken cancellationToken)
    {
        var rows = await items.Visible.Where(i => i.ContentType == PublicEvent.Type).ToListAsync(cancellationToken);
        var slugs = await routes.Current.Where(r => r.ContentType == PublicEvent.Type).ToDictionaryAsync(r => r.ItemId, r => r.Slug, cancellationToken);
        return [.. rows.Where(i => slugs.ContainsKey(i.ItemId))
            .GroupBy(i => i.LocalizationSet ?? i.ItemId)
            .Select(g => g.MinBy(i => i.Culture == culture ? 0 : i.Culture == "nl" ? 1 : 2)!)
            .Select(i => PublicEvent.Of(PublicContent.From(i, slugs[i.ItemId]))).OfType<PublicEvent>()
            .OrderBy(e => e.Starts).ThenBy(e => e.Content.Title, StringComparer.Ordinal)];
    }
}

/// <summary>An event that ends moves from what comes to what was: the pages change at that instant.</summary>
internal sealed class EventInstants : IPublicInstants
{
    public async Task<IReadOnlyList<DateTimeOffset>> ReadAsync(AppDb db, CancellationToken cancellationToken)
    {
        var published = await db.Set<ContentItem>().AsNoTracking().Where(i => i.ContentType == PublicEvent.Type && i.IsPublished).ToListAsync(cancellationToken);
        return [.. published.Select(i => PublicEvent.Of(PublicContent.From(i))).OfType<PublicEvent>().Select(e => e.Over.AddMilliseconds(1))];
    }
}
