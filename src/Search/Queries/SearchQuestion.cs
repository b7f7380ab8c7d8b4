namespace RadicaleVernieuwers.Search;

public enum SearchOrder { Relevance, Newest, Title }

/// <summary>What someone asks. Whatever they type is words: there is no syntax to get wrong.</summary>
public sealed record SearchQuestion
{
    public const int LargestSize = 100;

    /// <summary>Words that must all be there, "quoted phrases", and -words that must not. Blank finds all.</summary>
    public string Text { get; init; } = "";

    /// <summary>The culture of the page that asks.</summary>
    public required string Culture { get; init; }

    /// <summary>Which <see cref="Search.Kinds"/> to find; empty finds all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Any of the values within a facet, all of the facets.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public SearchOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = 24;

    /// <summary>Which facets to count.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];
}

/// <summary>What was found.</summary>
/// <param name="Facets">Counts per value, most first; each facet counts as if it had no filter of its own.</param>
/// <param name="DidYouMean">The question in better spelling, where nothing had its words.</param>
/// <param name="IsWidened">Nothing, or nearly nothing, had all the words as typed; these are near to them.</param>
public sealed record SearchAnswer(int Total, int Page, int Size, IReadOnlyList<Hit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    string? DidYouMean, bool IsWidened)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public bool IsBeyondLast => Page > Pages;
}

public sealed record FacetCount(string Value, int Count);

/// <summary>A document as a list shows it.</summary>
public sealed record Hit
{
    public required string Subject { get; init; }
    public required string Kind { get; init; }
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public string? Number { get; init; }
    public string? Organisation { get; init; }
    public string? Place { get; init; }
    public int? Year { get; init; }
    public DateTimeOffset? Date { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; }
    public required IReadOnlyDictionary<string, string?> Shown { get; init; }
    /// <summary>HTML, encoded, with what was found in <c>mark</c>; null where the question has no words in the title.</summary>
    public string? MarkedTitle { get; init; }
    /// <summary>HTML, encoded: the passage that has most of the question in <c>mark</c>; null where there is none.</summary>
    public string? Passage { get; init; }

    public IReadOnlyList<string> Of(string facet) => Values.TryGetValue(facet, out var values) ? values : [];
}
