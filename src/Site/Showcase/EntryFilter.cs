using System.Globalization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>What a reader of the showcase asked for, and its address.</summary>
internal sealed record EntryFilter
{
    public const int Size = 24;
    private const int MostValues = 20;
    private const int LongestValue = 200;
    private const int LongestInTitle = 80;

    /// <summary>As it was typed, to the character.</summary>
    public string Query { get; private init; } = "";
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();
    public SearchOrder? Order { get; private init; }
    public int Page { get; private init; } = 1;

    public bool HasQuery => !string.IsNullOrWhiteSpace(Query);

    /// <summary>The only character that no page can show back.</summary>
    public bool HasNul => Query.Contains('\0');

    public SafeHtml Shown => new(Verbatim.Encode(Query));

    /// <summary>For a title: no longer than one reads.</summary>
    public string ShortQuery => Query.Trim() is var query && query.Length > LongestInTitle ? query[..(char.IsHighSurrogate(query[LongestInTitle - 1]) ? LongestInTitle - 1 : LongestInTitle)] + " …" : query;

    /// <summary>Reads an address; what it does not know it passes over.</summary>
    public static EntryFilter Read(IQueryCollection query) => new()
    {
        Query = query["q"].ToString(),
        Values = Facets.OfEntries.ToDictionary(f => f, f => (IReadOnlyList<string>)[.. query[f].OfType<string>()
            .Where(v => v.Length is > 0 and <= LongestValue).Distinct().Take(MostValues)]),
        Order = Enum.TryParse<SearchOrder>(query["sort"], ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : null,
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
    };

    public SearchQuestion ToQuestion(string culture, int size = Size) => new()
    {
        Text = Query,
        Culture = culture,
        Kinds = [Kinds.Entry],
        Filters = Values,
        Order = Order ?? SearchOrder.Relevance,
        Page = Page,
        Size = size,
        Facets = Facets.OfEntries,
    };

    public bool Has(string facet, string value) => Values.TryGetValue(facet, out var values) && values.Contains(value);

    /// <summary>With a value that it has not, without one that it has.</summary>
    public EntryFilter Toggle(string facet, string value)
    {
        var values = Values.GetValueOrDefault(facet) ?? [];
        var next = values.Contains(value) ? values.Where(v => v != value) : values.Append(value);
        return this with { Page = 1, Values = Values.Where(v => v.Key != facet).Append(KeyValuePair.Create(facet, (IReadOnlyList<string>)[.. next])).ToDictionary() };
    }

    public EntryFilter On(int page) => this with { Page = page };

    /// <summary>The order that goes without saying is not said.</summary>
    public EntryFilter By(SearchOrder order) => this with { Page = 1, Order = order == (HasQuery ? SearchOrder.Relevance : SearchOrder.Newest) ? null : order };

    public EntryFilter Asking(string query) => this with { Page = 1, Query = query };

    public string Address(string path)
    {
        var parts = new List<(string, string)>();
        if (HasQuery)
            parts.Add(("q", Query));
        parts.AddRange(Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => v.Value.Select(value => (v.Key, value))));
        if (Order is { } order)
            parts.Add(("sort", order.ToString().ToLowerInvariant()));
        if (Page > 1)
            parts.Add(("page", Page.ToString(CultureInfo.InvariantCulture)));
        return parts.Count == 0 ? path : path + "?" + string.Join('&', parts.Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
    }
}
