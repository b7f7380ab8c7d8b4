using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A line of the editors' list.</summary>
public sealed class ItemLine
{
    public string ItemId { get; init; } = "";
    public string VersionId { get; init; } = "";
    public string ContentType { get; init; } = "";
    public string Title { get; init; } = "";
    public string TitleKey { get; init; } = "";
    public string? Culture { get; init; }
    public string? LocalizationSet { get; init; }
    public Shelf Shelf { get; init; }
    public bool IsPublished { get; init; }
    public bool IsLive { get; init; }
    public DateTimeOffset? ScheduledFor { get; init; }
    public DateTimeOffset? Trashed { get; init; }
    public DateTimeOffset Created { get; init; }
    public DateTimeOffset Modified { get; init; }
    public string? Author { get; init; }
    public string? Owner { get; init; }
    public UserId? Assignee { get; init; }

    public ItemState StateAt(DateTimeOffset now) => ContentItem.StateOf(Shelf, IsPublished, IsLive, ScheduledFor, now);
}

/// <summary>A page of the list. <paramref name="Total"/> stops counting at <see cref="ItemList.MostCounted"/>.</summary>
internal sealed record ItemPage(IReadOnlyList<ItemLine> Lines, int Total, string? Before, string? After);

/// <summary>Reads the editors' list page by page. Each page begins where the other ended, not at a number of rows, so that the hundredth page costs what the first one does.</summary>
internal sealed class ItemList(AppDb db)
{
    public const int Size = 50;
    public const int MostCounted = 1000;

    /// <param name="types">The types that the person may see.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="before">Where the page after begins, to go back.</param>
    public async Task<ItemPage> ReadAsync(ItemFilter filter, IReadOnlyCollection<string> types, ClaimsPrincipal person, string? after, string? before, CancellationToken cancellationToken)
    {
        var me = person.OwnerId();
        var found = filter.On(db.Set<ContentItem>().AsNoTracking(), me);
        if (!person.EditsAll())
            found = found.Where(i => i.Owner == me);
        string[] wanted = [.. types.Where(t => filter.Type.Length == 0 || t == filter.Type)];
        if (wanted.Length == 0)
            return new([], 0, null, null);
        var (total, worded) = await CountAsync(found.Where(i => wanted.Contains(i.ContentType)), TitleKey.Words(filter.Words), cancellationToken);
        if (worded is not null)
            found = found.Where(i => worded.Contains(i.VersionId));
        var back = before is not null;
        var mark = Mark.Read(before ?? after);
        // One walk along an index per type, then the best of all walks.
        var lines = wanted.Select(type => Walk(Lines(found.Where(i => i.ContentType == type)), filter.Order, mark, back).Take(Size + 1)).Aggregate(Queryable.Concat);
        var read = await Sorted(lines, filter.Order, back).Take(Size + 1).ToListAsync(cancellationToken);
        var more = read.Count > Size;
        var page = read.Take(Size).ToList();
        if (back)
            page.Reverse();
        var hasBefore = back ? more : mark is not null;
        var hasAfter = back || more;
        return new(page, total, hasBefore && page.Count > 0 ? Mark.Of(page[0], filter.Order) : null, hasAfter && page.Count > 0 ? Mark.Of(page[^1], filter.Order) : null);
    }

    /// <summary>How many there are; where words are looked for, which: the newest as far as one counts. Either way one query.</summary>
    private async Task<(int Total, string[]? Worded)> CountAsync(IQueryable<ContentItem> found, IReadOnlyList<string> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return (await found.Take(MostCounted + 1).CountAsync(cancellationToken), null);
        var words = db.Set<ItemWords>().AsQueryable();
        foreach (var word in asked)
            words = words.Where(w => w.Words.Contains(word));
        // The words are read through first, and only what has them is looked up.
        var versions = words.Select(w => w.VersionId);
        var worded = await found.Where(i => versions.Contains(i.VersionId)).OrderByDescending(i => i.Modified).Select(i => i.VersionId).Take(MostCounted + 1).ToArrayAsync(cancellationToken);
        return (worded.Length, worded);
    }

