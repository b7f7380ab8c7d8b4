using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>The last piece of an item's address in one language. Former ones stay and lead to the present one.</summary>
public sealed class ContentRoute
{
    public const int LongestSlug = 200;
    public const string AnyCulture = "";

    public string ContentType { get; private set; } = "";
    public string Culture { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public string ItemId { get; private set; } = "";
    public bool IsCurrent { get; private set; }

    internal static ContentRoute To(ContentItem item, string slug) => new() { ContentType = item.ContentType, Culture = item.Culture ?? AnyCulture, Slug = slug, ItemId = item.ItemId, IsCurrent = true };

    internal void BecomeFormer() => IsCurrent = false;

    internal void LeadTo(string itemId)
    {
        ItemId = itemId;
        IsCurrent = true;
    }
}

/// <summary>A last piece of an address that a page of the site itself has: no item gets it.</summary>
public sealed record ReservedSlug(string Slug);

/// <summary>What an address leads to.</summary>
/// <param name="MovedTo">The present slug, where the address is a former one: answer with a redirect.</param>
public sealed record RoutedItem(string ItemId, string? MovedTo);

/// <summary>Gives items their addresses, and finds them.</summary>
public sealed class ContentRoutes(AppDb db, IEnumerable<ReservedSlug> reserved)
{
    /// <summary>The present addresses.</summary>
    public IQueryable<ContentRoute> Current => db.Set<ContentRoute>().AsNoTracking().Where(r => r.IsCurrent);

    /// <summary>The item under a slug; null where there is none. Whether it is published, the item says.</summary>
    public async Task<RoutedItem?> FindAsync(string contentType, string culture, string slug, CancellationToken cancellationToken = default)
    {
        var routes = db.Set<ContentRoute>().AsNoTracking();
        var route = await routes.Where(r => r.ContentType == contentType && (r.Culture == culture || r.Culture == ContentRoute.AnyCulture) && r.Slug == slug)
            .OrderByDescending(r => r.Culture).FirstOrDefaultAsync(cancellationToken);
        if (route is null || route.IsCurrent)
            return route is null ? null : new(route.ItemId, null);
        var present = await SlugAsync(route.ItemId, cancellationToken);
        return present is null ? null : new(route.ItemId, present);
    }

    /// <summary>The same for a type that has no folder of its own and is not known beforehand.</summary>
    public async Task<RoutedItem?> FindPlainAsync(string culture, string slug, CancellationToken cancellationToken = default)
    {
        var withFolder = ContentAddress.TypesWithFolder;
        var type = await db.Set<ContentRoute>().AsNoTracking().Where(r => !withFolder.Contains(r.ContentType) && (r.Culture == culture || r.Culture == ContentRoute.AnyCulture) && r.Slug == slug)
            .OrderByDescending(r => r.Culture).Select(r => r.ContentType).FirstOrDefaultAsync(cancellationToken);
        return type is null ? null : await FindAsync(type, culture, slug, cancellationToken);
    }

    /// <summary>The present slug of an item.</summary>
    public async Task<string?> SlugAsync(string itemId, CancellationToken cancellationToken = default) =>
        await db.Set<ContentRoute>().AsNoTracking().Where(r => r.ItemId == itemId && r.IsCurrent).Select(r => r.Slug).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Reads what <see cref="GiveAsync"/> asks about many items, in one query.</summary>
    internal async Task LookAheadAsync(IReadOnlyCollection<ContentItem> coming, CancellationToken cancellationToken)
    {
        var ids = coming.Select(i => i.ItemId).Distinct().ToArray();
        var slugs = coming.Select(i => Wanted(i, i.Parts().Object("AutoroutePart").Text("Path"))).Distinct().ToArray();
        await db.Set<ContentRoute>().Where(r => ids.Contains(r.ItemId) || slugs.Contains(r.Slug)).LoadAsync(cancellationToken);
        _ahead = (ids.ToHashSet(), db.Set<ContentRoute>().Local.ToLookup(r => r.Slug), db.Set<ContentRoute>().Local.ToLookup(r => r.ItemId), []);
    }

    private (HashSet<string> Ids, ILookup<string, ContentRoute> BySlug, ILookup<string, ContentRoute> ByItem, HashSet<string> Given)? _ahead;

    private static string Wanted(ContentItem item, string? path) =>
        Content.Slug.Of(path?.Trim('/').Split('/')[^1] is { Length: > 0 } last ? last : item.DisplayText, item.ItemId);

    /// <summary>Gives an item that is published its slug: the one it asks for, or one made of its title; numbered where another item has it or had it, as a former address leads on for good.</summary>
    /// <param name="mayRefuse">Refuses a slug of the site itself; else that is numbered too.</param>
    /// <exception cref="Refusal"><c>Item.AddressReserved</c>.</exception>
    internal async Task<string> GiveAsync(ContentItem item, string? path, bool mayRefuse, CancellationToken cancellationToken)
    {
        var (type, isPlain, withFolder) = (item.ContentType, !ContentAddress.HasFolder(item.ContentType), ContentAddress.TypesWithFolder);
        var wanted = Wanted(item, path);
        bool IsReserved(string s) => isPlain && reserved.Any(r => r.Slug == s);
        if (mayRefuse && IsReserved(wanted))
            throw new Refusal("Item.AddressReserved", wanted) { Field = "AutoroutePart" };
        // What was read ahead says that the address is free, and that the item had none: nothing to look up.
        if (_ahead is { } ahead && !IsReserved(wanted) && ahead.Ids.Contains(item.ItemId) && !ahead.BySlug.Contains(wanted) && !ahead.ByItem.Contains(item.ItemId) && ahead.Given.Add(wanted) && ahead.Given.Add("item " + item.ItemId))
        {
            db.Add(ContentRoute.To(item, wanted));
            return wanted;
        }
        var culture = item.Culture ?? ContentRoute.AnyCulture;
        var taken = await db.Set<ContentRoute>().Where(r => r.ItemId == item.ItemId || (r.Culture == culture && r.Slug.StartsWith(wanted) && (r.ContentType == type || (isPlain && !withFolder.Contains(r.ContentType))))).ToListAsync(cancellationToken);
        taken.AddRange(db.Set<ContentRoute>().Local.Except(taken).ToArray());
        // Types without a folder share theirs.
        bool Shares(ContentRoute r) => r.ContentType == type || (isPlain && !ContentAddress.HasFolder(r.ContentType));
        var slug = Free(wanted, s => IsReserved(s) || taken.Exists(r => Shares(r) && r.Culture == culture && r.Slug == s && r.ItemId != item.ItemId));
        foreach (var former in taken.Where(r => r.ItemId == item.ItemId && r.IsCurrent && (r.Slug != slug || r.Culture != culture)))
            former.BecomeFormer();
        if (taken.Find(r => r.ContentType == item.ContentType && r.Culture == culture && r.Slug == slug) is { } known)
            known.LeadTo(item.ItemId);
        else
            db.Add(ContentRoute.To(item, slug));
        return slug;
    }

    private static string Free(string wanted, Func<string, bool> isTaken)
    {
        var slug = wanted;
        for (var number = 2; isTaken(slug); number++)
            slug = $"{wanted}-{number}";
        return slug;
    }
}
