using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // Templates read text.

/// <summary>A link with words.</summary>
public sealed record NamedLink(string Name, string Url) : ILiquidModel;

/// <summary>A prize that was won.</summary>
public sealed record ResultModel(string Key, string Label) : ILiquidModel;

/// <summary>An entry in a list.</summary>
public record EntryCardModel : ILiquidModel
{
    public string Id { get; init; } = "";
    public string? Number { get; init; }
    /// <summary>Of title, summary and answers, whatever the language of the page.</summary>
    public string Language { get; init; } = "";
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Url { get; init; } = "";
    public string? Image { get; init; }
    public string ImageAlt { get; init; } = "";
    public IReadOnlyList<NamedLink> Themes { get; init; } = [];
    public string? Place { get; init; }
    public string Edition { get; init; } = "";
    public int? Year { get; init; }
    public ResultModel? Result { get; init; }
    public SafeHtml? Highlights { get; init; }
}

/// <summary>A story in a list.</summary>
public record StoryCardModel : ILiquidModel
{
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Url { get; init; } = "";
    public string? Image { get; init; }
    public string ImageAlt { get; init; } = "";
    public string Date { get; init; } = "";
    public string? Author { get; init; }
    public int? ReadingMinutes { get; init; }
    /// <summary>The language of its words.</summary>
    public string? Language { get; init; }
    /// <summary>Whether the page that lists it is in another language: there is no translation.</summary>
    public bool IsElsewhere { get; init; }
}

#pragma warning restore CA1056

/// <summary>Makes cards of what the index found.</summary>
internal sealed class Cards(Outline outline, string culture)
{
    private const string IdStart = "entry/";

    public EntryCardModel Entry(Hit hit)
    {
        var edition = hit.Of(Facets.Edition).FirstOrDefault() ?? "";
        return new EntryCardModel
        {
            Id = IdOf(hit),
            Number = hit.Number,
            Language = hit.Language,
            Title = hit.Title,
            Summary = hit.Summary,
            Url = EntryAddress(culture, edition, Shown(hit, "slug") ?? ""),
            Image = Shown(hit, "image"),
            ImageAlt = Shown(hit, "imageAlt") ?? "",
            Themes = [.. hit.Of(Facets.Theme).Select(Theme)],
            Place = hit.Place,
            Edition = outline.Edition(edition)?.Name ?? Shown(hit, "editionName") ?? edition,
            Year = hit.Year,
            Result = Result(hit.Of(Facets.Result)),
            Highlights = hit.Passage is { } passage ? new SafeHtml(passage) : null,
        };
    }

    public StoryCardModel Story(Hit hit) => new()
    {
        Title = hit.Title,
        Summary = hit.Summary,
        Url = StoryAddress(culture, Shown(hit, "slug") ?? ""),
        Image = Shown(hit, "image"),
        ImageAlt = Shown(hit, "imageAlt") ?? "",
        Date = hit.Date?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        Author = Shown(hit, "author"),
        ReadingMinutes = int.TryParse(Shown(hit, "minutes"), out var minutes) ? minutes : null,
        Language = hit.Language,
        IsElsewhere = hit.Language != culture,
    };

    public NamedLink Theme(string key) => new(outline.ThemeName(key, culture), $"/{culture}/entries?theme={Uri.EscapeDataString(key)}");

    public ResultModel? Result(IEnumerable<string> prizes) => prizes.FirstOrDefault() is { } key ? new(key, outline.PrizeName(key, culture)) : null;

    public static string IdOf(Hit hit) => hit.Subject.StartsWith(IdStart, StringComparison.Ordinal) ? hit.Subject[IdStart.Length..] : hit.Subject;

    public static string EntryAddress(string culture, string edition, string slug) => $"/{culture}/entries/{edition}/{slug}";

    public static string StoryAddress(string culture, string slug) => $"/{culture}/stories/{slug}";

    public static string? Shown(Hit hit, string name) => hit.Shown.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}
