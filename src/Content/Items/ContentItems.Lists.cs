using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Items that stand in the list of another.</summary>
public sealed partial class ContentItems
{
    /// <summary>A new draft that stands last in a list.</summary>
    /// <exception cref="Refusal"><c>List.NotThatType</c>.</exception>
    public async Task<ContentItem> DraftInListAsync(ContentItem list, string contentType, JsonObject parts, string? owner, string? author, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(parts);
        var settings = await ListSettingsAsync(list, cancellationToken);
        if (!ListPart.TypesIn(settings).Contains(contentType))
            throw new Refusal("List.NotThatType");
        var last = ListPart.IsOrdered(settings) ? await All.Where(i => i.IsLatest && i.ListId == list.ItemId).MaxAsync(i => (int?)i.ListOrder, cancellationToken) ?? 0 : -1;
        parts["ContainedPart"] = new JsonObject { ["ListContentItemId"] = list.ItemId, ["ListContentType"] = list.ContentType, ["Order"] = last + 1 };
        return Draft(contentType, parts, owner, author);
    }

    /// <summary>Moves an item one place up (-1) or down (1). The places are written where the items stand, drafts and published ones alike: an order is no new version of a text.</summary>
    /// <exception cref="Refusal"><c>List.NotOrdered</c>.</exception>
    public async Task MoveInListAsync(ContentItem list, string itemId, int by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!ListPart.IsOrdered(await ListSettingsAsync(list, cancellationToken)))
            throw new Refusal("List.NotOrdered");
        var rows = await All.Where(i => i.ListId == list.ItemId && (i.IsLatest || i.IsPublished)).ToListAsync(cancellationToken);
        var ids = rows.Where(i => i.IsLatest).OrderBy(i => i.ListOrder).ThenByDescending(i => i.Created).ThenBy(i => i.ItemId).Select(i => i.ItemId).ToList();
        var at = ids.IndexOf(itemId);
        if (at < 0)
            throw new NotFound();
        if (at + by < 0 || at + by >= ids.Count)
            return;
        (ids[at], ids[at + by]) = (ids[at + by], ids[at]);
        foreach (var row in rows)
        {
            if (row.StandAt(ids.IndexOf(row.ItemId) + 1) && row.IsPublished)
                db.Feed(row.Subject);
        }
    }

    private async Task<JsonObject> ListSettingsAsync(ContentItem list, CancellationToken cancellationToken) =>
        (await types.GetAsync(list.ContentType, cancellationToken)).Parts.FirstOrDefault(p => p.PartName == "ListPart")?.Settings ?? throw new NotFound();
}
