using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

public sealed record AnswerModel(string Name, string Label, SafeHtml Html) : ILiquidModel;

public sealed record PictureModel(string Path, string Alt, string? Credit) : ILiquidModel;

/// <summary>An entry on a page of its own.</summary>
public sealed record EntryModel : EntryCardModel
{
    public IReadOnlyList<AnswerModel> Fields { get; init; } = [];
    public string? Website { get; init; }
    public IReadOnlyList<PictureModel> Pictures { get; init; } = [];
    public string? Motivation { get; init; }
    public IReadOnlyList<StoryCardModel> Stories { get; init; } = [];
    public IReadOnlyList<EntryCardModel> Related { get; init; } = [];
}

public sealed record EntryPageModel : PublicModel
{
    public required EntryModel Entry { get; init; }
}

internal static class ShowEntry
{
    private const int MostStories = 3;
    private const int MostRelated = 3;

    public static async Task<IResult> ShowAsync(string culture, string edition, string slug, HttpContext http, PublicEntries entries, EntrySearch search, OutlineReader outlines, StructuredData data)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var found = await entries.GetAsync(outline, edition, slug, http.RequestAborted);
        var cards = new Cards(outline, culture);
        var entry = Model(found, outline, cards, culture, entries.Wording) with
        {
            Stories = [.. search.Find(About(found.Entry, culture)).Hits.Select(cards.Story)],
            Related = [.. Related(found.Entry, search, culture).Select(cards.Entry)],
        };
        return new LiquidView("Entry", new EntryPageModel
        {
            Title = entry.Title,
            Description = PublicModel.Describe(entry.Summary),
            Image = data.Picture(entry.Image),
            Entry = entry,
            JsonLd = data.Of(entry),
        });
    }

    private static EntryModel Model(PublicEntry found, Outline outline, Cards cards, string culture, Wording wording)
    {
        var entry = found.Entry;
        var prize = found.Results.Select(r => found.Edition.Prizes.FirstOrDefault(p => p.Id == r.PrizeId)?.Key).OfType<string>();
        return new EntryModel
        {
            Id = entry.Id.Value.ToString(),
            Number = entry.Number,
            Language = entry.Language,
            Title = entry.Title,
            Summary = entry.Summary,
            Url = Cards.EntryAddress(culture, found.Edition.Slug, entry.Slug),
            Image = entry.Picture,
            ImageAlt = entry.PictureAlt ?? "",
            Themes = [.. entry.Themes.Select(cards.Theme)],
            Place = entry.Municipality.Length > 0 ? entry.Municipality : null,
            Edition = found.Edition.Name,
            Year = found.Edition.Year,
            Result = cards.Result(prize),
            Website = Uri.TryCreate(entry.Website, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? entry.Website : null,
            Motivation = found.Results.Select(r => r.MotivationIn(culture)).FirstOrDefault(m => m.Length > 0),
            Fields = [.. found.Answers(wording).Select(f => new AnswerModel(f.Name, f.Label, new SafeHtml(f.Html)))],
            Pictures = [.. found.Pictures().Where(p => p.Path != entry.Picture).Select(p => new PictureModel(p.Path, p.Text, found.Credit))],
        };
    }

    private static SearchQuestion About(Entry entry, string culture) => new()
    {
        Culture = culture,
        Kinds = [Kinds.Story],
        Filters = new Dictionary<string, IReadOnlyList<string>> { ["entry"] = [entry.ContentItemId] },
        Size = MostStories,
    };

    private static IEnumerable<Hit> Related(Entry entry, EntrySearch search, string culture) => entry.Themes.Count == 0 ? [] : search.Find(new SearchQuestion
    {
        Culture = culture,
        Kinds = [Kinds.Entry],
        Filters = new Dictionary<string, IReadOnlyList<string>> { [Facets.Theme] = entry.Themes },
        Size = MostRelated + 1,
    }).Hits.Where(h => h.Subject != entry.Subject).Take(MostRelated);
}
