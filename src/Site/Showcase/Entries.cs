using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // Templates read text.
public sealed record FacetValueModel(string Value, string Label, int Count, string Url, bool IsActive) : ILiquidModel;

public sealed record FacetModel(string Key, string Label, IReadOnlyList<FacetValueModel> Values) : ILiquidModel;

public sealed record ActiveFilterModel(string Label, string RemoveUrl) : ILiquidModel;

public sealed record SortModel(string Key, string Label, string Url, bool IsActive) : ILiquidModel;

public sealed record DidYouMeanModel(string Text, string Url) : ILiquidModel;
#pragma warning restore CA1056

/// <summary>The showcase: all entries, by words and filters.</summary>
public sealed record EntriesModel : PublicModel
{
    /// <summary>What was typed, encoded so that a browser shows the same characters.</summary>
    public SafeHtml? Query { get; init; }
    /// <summary>Why nothing was searched.</summary>
    public string? Refusal { get; init; }
    public int Total { get; init; }
    public IReadOnlyList<EntryCardModel> Cards { get; init; } = [];
    public IReadOnlyList<FacetModel> Facets { get; init; } = [];
    public IReadOnlyList<ActiveFilterModel> ActiveFilters { get; init; } = [];
    public IReadOnlyList<SortModel> Sorts { get; init; } = [];
    public PagerModel? Pager { get; init; }
    public DidYouMeanModel? DidYouMean { get; init; }

    internal override IEnumerable<NamedLink> Listed() => Cards.Select(c => new NamedLink(c.Title, c.Url));
}

internal static class Entries
{
    private const int MostValues = 30;

    public static async Task<IResult> ShowAsync(string culture, HttpRequest request, EntrySearch search, OutlineReader outlines, Texts texts)
    {
        var filter = EntryFilter.Read(request.Query);
        if (filter.HasNul)
            return new LiquidView("Entries", new EntriesModel { Title = texts["Site.Entries.Title"], Query = filter.Shown, Refusal = texts["Validation.Nul"] }, StatusCodes.Status400BadRequest);
        var outline = await outlines.ReadAsync(request.HttpContext.RequestAborted);
        var answer = search.Find(filter.ToQuestion(culture));
        var path = $"/{culture}/entries";
        var cards = new Cards(outline, culture);
        var names = new FacetNames(outline, texts, culture);
        return new LiquidView("Entries", new EntriesModel
        {
            Title = filter.HasQuery ? texts["Site.Entries.TitleFor", filter.ShortQuery] : texts["Site.Entries.Title"],
            Description = texts["Site.Entries.Description"],
            Query = filter.Shown,
            Total = answer.Total,
            Cards = [.. answer.Hits.Select(cards.Entry)],
            Facets = [.. answer.Facets.Select(f => new FacetModel(f.Key, names.Facet(f.Key), [.. Shown(f.Key, f.Value, filter).Select(v =>
                new FacetValueModel(v.Value, names.Value(f.Key, v.Value), v.Count, filter.Toggle(f.Key, v.Value).Address(path), filter.Has(f.Key, v.Value)))]))],
            ActiveFilters = [.. filter.Values.SelectMany(f => f.Value.Select(v => new ActiveFilterModel(names.Value(f.Key, v), filter.Toggle(f.Key, v).Address(path))))],
            Sorts = [.. Sorts(filter).Select(s => new SortModel(s.ToString().ToLowerInvariant(), texts[$"Site.Sort.{s}"], filter.By(s).Address(path), s == Present(filter)))],
            Pager = PagerModel.Of(answer, page => filter.On(page).Address(path)),
            DidYouMean = answer.DidYouMean is { } better ? new(better, filter.Asking(better).Address(path)) : null,
        });
    }

    /// <summary>The largest, and always what is chosen, so that it can be undone; editions by year.</summary>
    private static IEnumerable<FacetCount> Shown(string facet, IReadOnlyList<FacetCount> counts, EntryFilter filter)
    {
        var chosen = filter.Values.GetValueOrDefault(facet) ?? [];
        var shown = counts.Take(MostValues).Concat(counts.Skip(MostValues).Where(c => chosen.Contains(c.Value)))
            .Concat(chosen.Where(v => counts.All(c => c.Value != v)).Select(v => new FacetCount(v, 0)));
        return facet == Facets.Edition ? shown.OrderByDescending(c => c.Value, StringComparer.Ordinal) : shown;
    }

    private static SearchOrder[] Sorts(EntryFilter filter) =>
        filter.HasQuery ? [SearchOrder.Relevance, SearchOrder.Newest, SearchOrder.Title] : [SearchOrder.Newest, SearchOrder.Title];

    private static SearchOrder Present(EntryFilter filter) =>
        filter.Order is { } order && (filter.HasQuery || order != SearchOrder.Relevance) ? order : filter.HasQuery ? SearchOrder.Relevance : SearchOrder.Newest;
}

/// <summary>Facets and their values in words.</summary>
internal sealed class FacetNames(Outline outline, Texts texts, string culture)
{
    public string Facet(string key) => texts[$"Site.Facet.{key}"];

    public string Value(string facet, string value) => facet switch
    {
        Facets.Theme => outline.ThemeName(value, culture),
        Facets.Result => outline.PrizeName(value, culture),
        Facets.Edition => outline.Edition(value)?.Name ?? value,
        Facets.Language when texts.Has(culture, $"Site.Language.{value}") => texts[$"Site.Language.{value}"],
        _ => value,
    };
}
