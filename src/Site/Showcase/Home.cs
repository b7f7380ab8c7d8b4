using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // Templates read text.
public sealed record EditionModel(string Name, int Year, string Url, int Count, PhaseModel? Phase) : ILiquidModel;
#pragma warning restore CA1056

public sealed record NumberModel(string Value, string Label) : ILiquidModel;

public sealed record HomeModel : PublicModel
{
    public EditionModel? Edition { get; init; }
    public IReadOnlyList<EntryCardModel> Laureates { get; init; } = [];
    public IReadOnlyList<EntryCardModel> Spotlight { get; init; } = [];
    public IReadOnlyList<StoryCardModel> Stories { get; init; } = [];
    public IReadOnlyList<NumberModel> Numbers { get; init; } = [];
    public IReadOnlyList<EditionModel> Editions { get; init; } = [];
}

internal static class Home
{
    private const int MostCards = 6;
    private const int MostStories = 3;

    public static async Task<IResult> ShowAsync(string culture, HttpContext http, EntrySearch search, OutlineReader outlines, Texts texts, TimeProvider clock)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var cards = new Cards(outline, culture);
        var newest = search.Find(new SearchQuestion { Culture = culture, Kinds = [Kinds.Entry], Size = MostCards, Facets = [Facets.Edition, Facets.Result, Facets.Place] });
        var stories = search.Find(new SearchQuestion { Culture = culture, Kinds = [Kinds.Story], Size = MostStories });
        var laureates = Laureates(outline, newest, search, culture);
        var current = outline.CurrentAt(clock.Instant());
        return new LiquidView("Home", new HomeModel
        {
            Title = texts["Site.Home.Title"],
            Description = texts["Site.Home.Description"],
            Edition = current is null ? null : Edition(current, newest, culture) with { Phase = Phase.Of(current, clock.Instant()).In(texts) },
            Laureates = [.. laureates.Select(cards.Entry)],
            Spotlight = [.. newest.Hits.Where(h => laureates.All(l => l.Subject != h.Subject)).Select(cards.Entry)],
            Stories = [.. stories.Hits.Select(cards.Story)],
            Numbers = [.. Numbers(newest, outline, texts)],
            Editions = EditionsOf(outline, newest, culture),
        });
    }

    public static IReadOnlyList<EditionModel> EditionsOf(Outline outline, SearchAnswer counted, string culture) =>
        [.. outline.Editions.Select(e => Edition(e, counted, culture))];

    private static EditionModel Edition(Edition edition, SearchAnswer counted, string culture)
    {
        var count = counted.Facets[Facets.Edition].FirstOrDefault(c => c.Value == edition.Slug)?.Count ?? 0;
        var address = edition.IsArchived ? $"/{culture}/laureates/{edition.Slug}" : $"/{culture}/entries?edition={edition.Slug}";
        return new(edition.Name, edition.Year, address, count, null);
    }

    /// <summary>Of the newest edition that has any.</summary>
    private static IReadOnlyList<Hit> Laureates(Outline outline, SearchAnswer counted, EntrySearch search, string culture)
    {
        var prizes = counted.Facets[Facets.Result].Select(c => c.Value).ToArray();
        if (prizes.Length == 0)
            return [];
        var won = new SearchQuestion { Culture = culture, Kinds = [Kinds.Entry], Size = MostCards, Filters = new Dictionary<string, IReadOnlyList<string>> { [Facets.Result] = prizes }, Facets = [Facets.Edition] };
        var editions = search.Find(won).Facets[Facets.Edition].Select(c => c.Value).ToHashSet();
        var newest = outline.Editions.FirstOrDefault(e => editions.Contains(e.Slug));
        return newest is null ? [] : search.Find(won with { Filters = new Dictionary<string, IReadOnlyList<string>>(won.Filters) { [Facets.Edition] = [newest.Slug] } }).Hits;
    }

    private static IEnumerable<NumberModel> Numbers(SearchAnswer counted, Outline outline, Texts texts)
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        if (counted.Total == 0)
            yield break;
        yield return new(counted.Total.ToString("N0", culture), texts["Site.Numbers.Entries"]);
        yield return new(outline.Editions.Count.ToString("N0", culture), texts["Site.Numbers.Editions"]);
        yield return new(counted.Facets[Facets.Place].Count.ToString("N0", culture), texts["Site.Numbers.Places"]);
    }
}
