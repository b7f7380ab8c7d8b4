using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>What a field that picks other items can pick: of entries only what the public may see, found as on the site; of editors' own items all.</summary>
internal sealed class PickableItems(ContentItems items, EntrySearch search)
{
    private const int Most = 12;
    private const string EntryType = "Entry";

    /// <summary>For each field, by the name of its input: what was picked before comes first, then what the words find. The number of questions to the database hangs on the kinds of fields, not on how many there are.</summary>
    public async Task<Dictionary<string, IReadOnlyList<FieldOption>>> FindAsync(IReadOnlyList<(FormField Field, IReadOnlyList<string> Chosen)> fields, string words, CancellationToken cancellationToken)
    {
        var chosen = fields.SelectMany(f => f.Chosen).Distinct().ToArray();
        var titles = chosen.Length == 0 ? [] : await items.All.AsNoTracking().Where(i => i.IsLatest && chosen.Contains(i.ItemId)).Select(i => new { i.ItemId, i.DisplayText }).ToDictionaryAsync(i => i.ItemId, i => i.DisplayText, cancellationToken);
        var found = new Dictionary<string, IReadOnlyList<FieldOption>>();
        var known = new Dictionary<string, IReadOnlyList<FieldOption>>();
        foreach (var (field, picked) in fields)
        {
            var types = ContentPickerField.TypesOf(field);
            var key = string.Join(' ', types);
            if (!known.TryGetValue(key, out var fresh))
                known[key] = fresh = await OfTypesAsync(types, words, cancellationToken);
            found[field.InputName] = [.. picked.Where(titles.ContainsKey).Select(p => Option(p, titles[p])).Concat(fresh).DistinctBy(o => o.Value)];
        }
        return found;
    }

    /// <summary>What the words find among items of these types.</summary>
    public async Task<IReadOnlyList<FieldOption>> OfTypesAsync(IReadOnlyList<string> types, string words, CancellationToken cancellationToken)
    {
        var found = types.Contains(EntryType) ? Entries(words) : [];
        if (types.Any(t => t != EntryType))
            found = [.. found, .. await OwnAsync([.. types.Where(t => t != EntryType)], words, cancellationToken)];
        return [.. found];
    }

    private IEnumerable<FieldOption> Entries(string words)
    {
        var question = new SearchQuestion { Text = words, Culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Kinds = [Kinds.Entry], Size = Most, Order = words.Length == 0 ? SearchOrder.Newest : SearchOrder.Relevance };
        return search.Find(question).Hits.Where(h => h.Of("item").Count > 0)
            .Select(h => Option(h.Of("item")[0], string.Join(" · ", new[] { h.Title, h.Number, h.Of(Facets.Edition).FirstOrDefault() }.Where(t => !string.IsNullOrEmpty(t)))));
    }

    private async Task<IEnumerable<FieldOption>> OwnAsync(string[] types, string words, CancellationToken cancellationToken)
    {
        var key = TitleKey.Of(words);
        // Each type is two walks along indexes of the editors' list, which hold the titles: no item is read but what is found.
        var walks = types.SelectMany(type => new[] { Changed(type, TitleKey.Words(words)), Titled(type, key) }).Aggregate(Queryable.Concat);
        var rows = await walks.ToListAsync(cancellationToken);
        return rows.DistinctBy(r => r.ItemId).OrderByDescending(r => key.Length > 0 && r.TitleKey.StartsWith(key, StringComparison.Ordinal)).ThenByDescending(r => r.Modified).Take(Most).Select(r => Option(r.ItemId, r.Title));
    }

    /// <summary>Those with all the words in their title, what changed last first.</summary>
    private IQueryable<Found> Changed(string type, IReadOnlyList<string> words) =>
        words.Aggregate(Of(type), (found, word) => found.Where(i => i.TitleKey.Contains(word))).OrderByDescending(i => i.Modified).ThenByDescending(i => i.VersionId).Take(Most).Select(Row);

    /// <summary>Those whose title begins with the words.</summary>
    private IQueryable<Found> Titled(string type, string key) => Of(type).Where(i => i.TitleKey.StartsWith(key)).OrderBy(i => i.TitleKey).ThenBy(i => i.VersionId).Take(Most).Select(Row);

    private IQueryable<ContentItem> Of(string type) => items.All.AsNoTracking().Where(i => i.Shelf == Shelf.Present && i.ContentType == type);

    private static readonly Expression<Func<ContentItem, Found>> Row = i => new Found { ItemId = i.ItemId, Title = i.DisplayText, TitleKey = i.TitleKey, Modified = i.Modified };

    private static FieldOption Option(string itemId, string title) => new(itemId, LocalText.Of(title.Length > 0 ? title : itemId), itemId);

    private sealed class Found
    {
        public string ItemId { get; init; } = "";
        public string Title { get; init; } = "";
        public string TitleKey { get; init; } = "";
        public DateTimeOffset Modified { get; init; }
    }
}
