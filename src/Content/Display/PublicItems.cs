using Microsoft.EntityFrameworkCore;

namespace RadicaleVernieuwers.Content;

/// <summary>Items as templates get them: only what everybody may read now.</summary>
internal sealed class PublicItems(ContentItems items, ContentTypes types)
{
    /// <summary>In the order of the ids; what may not be read is left out.</summary>
    public async Task<IReadOnlyList<ContentItemModel>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = await items.Visible.Where(i => ids.Contains(i.ItemId)).ToListAsync(cancellationToken);
        var definitions = await types.AllAsync(cancellationToken);
        return [.. ids.Distinct().Select(id => found.Find(i => i.ItemId == id)).OfType<ContentItem>()
            .Where(i => definitions.Find(i.ContentType)?.Settings.Object("RadicaleFormSettings").Array("Steps") is not { Count: > 0 })
            .Select(i => new ContentItemModel(i.ToJson(), i.Parts()))];
    }
}
