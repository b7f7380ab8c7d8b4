using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>What every public page tells the layout.</summary>
public abstract record PublicModel : ILiquidModel
{
    public required string Title { get; init; }
    public string? Description { get; init; }
    /// <summary>A picture for whoever shares the page: an address within the site.</summary>
    public string? Image { get; init; }
    /// <summary>What search engines read; the site's own description where a page says nothing better.</summary>
    public SafeHtml? JsonLd { get; init; }

    /// <summary>What the page lists, in its order.</summary>
    internal virtual IEnumerable<NamedLink> Listed() => [];

    /// <summary>A sentence where the text is in another language than the page, because it is translated no further.</summary>
    public string? OnlyIn { get; init; }
    /// <summary>The language of the text, where it is not that of the page.</summary>
    public string? TextCulture { get; init; }
    /// <summary>Where the text has its own page, in its own language.</summary>
    public string? OriginalUrl { get; init; }

    internal const int LongestDescription = 200;

    /// <summary>The first words of a text, for search engines.</summary>
    internal static string? Describe(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestDescription ? text : text[..(text.LastIndexOf(' ', LongestDescription) is > 100 and var cut ? cut : LongestDescription)] + " …";
    }
}
