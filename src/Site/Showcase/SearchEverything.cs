using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

public sealed record SearchModel : PublicModel
{
    /// <summary>What was typed, encoded so that a browser shows the same characters.</summary>
    public SafeHtml? Query { get; init; }
    /// <summary>Why nothing was searched.</summary>
    public string? Refusal { get; init; }
    public bool HasQuery { get; init; }
    public int Total { get; init; }
    public IReadOnlyList<EntryCardModel> Cards { get; init; } = [];
    public IReadOnlyList<StoryCardModel> Stories { get; init; } = [];
    public PagerModel? Pager { get; init; }
    public DidYouMeanModel? DidYouMean { get; init; }

    internal override IEnumerable<NamedLink> Listed() => [.. Cards.Select(c => new NamedLink(c.Title, c.Url)), .. Stories.Select(s => new NamedLink(s.Title, s.Url))];
}

/// <summary>Entries and stories together.</summary>
internal static class SearchEverything
{
    public static async Task<IResult> ShowAsync(string culture, HttpRequest request, EntrySearch search, OutlineReader outlines, Texts texts)
    {
        var filter = EntryFilter.Read(request.Query);
        var path = $"/{culture}/search";
        var model = new SearchModel { Title = texts["Site.Search.Title"], Description = texts["Site.Search.Description"], Query = filter.Shown, HasQuery = filter.HasQuery };
        if (filter.HasNul)
            return new LiquidView("Search", model with { HasQuery = false, Refusal = texts["Validation.Nul"] }, StatusCodes.Status400BadRequest);
        if (!filter.HasQuery)
            return new LiquidView("Search", model);
        var outline = await outlines.ReadAsync(request.HttpContext.RequestAborted);
        var cards = new Cards(outline, culture);
        var answer = search.Find(filter.ToQuestion(culture) with { Kinds = [Kinds.Entry, Kinds.Story], Facets = [] });
        return new LiquidView("Search", model with
        {
            Title = texts["Site.Search.TitleFor", filter.ShortQuery],
            Total = answer.Total,
            Cards = [.. answer.Hits.Where(h => h.Kind == Kinds.Entry).Select(cards.Entry)],
            Stories = [.. answer.Hits.Where(h => h.Kind == Kinds.Story).Select(cards.Story)],
            Pager = PagerModel.Of(answer, page => filter.On(page).Address(path)),
            DidYouMean = answer.DidYouMean is { } better ? new(better, filter.Asking(better).Address(path)) : null,
        });
    }
}
