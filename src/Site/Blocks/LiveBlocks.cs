using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>Gives blocks what they show of the living site: only what everybody may see now.</summary>
internal sealed class LiveBlocks(EntrySearch search, OutlineReader outlines) : IContentShape
{
    public async ValueTask FillAsync(Shape shape, ContentItemModel item, CancellationToken cancellationToken)
    {
        if (item.ContentType == "EntrySpotlight" && Picked(item) is { Count: > 0 } picked)
            shape["Entry"] = await EntryAsync(picked, cancellationToken);
    }

    private async Task<EntryCardModel?> EntryAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var question = new SearchQuestion { Culture = culture, Kinds = [Kinds.Entry], Size = 1, Filters = new Dictionary<string, IReadOnlyList<string>> { ["item"] = ids } };
        var cards = new Cards(await outlines.ReadAsync(cancellationToken), culture);
        return search.Find(question).Hits.Select(cards.Entry).FirstOrDefault();
    }

    private static IReadOnlyList<string> Picked(ContentItemModel item) =>
        [.. ((item.Content[item.ContentType]?["Entry"]?["ContentItemIds"] as JsonArray) ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var id) ? id : "").Where(id => id.Length > 0)];
}
