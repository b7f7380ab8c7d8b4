namespace RadicaleVernieuwers.Search;

/// <summary>What the public may find and read of one thing in one language. Only what is public belongs here: everything in it may be shown.</summary>
public sealed record IndexedDocument
{
    /// <summary>The feed subject it follows, such as <c>entry/0197…</c>. A subject may have several documents: one per language, one before and one after an instant.</summary>
    public required string Subject { get; init; }

    /// <summary>One of <see cref="Kinds"/>, or a module's own.</summary>
    public required string Kind { get; init; }

    /// <summary>The language of its text: <c>nl</c>, <c>fr</c> or <c>en</c>; any other is found without stemming.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>All further public text, plain. Searched and highlighted, never shown whole.</summary>
    public string Body { get; init; } = "";

    /// <summary>Words that find it and that no list shows as a passage: names of themes, a postcode, an address.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>What people say on the phone: <c>RV26-0001</c>.</summary>
    public string? Number { get; init; }

    public string? Organisation { get; init; }

    public string? Place { get; init; }

    /// <summary>The cultures under which it is listed; empty means all. An entry is listed in all, a story in its own.</summary>
    public IReadOnlyList<string> Cultures { get; init; } = [];

    /// <summary>Key and values, in the values that addresses carry: <c>edition</c> → <c>2026</c>, <c>theme</c> → <c>zorg</c>, <c>gezondheid</c>. Keys are in <see cref="Facets"/>. The language is one without being named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public int? Year { get; init; }

    /// <summary>What <em>newest</em> sorts by.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Out of every answer before this instant. Time's rule holds at each query, without a job.</summary>
    public DateTimeOffset? VisibleFrom { get; init; }

    /// <summary>Out of every answer from this instant on: what an entry looks like until its result is public.</summary>
    public DateTimeOffset? VisibleUntil { get; init; }

    /// <summary>Other subjects whose change makes this document be read again, such as <c>edition/0197…</c>.</summary>
    public IReadOnlyList<string> HangsOn { get; init; } = [];

    /// <summary>What a list shows besides the fields above: <c>slug</c>, <c>image</c> (media path), <c>imageAlt</c>, <c>editionName</c>, <c>author</c> …</summary>
    public IReadOnlyDictionary<string, string?> Shown { get; init; } = new Dictionary<string, string?>();
}

/// <summary>The kinds that every list knows.</summary>
public static class Kinds
{
    public const string Entry = "entry";
    public const string Story = "story";
    public const string Page = "page";
    public const string Event = "event";
}

/// <summary>The keys that filters, facets and addresses share.</summary>
public static class Facets
{
    public const string Edition = "edition";
    public const string Theme = "theme";
    public const string Place = "place";
    public const string Result = "result";
    public const string Language = "lang";

    public static IReadOnlyList<string> OfEntries { get; } = [Edition, Theme, Place, Result, Language];
}
