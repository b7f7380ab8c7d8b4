using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>The newest stories of one language for feed readers.</summary>
internal static class Atom
{
    private const int Most = 30;

    public static IResult Show(string culture, EntrySearch search, SiteAddress site, Texts texts, TimeProvider clock)
    {
        var hits = search.Find(Stories.Own(Stories.Newest(culture)) with { Size = Most }).Hits;
        var feed = new SyndicationFeed(texts["Site.Feed.Title", site.Name], texts["Site.Stories.Description"], new Uri(site.Absolute($"/{culture}/stories")))
        {
            Id = site.Absolute($"/{culture}/stories"),
            Language = culture,
            LastUpdatedTime = hits.Select(h => h.Date).Max() ?? clock.GetUtcNow(),
            Items = [.. hits.Select(h => Item(h, culture, site))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = site.Name });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Absolute($"/{culture}/stories.atom")), "application/atom+xml"));
        var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false }))
            feed.SaveAsAtom10(writer);
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static SyndicationItem Item(Hit hit, string culture, SiteAddress site)
    {
        var date = hit.Date ?? DateTimeOffset.UnixEpoch;
        var item = new SyndicationItem
        {
            // Stays the same when its address changes.
            Id = $"tag:{site.Url.Host},2026:{hit.Subject}",
            Title = new TextSyndicationContent(Xml(hit.Title)),
            Summary = new TextSyndicationContent(Xml(hit.Summary)),
            PublishDate = date,
            LastUpdatedTime = date,
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Absolute(Cards.StoryAddress(culture, Cards.Shown(hit, "slug") ?? "")))));
        if (Cards.Shown(hit, "author") is { } author)
            item.Authors.Add(new SyndicationPerson { Name = Xml(author) });
        return item;
    }

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Xml(string text) => text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text
        : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)).Select(c => c.ToString(CultureInfo.InvariantCulture)));
}
