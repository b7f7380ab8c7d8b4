using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056, CA1054 // Templates read text.

/// <summary>A number under a list.</summary>
public sealed record PageLink(int Number, string Url, bool IsCurrent) : ILiquidModel;

/// <summary>The pages of a list.</summary>
public sealed record PagerModel(int Page, int Pages, string? PreviousUrl, string? NextUrl, IReadOnlyList<PageLink> Numbers) : ILiquidModel
{
    /// <exception cref="NotFound">The page is beyond the last.</exception>
    internal static PagerModel Of(SearchAnswer answer, Func<int, string> address)
    {
        if (answer.IsBeyondLast)
            throw new NotFound();
        var (page, pages) = (answer.Page, answer.Pages);
        var numbers = Enumerable.Range(page - 2, 5).Append(1).Append(pages).Where(n => n >= 1 && n <= pages).Distinct().Order();
        return new(page, pages, page > 1 ? address(page - 1) : null, page < pages ? address(page + 1) : null,
            [.. numbers.Select(n => new PageLink(n, address(n), n == page))]);
    }
}
