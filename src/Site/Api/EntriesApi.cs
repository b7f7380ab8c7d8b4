using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>A list and how often each value occurs.</summary>
public sealed record EntryList(int Total, int Page, int Size, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets, IReadOnlyList<EntryItem> Items);

/// <summary>An entry in a list. <c>highlights</c> are HTML: encoded, with <c>mark</c>.</summary>
public record EntryItem(string Id, string? Number, string Slug, string Title, string Summary, string Edition, IReadOnlyList<string> Themes, string? Place, string? Result,
    string? Image, string Url, IReadOnlyList<string> Highlights);

public sealed record EntryAnswer(string Name, string Label, string Text);

public sealed record EntryPicture(string Url, string Alt, string? Credit);

/// <summary>One entry, with all answers that are public now.</summary>
public sealed record EntryDetail(string Id, string? Number, string Slug, string Title, string Summary, string Edition, IReadOnlyList<string> Themes, string? Place, string? Result,
    string? Image, string Url, string? Website, string? Motivation, IReadOnlyList<EntryAnswer> Answers, IReadOnlyList<EntryPicture> Pictures);

/// <summary>What the list of entries may be asked.</summary>
internal sealed record EntryQuery
{
    [FromQuery(Name = "q"), Description("Words that must all be there, \"phrases\" and -exclusions. There is no syntax to get wrong.")]
    public string? Q { get; init; }
    [FromQuery(Name = "edition"), Description("Slug of an edition; may be repeated.")]
    public string[]? Edition { get; init; }
    [FromQuery(Name = "theme"), Description("Key of a theme; may be repeated.")]
    public string[]? Theme { get; init; }
    [FromQuery(Name = "place"), Description("Municipality; may be repeated.")]
    public string[]? Place { get; init; }
    [FromQuery(Name = "result"), Description("Key of a prize; may be repeated.")]
    public string[]? Result { get; init; }
    [FromQuery(Name = "lang"), Description("Language of the text: nl, fr or en; the addresses of the answer are in it.")]
    public string[]? Lang { get; init; }
    [FromQuery(Name = "sort"), Description("relevance, newest or title.")]
    public string? Sort { get; init; }
    [FromQuery(Name = "page"), Description("From 1.")]
    public string? Page { get; init; }
    [FromQuery(Name = "size"), Description("1 to 100; 24 where it is left out.")]
    public string? Size { get; init; }
}

internal static class EntriesApi
{
    public static async Task<IResult> ListAsync([AsParameters] EntryQuery query, HttpRequest request, EntrySearch search, OutlineReader outlines, ApiLinks links, Texts texts)
    {
        if (ApiProblem.In(query, texts) is { } problem)
            return problem;
        var culture = links.Culture(query.Lang);
        var filter = EntryFilter.Read(request.Query);
        if (filter.HasNul)
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "Validation.Nul", texts);
        var answer = search.Find(filter.ToQuestion(culture, ApiProblem.Number(query.Size, 24)));
        if (answer.Page > 1 && answer.IsBeyondLast)
            return ApiProblem.Of(StatusCodes.Status404NotFound, "Site.Api.Beyond", texts, answer.Page, answer.Pages);
        var outline = await outlines.ReadAsync(request.HttpContext.RequestAborted);
        return Results.Json(new EntryList(answer.Total, answer.Page, answer.Size, answer.Facets, [.. answer.Hits.Select(h => Item(h, culture, links, outline))]), ApiJson.Options);
    }

    public static async Task<IResult> ShowAsync(string edition, string slug, HttpContext http, PublicEntries entries, OutlineReader outlines, ApiLinks links)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var culture = links.Culture(http.Request.Query["lang"].OfType<string>());
        var found = await entries.GetAsync(outline, edition, slug, http.RequestAborted);
        var entry = found.Entry;
        var prize = found.Results.Select(r => found.Edition.Prizes.FirstOrDefault(p => p.Id == r.PrizeId)?.Key).FirstOrDefault(k => k is not null);
        return Results.Json(new EntryDetail(entry.Id.Value.ToString(), entry.Number, entry.Slug, entry.Title, entry.Summary, found.Edition.Slug, entry.Themes,
            entry.Municipality.Length > 0 ? entry.Municipality : null, prize, links.Picture(entry.Picture), links.To(Cards.EntryAddress(culture, found.Edition.Slug, entry.Slug)),
            entry.Website.Length > 0 ? entry.Website : null, found.Results.Select(r => r.MotivationIn(culture)).FirstOrDefault(m => m.Length > 0),
            [.. found.Answers(entries.Wording with { Language = culture }).Select(a => new EntryAnswer(a.Name, a.Label, a.Text))],
            [.. found.Pictures().Select(p => new EntryPicture(links.Picture(p.Path)!, p.Text, found.Credit))]), ApiJson.Options);
    }

    private static EntryItem Item(Hit hit, string culture, ApiLinks links, Outline outline)
    {
        var edition = hit.Of(Facets.Edition).FirstOrDefault() ?? "";
        var slug = Cards.Shown(hit, "slug") ?? "";
        return new(Cards.IdOf(hit), hit.Number, slug, hit.Title, hit.Summary, edition, hit.Of(Facets.Theme), hit.Place, hit.Of(Facets.Result) is [var first, ..] ? first : null,
            links.Picture(Cards.Shown(hit, "image")), links.To(Cards.EntryAddress(culture, edition, slug)), [.. new[] { hit.MarkedTitle, hit.Passage }.OfType<string>()]);
    }
}
