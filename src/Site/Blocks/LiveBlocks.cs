using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>Gives blocks what they show of the living site, under the names that templates read: only what everybody may see now, by the block's own settings.</summary>
internal sealed class LiveBlocks(Highlights highlights, EntrySearch search, OutlineReader outlines, PublicPeople people, PublicEvents events, TimeProvider clock) : IContentShape
{
    private const int FewCards = 3;
    private const int ManyCards = 6;

    private static string Culture => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async ValueTask FillAsync(Shape shape, ContentItemModel item, CancellationToken cancellationToken)
    {
        switch (item.ContentType)
        {
            case "EntrySpotlight":
                shape["Entry"] = await EntryAsync(Own(item, "Entry", "ContentItemIds"), cancellationToken);
                break;
            case "Poster":
                shape["Edition"] = await highlights.CurrentAsync(cancellationToken);
                break;
            case "LaureateList":
                shape["Cards"] = await highlights.LaureatesAsync(cancellationToken);
                break;
            case "EntryList":
                shape["Cards"] = await highlights.EntriesAsync(Count(item, ManyCards), cancellationToken);
                break;
            case "StoryList":
                shape["Cards"] = await highlights.StoriesAsync(Count(item, FewCards), cancellationToken);
                break;
            case "SiteFigures":
                shape["Numbers"] = await highlights.NumbersAsync(cancellationToken);
                break;
            case "EditionList":
                shape["Editions"] = await highlights.EditionsAsync(cancellationToken);
                break;
            case "PartnerList":
                shape["Groups"] = await people.PartnersAsync(Culture, cancellationToken);
                break;
            case "PersonList":
                shape["People"] = await people.OfAsync(Own(item, "Kind", "Text")?.ToString() ?? "", Culture, cancellationToken);
                break;
            case "EventList":
                shape["Events"] = await ComingAsync(Count(item, FewCards), cancellationToken);
                break;
        }
    }

    private async Task<EntryCardModel?> EntryAsync(JsonNode? picked, CancellationToken cancellationToken)
    {
        string[] ids = [.. (picked as JsonArray ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var id) ? id : "").Where(id => id.Length > 0)];
        if (ids.Length == 0)
            return null;
        var question = new SearchQuestion { Culture = Culture, Kinds = [Kinds.Entry], Size = 1, Filters = new Dictionary<string, IReadOnlyList<string>> { ["item"] = ids } };
        var cards = new Cards(await outlines.ReadAsync(cancellationToken), Culture);
        return search.Find(question).Hits.Select(cards.Entry).FirstOrDefault();
    }

    private async Task<IReadOnlyList<EventModel>> ComingAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        return [.. (await events.InAsync(Culture, cancellationToken)).Where(e => e.Over >= now).Take(most).Select(e => e.Model(Culture, now))];
    }

    private static int Count(ContentItemModel item, int otherwise) => Own(item, "Count", "Value") is JsonValue value && value.TryGetValue<decimal>(out var count) && count >= 1 ? (int)Math.Min(count, Highlights.MostCards) : otherwise;

    /// <summary>A value of the block's own fields.</summary>
    private static JsonNode? Own(ContentItemModel item, string field, string property) => item.Content[item.ContentType]?[field]?[property];
}
