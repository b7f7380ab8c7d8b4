using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Every item has one latest version, and an address where its published version asks for one.</summary>
internal sealed class OneOfEach : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var items = db.Set<ContentItem>().AsNoTracking();
        var routes = db.Set<ContentRoute>().AsNoTracking();
        var headless = await items.GroupBy(i => i.ItemId).Where(g => g.Count(i => i.IsLatest) != 1 || g.Count(i => i.IsPublished) > 1).Select(g => g.Key).ToListAsync(cancellationToken);
        var lost = await routes.Where(r => r.IsCurrent && !items.Any(i => i.ItemId == r.ItemId)).Select(r => r.Slug).ToListAsync(cancellationToken);
        return [.. headless.Select(h => $"Item {h} has not exactly one latest version, or more than one published one"), .. lost.Select(s => $"The address {s} leads to no item")];
    }
}
