using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

public sealed record StoryList(int Total, int Page, int Size, IReadOnlyList<StoryItem> Items);

public sealed record StoryItem(string Id, string Slug, string Title, string Summary, string Language, DateTimeOffset? Date, string? Author, string? Image, string Url, IReadOnlyList<EntryAnswer> Answers);

public sealed record SuggestionList(IReadOnlyList<Suggestion> Items);

public sealed record Suggestion(string Text, string Kind, string Url);

public sealed record EditionList(IReadOnlyList<EditionItem> Items);

public sealed record EditionItem(string Slug, string Name, int Year, bool Archived, string Phase, WindowItem? Nominations, WindowItem? Entries, IReadOnlyList<TermItem> Themes, IReadOnlyList<PrizeItem> Prizes, int Count, string Url);

public sealed record WindowItem(DateTimeOffset Opens, DateTimeOffset Closes);

public sealed record TermItem(string Key, string Name);

public sealed record PrizeItem(string Key, PrizeKind Kind, string Name);

internal static class StoriesApi
{
    public static IResult List(string? lang, string? page, string? size, EntrySearch search, ApiLinks links, Texts texts)
    {
        if (ApiProblem.In(page, size, texts) is { } problem)
            return problem;
        var culture = links.Culture(lang is null ? null : [lang]);
        var answer = search.Find(Stories.Newest(culture) with { Page = ApiProblem.Number(page, 1), Size = ApiProblem.Number(size, 24) });
        if (answer.Page > 1 && answer.IsBeyondLast)
            return ApiProblem.Of(StatusCodes.Status404NotFound, "Site.Api.Beyond", texts, answer.Page, answer.Pages);
        return Results.Json(new StoryList(answer.Total, answer.Page, answer.Size, [.. answer.Hits.Select(h => Item(h, culture, links))]), ApiJson.Options);
    }

    private static StoryItem Item(Hit hit, string culture, ApiLinks links)
    {
        var slug = Cards.Shown(hit, "slug") ?? "";
        return new(hit.Subject.Split('/')[^1], slug, hit.Title, hit.Summary, hit.Language, hit.Date, Cards.Shown(hit, "author"), links.Picture(Cards.Shown(hit, "image")), links.To(Cards.StoryAddress(culture, slug)),
            Cards.Shown(hit, "answers") is { } answers ? JsonSerializer.Deserialize<EntryAnswer[]>(answers, ApiJson.Options) ?? [] : []);
    }
}

internal static class SuggestApi
{
    public static IResult List(string? q, string? lang, EntrySearch search, ApiLinks links)
    {
        var culture = links.Culture(lang is null ? null : [lang]);
        return Results.Json(new SuggestionList([.. search.Suggest(q ?? "", culture, [Kinds.Entry, Kinds.Story]).Select(h => new Suggestion(h.Title, h.Kind, links.To(Address(h, culture))))]), ApiJson.Options);
    }

    private static string Address(Hit hit, string culture) => hit.Kind == Kinds.Story ? Cards.StoryAddress(culture, Cards.Shown(hit, "slug") ?? "")
        : Cards.EntryAddress(culture, hit.Of(Facets.Edition).FirstOrDefault() ?? "", Cards.Shown(hit, "slug") ?? "");
}

internal static class EditionsApi
{
    public static async Task<IResult> ListAsync(string? lang, HttpContext http, EntrySearch search, OutlineReader outlines, ApiLinks links, TimeProvider clock)
    {
        var culture = links.Culture(lang is null ? null : [lang]);
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var counts = search.Find(new SearchQuestion { Culture = culture, Kinds = [Kinds.Entry], Size = 1, Facets = [Facets.Edition] }).Facets[Facets.Edition];
        return Results.Json(new EditionList([.. outline.Editions.Select(e => Item(e, outline, culture, links, clock.Instant(), counts.FirstOrDefault(c => c.Value == e.Slug)?.Count ?? 0))]), ApiJson.Options);
    }

    private static EditionItem Item(Edition edition, Outline outline, string culture, ApiLinks links, DateTimeOffset now, int count) => new(
        edition.Slug, edition.Name, edition.Year, edition.IsArchived, Phase.Of(edition, now).Key, Window(edition.Nominations), Window(edition.Entries),
        [.. (edition.Themes.Count > 0 ? edition.Themes : outline.Themes.Select(t => t.Slug)).Select(t => new TermItem(t, outline.ThemeName(t, culture)))],
        [.. edition.Prizes.OrderBy(p => p.Order).Select(p => new PrizeItem(p.Key, p.Kind, p.LabelIn(culture)))], count,
        links.To($"/{culture}/entries?edition={Uri.EscapeDataString(edition.Slug)}"));

    private static WindowItem? Window(Window? window) => window is null ? null : new(window.Opens, window.Closes);
}
