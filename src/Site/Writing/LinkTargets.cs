using System.Globalization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // The editor's script reads text.
/// <summary>A page of this site that a text can link to.</summary>
public sealed record LinkTarget(string Title, string Kind, string Url);
#pragma warning restore CA1056

/// <summary>Finds pages of this site by words, for whoever sets a link: stories, pages, events and entries that the public may see.</summary>
internal static class LinkTargets
{
    private const int Most = 15;

    public static IResult Find(string? q, string? lang, EntrySearch search, Texts texts, Languages languages)
    {
        var culture = lang is not null && languages.Has(lang) ? lang : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var words = (q ?? "").Trim();
        var found = search.Find(new SearchQuestion { Text = words, Culture = culture, Kinds = [Kinds.Story, Kinds.Page, Kinds.Event, Kinds.Entry], Size = Most, Order = words.Length == 0 ? SearchOrder.Newest : SearchOrder.Relevance });
        return Results.Json(found.Hits.Select(h => new LinkTarget(h.Title, texts[$"Site.Kind.{h.Kind}"], Address(h, culture))));
    }

    private static string Address(Hit hit, string culture)
    {
        var slug = Cards.Shown(hit, "slug") ?? "";
        return hit.Kind switch
        {
            Kinds.Story => Cards.StoryAddress(culture, slug),
            Kinds.Event => $"/{culture}/events/{slug}",
            Kinds.Page => $"/{culture}/{slug}",
            _ => Cards.EntryAddress(culture, hit.Of(Facets.Edition).FirstOrDefault() ?? "", slug),
        };
    }
}
