using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>Items as templates get them: only what everybody may read now, without the fields that are not public, and never the answers that people gave to a form.</summary>
public sealed class PublicItems(ContentItems items, ContentRoutes routes, Forms forms, AnswerTypes answers, Languages languages)
{
    /// <summary>More than a page ever shows.</summary>
    public const int Most = 1000;

    /// <summary>In the order of the ids; what may not be read is left out.</summary>
    public async Task<IReadOnlyList<ContentItemModel>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        var found = await (await ShownAsync(cancellationToken)).Where(i => ids.Contains(i.ItemId)).ToListAsync(cancellationToken);
        return await ModelsAsync(ids.Distinct().Select(id => found.Find(i => i.ItemId == id)).OfType<ContentItem>(), cancellationToken);
    }

    /// <summary>The item that Orchard's handle names: <c>alias:main</c>, <c>slug:about</c> or <c>contentitemid:4…</c>. A bare word is an alias.</summary>
    public async Task<ContentItemModel?> ByHandleAsync(string handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var cut = handle.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = cut < 0 ? ("alias", handle) : (handle[..cut], handle[(cut + 1)..].Split('/')[^1]);
        var shown = await ShownAsync(cancellationToken);
        var current = routes.Current;
        var found = kind switch
        {
            "alias" => shown.Where(i => i.Alias == name),
            "slug" => shown.Where(i => current.Any(r => r.ItemId == i.ItemId && r.Slug == name)),
            "contentitemid" => shown.Where(i => i.ItemId == name),
            _ => null,
        };
        return found is not null && await found.OrderBy(i => i.ItemId).FirstOrDefaultAsync(cancellationToken) is { } item ? (await ModelsAsync([item], cancellationToken))[0] : null;
    }

    /// <summary>The items in the list of another: by their order, and where that says nothing the newest first.</summary>
    public async Task<IReadOnlyList<ContentItemModel>> InListAsync(string listId, int skip = 0, int take = Most, CancellationToken cancellationToken = default) =>
        await ModelsAsync(await (await ShownAsync(cancellationToken)).Where(i => i.ListId == listId)
            .OrderBy(i => i.ListOrder).ThenByDescending(i => i.Created).ThenBy(i => i.ItemId).Skip(skip).Take(Math.Clamp(take, 0, Most)).ToListAsync(cancellationToken), cancellationToken);

    public async Task<int> CountInListAsync(string listId, CancellationToken cancellationToken = default) =>
        await (await ShownAsync(cancellationToken)).CountAsync(i => i.ListId == listId, cancellationToken);

    /// <summary>The terms of a taxonomy by their ids, in that order.</summary>
    public async Task<IReadOnlyList<ContentItemModel>> TermsAsync(string taxonomyId, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        var all = (await TreeAsync(taxonomyId, cancellationToken)).ToLookup(t => t.Item.Text("ContentItemId") ?? "", t => t.Item);
        return [.. ids.Distinct().SelectMany(id => all[id].Take(1)).Select(Term)];
    }

    /// <summary>A term and those above it, the highest last.</summary>
    public async Task<IReadOnlyList<ContentItemModel>> WithParentsAsync(string taxonomyId, string termId, CancellationToken cancellationToken = default)
    {
        var all = await TreeAsync(taxonomyId, cancellationToken);
        var found = new List<ContentItemModel>();
        var depth = int.MaxValue;
        for (var at = all.FindIndex(t => t.Item.Text("ContentItemId") == termId); at >= 0; at--)
        {
            if (all[at].Depth >= depth)
                continue;
            depth = all[at].Depth;
            found.Add(Term(all[at].Item));
        }
        return found;
    }

    /// <summary>Of each localisation set the item in a language, or in the first language of the site that it has.</summary>
    public async Task<IReadOnlyList<ContentItemModel>> OfSetsAsync(IReadOnlyList<string> sets, string culture, CancellationToken cancellationToken = default)
    {
        var found = await (await ShownAsync(cancellationToken)).Where(i => i.LocalizationSet != null && sets.Contains(i.LocalizationSet)).ToListAsync(cancellationToken);
        string[] order = [culture, .. languages.All];
        return await ModelsAsync(sets.Distinct().Select(set => found.Where(i => i.LocalizationSet == set).MinBy(i => Array.IndexOf(order, i.Culture) is var at and >= 0 ? at : order.Length)).OfType<ContentItem>(), cancellationToken);
    }

    private async Task<IQueryable<ContentItem>> ShownAsync(CancellationToken cancellationToken)
    {
        var hidden = (await answers.AllAsync(cancellationToken)).ToArray();
        return items.Visible.Where(i => !hidden.Contains(i.ContentType));
    }

    private async Task<List<(JsonObject Item, int Depth)>> TreeAsync(string taxonomyId, CancellationToken cancellationToken) =>
        await items.Visible.FirstOrDefaultAsync(i => i.ItemId == taxonomyId && i.ContentType == "Taxonomy", cancellationToken) is { } taxonomy
            ? [.. TaxonomyPart.Tree.All(taxonomy.Parts().Object("TaxonomyPart").Array("Terms"))] : [];

    private async Task<IReadOnlyList<ContentItemModel>> ModelsAsync(IEnumerable<ContentItem> found, CancellationToken cancellationToken)
    {
        var models = new List<ContentItemModel>();
        foreach (var item in found)
            models.Add(new(item.ToJson(), await forms.FindAsync(item.ContentType, cancellationToken) is { } form ? form.WithoutHidden(item.Parts()) : []));
        return models;
    }

    private static ContentItemModel Term(JsonObject term) => new(term, ItemJson.PartsOf(term));
}
