using System.Globalization;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // Templates read text.
public sealed record EditionModel(string Name, int Year, string Url, int Count, PhaseModel? Phase) : ILiquidModel;
#pragma warning restore CA1056

public sealed record NumberModel(string Value, string Label) : ILiquidModel;

/// <summary>What the front page and the blocks of other pages show of the call, in the reader's language. It asks the index; the database only where the outline has changed.</summary>
internal sealed class Highlights(EntrySearch search, OutlineReader outlines, Texts texts, TimeProvider clock)
{
    public const int MostCards = 12;
    private const int MostLaureates = 6;
    private SearchAnswer? _newest;
    private IReadOnlyList<Hit>? _laureates;

    private static string Culture => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private SearchAnswer Newest => _newest ??= search.Find(new SearchQuestion { Culture = Culture, Kinds = [Kinds.Entry], Size = MostCards + MostLaureates, Facets = [Facets.Edition, Facets.Result, Facets.Place] });

    /// <summary>The edition that runs or comes next, with where it stands.</summary>
    public async Task<EditionModel?> CurrentAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        return (await outlines.ReadAsync(cancellationToken)).CurrentAt(now) is { } current ? Edition(current, Newest, Culture) with { Phase = Phase.Of(current, now).In(texts) } : null;
    }

    public async Task<IReadOnlyList<EntryCardModel>> LaureatesAsync(CancellationToken cancellationToken)
    {
        var outline = await outlines.ReadAsync(cancellationToken);
        return [.. Laureates(outline).Select(new Cards(outline, Culture).Entry)];
    }

    /// <summary>The newest entries that are no laureates.</summary>
    public async Task<IReadOnlyList<EntryCardModel>> EntriesAsync(int most, CancellationToken cancellationToken)
    {
        var outline = await outlines.ReadAsync(cancellationToken);
        var laureates = Laureates(outline).Select(l => l.Subject).ToHashSet();
        return [.. Newest.Hits.Where(h => !laureates.Contains(h.Subject)).Take(most).Select(new Cards(outline, Culture).Entry)];
    }

    public async Task<IReadOnlyList<StoryCardModel>> StoriesAsync(int most, CancellationToken cancellationToken)
    {
        var cards = new Cards(await outlines.ReadAsync(cancellationToken), Culture);
        return [.. search.Find(Stories.Newest(Culture) with { Size = most }).Hits.Select(cards.Story)];
    }

    public async Task<IReadOnlyList<NumberModel>> NumbersAsync(CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (Newest.Total == 0)
            return [];
        return
        [
            new(Newest.Total.ToString("N0", culture), texts["Site.Numbers.Entries"]),
            new((await outlines.ReadAsync(cancellationToken)).Editions.Count.ToString("N0", culture), texts["Site.Numbers.Editions"]),
            new(Newest.Facets[Facets.Place].Count.ToString("N0", culture), texts["Site.Numbers.Places"]),
        ];
    }

    public async Task<IReadOnlyList<EditionModel>> EditionsAsync(CancellationToken cancellationToken) => EditionsOf(await outlines.ReadAsync(cancellationToken), Newest, Culture);

    public static IReadOnlyList<EditionModel> EditionsOf(Outline outline, SearchAnswer counted, string culture) => [.. outline.Editions.Select(e => Edition(e, counted, culture))];

    private static EditionModel Edition(Edition edition, SearchAnswer counted, string culture)
    {
        var count = counted.Facets[Facets.Edition].FirstOrDefault(c => c.Value == edition.Slug)?.Count ?? 0;
        var address = edition.IsArchived ? $"/{culture}/laureates/{edition.Slug}" : $"/{culture}/entries?edition={edition.Slug}";
        return new(edition.Name, edition.Year, address, count, null);
    }

    private IReadOnlyList<Hit> Laureates(Outline outline) => _laureates ??= FindLaureates(outline);

    /// <summary>Of the newest edition that has any.</summary>
    private IReadOnlyList<Hit> FindLaureates(Outline outline)
    {
        var prizes = Newest.Facets[Facets.Result].Select(c => c.Value).ToArray();
        if (prizes.Length == 0)
            return [];
        var won = new SearchQuestion { Culture = Culture, Kinds = [Kinds.Entry], Size = MostLaureates, Filters = new Dictionary<string, IReadOnlyList<string>> { [Facets.Result] = prizes }, Facets = [Facets.Edition] };
        var editions = search.Find(won).Facets[Facets.Edition].Select(c => c.Value).ToHashSet();
        var newest = outline.Editions.FirstOrDefault(e => editions.Contains(e.Slug));
        return newest is null ? [] : search.Find(won with { Filters = new Dictionary<string, IReadOnlyList<string>>(won.Filters) { [Facets.Edition] = [newest.Slug] } }).Hits;
    }
}
