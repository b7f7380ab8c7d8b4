using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

public sealed record StoriesModel : PublicModel
{
    public IReadOnlyList<StoryCardModel> Cards { get; init; } = [];
    public PagerModel? Pager { get; init; }

    internal override IEnumerable<NamedLink> Listed() => Cards.Select(c => new NamedLink(c.Title, c.Url));
}

internal static class Stories
{
    public const int Size = 12;

    public static async Task<IResult> ShowAsync(string culture, HttpRequest request, EntrySearch search, OutlineReader outlines, Texts texts)
    {
        var filter = EntryFilter.Read(request.Query);
        var cards = new Cards(await outlines.ReadAsync(request.HttpContext.RequestAborted), culture);
        var answer = search.Find(Newest(culture) with { Page = filter.Page });
        return new LiquidView("Stories", new StoriesModel
        {
            Title = texts["Site.Stories.Title"],
            Description = texts["Site.Stories.Description"],
            Cards = [.. answer.Hits.Select(cards.Story)],
            Pager = PagerModel.Of(answer, page => page == 1 ? $"/{culture}/stories" : $"/{culture}/stories?page={page}"),
        });
    }

    public static SearchQuestion Newest(string culture) => new() { Culture = culture, Kinds = [Kinds.Story], Size = Size, Order = SearchOrder.Newest };

    /// <summary>Without those of another language that stand in for a translation.</summary>
    public static SearchQuestion Own(SearchQuestion question) => question with { Filters = new Dictionary<string, IReadOnlyList<string>> { [Facets.Language] = [question.Culture] } };
}