    private static IQueryable<ItemLine> Lines(IQueryable<ContentItem> items) => items.Select(i => new ItemLine
    {
        ItemId = i.ItemId, VersionId = i.VersionId, ContentType = i.ContentType, Title = i.DisplayText, TitleKey = i.TitleKey, Culture = i.Culture, LocalizationSet = i.LocalizationSet,
        Shelf = i.Shelf, IsPublished = i.IsPublished, IsLive = i.IsLive, ScheduledFor = i.ScheduledFor, Trashed = i.Trashed, Created = i.Created, Modified = i.Modified,
        Author = i.Author, Owner = i.Owner, Assignee = i.Assignee,
    });

    private static IQueryable<ItemLine> Walk(IQueryable<ItemLine> lines, ItemOrder order, Mark? mark, bool back)
    {
        if (mark is null)
            return Sorted(lines, order, back);
        var (at, key, id) = (mark.At, mark.Key, mark.VersionId);
        // The titles rise and the dates fall, unless one goes back.
        var from = (order, back) switch
        {
            (ItemOrder.Title, false) => lines.Where(l => l.TitleKey.CompareTo(key) > 0 || (l.TitleKey == key && l.VersionId.CompareTo(id) > 0)),
            (ItemOrder.Title, true) => lines.Where(l => l.TitleKey.CompareTo(key) < 0 || (l.TitleKey == key && l.VersionId.CompareTo(id) < 0)),
            (ItemOrder.Created, false) => lines.Where(l => l.Created <= at && (l.Created < at || l.VersionId.CompareTo(id) < 0)),
            (ItemOrder.Created, true) => lines.Where(l => l.Created >= at && (l.Created > at || l.VersionId.CompareTo(id) > 0)),
            (_, false) => lines.Where(l => l.Modified <= at && (l.Modified < at || l.VersionId.CompareTo(id) < 0)),
            (_, true) => lines.Where(l => l.Modified >= at && (l.Modified > at || l.VersionId.CompareTo(id) > 0)),
        };
        return Sorted(from, order, back);
    }

    private static IQueryable<ItemLine> Sorted(IQueryable<ItemLine> lines, ItemOrder order, bool back) => (order, back) switch
    {
        (ItemOrder.Title, false) => lines.OrderBy(l => l.TitleKey).ThenBy(l => l.VersionId),
        (ItemOrder.Title, true) => lines.OrderByDescending(l => l.TitleKey).ThenByDescending(l => l.VersionId),
        (ItemOrder.Created, false) => lines.OrderByDescending(l => l.Created).ThenByDescending(l => l.VersionId),
        (ItemOrder.Created, true) => lines.OrderBy(l => l.Created).ThenBy(l => l.VersionId),
        (_, false) => lines.OrderByDescending(l => l.Modified).ThenByDescending(l => l.VersionId),
        (_, true) => lines.OrderBy(l => l.Modified).ThenBy(l => l.VersionId),
    };

    /// <summary>A place between two lines: what the list is sorted by, and the version's id.</summary>
    private sealed record Mark(DateTimeOffset At, string Key, string VersionId)
    {
        public static string Of(ItemLine line, ItemOrder order) =>
            (order switch { ItemOrder.Title => line.TitleKey, ItemOrder.Created => Written(line.Created), _ => Written(line.Modified) }) + "~" + line.VersionId;

        /// <exception cref="NotFound">No such place.</exception>
        public static Mark? Read(string? text)
        {
            if (string.IsNullOrEmpty(text))
                return null;
            var cut = text.LastIndexOf('~');
            if (cut < 0)
                throw new NotFound();
            var isInstant = long.TryParse(text[..cut], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 253402300799999;
            return new(isInstant ? DateTimeOffset.FromUnixTimeMilliseconds(at) : DateTimeOffset.UnixEpoch, text[..cut], text[(cut + 1)..]);
        }

        private static string Written(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }
}
