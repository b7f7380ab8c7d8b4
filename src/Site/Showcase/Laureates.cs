using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

public sealed record PrizeModel(string Name, string Label, string? Motivation, IReadOnlyList<EntryCardModel> Cards) : ILiquidModel;

public sealed record LaureatesModel : PublicModel
{
    public required EditionModel Edition { get; init; }
    public IReadOnlyList<PrizeModel> Prizes { get; init; } = [];
    public IReadOnlyList<EditionModel> Editions { get; init; } = [];
    /// <summary>What the archive tells, and what nobody knows any more.</summary>
    public string About { get; init; } = "";
    public string NotKnown { get; init; } = "";
    public string? Chair { get; init; }
    /// <summary>The addresses of the jury report without a name: to read, and as data; null while there is none.</summary>
    public string? Report { get; init; }
    public string? ReportData { get; init; }

    internal override IEnumerable<NamedLink> Listed() => Prizes.SelectMany(p => p.Cards).Select(c => new NamedLink(c.Title, c.Url));
}

internal static class Laureates
{
    private const int Most = 100;

    /// <summary>Without a year: of the newest edition whose results are public; while there are none, the present edition's page says so.</summary>
    public static async Task<IResult> LatestAsync(string culture, HttpContext http, AppDb db, OutlineReader outlines, TimeProvider clock)
    {
        var now = clock.Instant();
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var known = await db.Results.AsNoTracking().Where(r => r.VisibleFrom <= now).Select(r => r.EditionId).Distinct().ToListAsync(http.RequestAborted);
        var edition = outline.Editions.FirstOrDefault(e => known.Contains(e.Id) && PublicEntries.IsLifted(e, now)) ?? outline.Editions.FirstOrDefault(e => e.IsArchived)
            ?? outline.CurrentAt(now) ?? throw new NotFound();
        return Results.Redirect($"/{culture}/laureates/{edition.Slug}");
    }

    public static async Task<IResult> ShowAsync(string culture, string edition, HttpContext http, AppDb db, EntrySearch search, OutlineReader outlines, Texts texts, TimeProvider clock)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var chosen = outline.Edition(edition) ?? throw new NotFound();
        var now = clock.Instant();
        var results = PublicEntries.IsLifted(chosen, now)
            ? await db.Results.AsNoTracking().Where(r => r.EditionId == chosen.Id && r.VisibleFrom <= now).ToListAsync(http.RequestAborted) : [];
        var counted = search.Find(new SearchQuestion { Culture = culture, Kinds = [Kinds.Entry], Size = 1, Facets = [Facets.Edition] });
        var hits = Winners(search, culture, chosen).ToDictionary(h => h.Subject);
        var cards = new Cards(outline, culture);
        // Its own addresses ask for the instant itself: an edition without one has no public report.
        var report = chosen.ResultsEmbargo <= now && await db.HasSealedReportAsync(chosen.Id, http.RequestAborted) ? $"/jury/reports/{chosen.Slug}" : null;
        return new LiquidView("Laureates", new LaureatesModel
        {
            Report = report is null ? null : report + ".pdf",
            ReportData = report is null ? null : report + ".json",
            Title = texts["Site.Laureates.Title", chosen.Name],
            Description = PublicModel.Describe(chosen.AboutIn(culture)) ?? texts["Site.Laureates.Description", chosen.Name],
            Edition = Highlights.EditionsOf(outline, counted, culture).First(e => e.Name == chosen.Name && e.Year == chosen.Year),
            Prizes = [.. chosen.Prizes.OrderBy(p => p.Order).Select(p => Prize(p, results, hits, cards, culture)).Where(p => p.Cards.Count > 0)],
            Editions = [.. Highlights.EditionsOf(outline, counted, culture)],
            About = chosen.AboutIn(culture),
            NotKnown = chosen.NotKnownIn(culture),
            Chair = chosen.Chair,
        });
    }

    private static IReadOnlyList<Hit> Winners(EntrySearch search, string culture, Edition edition) => edition.Prizes.Count == 0 ? [] : search.Find(new SearchQuestion
    {
        Culture = culture,
        Kinds = [Kinds.Entry],
        Size = Most,
        Order = SearchOrder.Title,
        Filters = new Dictionary<string, IReadOnlyList<string>> { [Facets.Edition] = [edition.Slug], [Facets.Result] = [.. edition.Prizes.Select(p => p.Key)] },
    }).Hits;

    /// <summary>Whoever won a prize; its card comes from the index, where only what is public is.</summary>
    private static PrizeModel Prize(Prize prize, IReadOnlyList<Result> results, Dictionary<string, Hit> hits, Cards cards, string culture)
    {
        var won = results.Where(r => r.PrizeId == prize.Id && hits.ContainsKey(r.FeedSubject)).ToArray();
        var motivations = won.Select(r => r.MotivationIn(culture)).Where(m => m.Length > 0).Distinct().ToArray();
        return new(prize.Key, prize.LabelIn(culture), motivations.Length == 1 ? motivations[0] : null, [.. won.Select(r => cards.Entry(hits[r.FeedSubject]))]);
    }
}
