using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>All public addresses for search engines, each with its other languages. Past what one file may hold, a list of files.</summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    /// <summary>A file may hold 50,000 addresses; an entry has one per language.</summary>
    private const int EntriesPerFile = 10_000;
    private static readonly string[] Fixed = ["", "/entries", "/stories", "/jury", "/nominate", "/press"];

    public static async Task<IResult> ShowAsync(HttpContext http, AppDb db, OutlineReader outlines, EntrySearch search, Languages languages, SiteAddress site, TimeProvider clock)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var entries = await EntriesAsync(db, outline, clock, http.RequestAborted);
        if (entries.Count > EntriesPerFile)
            return Write("sitemapindex", xml =>
            {
                for (var file = 0; file <= entries.Count / EntriesPerFile; file++)
                    Element(xml, "sitemap", () => xml.WriteElementString("loc", Namespace, site.Absolute($"/sitemap-{file}.xml")));
            });
        return Write("urlset", xml =>
        {
            Addresses(xml, [.. Fixed, .. Laureates(outline, clock.Instant()), .. entries], languages, site);
            Items(xml, search, languages, site);
        });
    }

    public static async Task<IResult> PartAsync(int file, HttpContext http, AppDb db, OutlineReader outlines, EntrySearch search, Languages languages, SiteAddress site, TimeProvider clock)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var entries = (await EntriesAsync(db, outline, clock, http.RequestAborted)).Skip(file * EntriesPerFile).Take(EntriesPerFile).ToArray();
        if (entries.Length == 0)
            throw new NotFound();
        return Write("urlset", xml =>
        {
            Addresses(xml, file == 0 ? [.. Fixed, .. Laureates(outline, clock.Instant()), .. entries] : entries, languages, site);
            if (file == 0)
                Items(xml, search, languages, site);
        });
    }

    private static async Task<IReadOnlyList<string>> EntriesAsync(AppDb db, Outline outline, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var editions = outline.Editions.ToDictionary(e => e.Id);
        var rows = await db.Entries.AsNoTracking().IgnoreAutoIncludes().Published()
            .Select(e => new { e.EditionId, e.Slug, e.Publication!.IsWhole }).ToListAsync(cancellationToken);
        return [.. rows.Where(r => editions.TryGetValue(r.EditionId, out var edition) && (r.IsWhole || edition.Shows(edition.Publication.Card, now)))
            .Select(r => $"/entries/{editions[r.EditionId].Slug}/{r.Slug}").Order(StringComparer.Ordinal)];
    }

    private static void Addresses(XmlWriter xml, IReadOnlyList<string> paths, Languages languages, SiteAddress site)
    {
        foreach (var path in paths)
        {
            foreach (var language in languages.All)
                Element(xml, "url", () =>
                {
                    xml.WriteElementString("loc", Namespace, site.Absolute($"/{language}{path}"));
                    foreach (var other in languages.All)
                        Alternate(xml, other, site.Absolute($"/{other}{path}"));
                });
        }
    }

    /// <summary>Stories, events and pages are each in a language of their own.</summary>
    private static void Items(XmlWriter xml, EntrySearch search, Languages languages, SiteAddress site)
    {
        foreach (var language in languages.All)
        {
            var question = Stories.Own(new SearchQuestion { Culture = language, Kinds = [Kinds.Story, Kinds.Event, Kinds.Page], Order = SearchOrder.Newest, Size = SearchQuestion.LargestSize });
            for (var answer = search.Find(question); ; answer = search.Find(question = question with { Page = question.Page + 1 }))
            {
                foreach (var hit in answer.Hits)
                    Item(xml, hit, site.Absolute(Address(hit, language)));
                if (question.Page >= answer.Pages)
                    break;
            }
        }
    }

    private static string Address(Hit hit, string language) => Cards.Shown(hit, "slug") is var slug && hit.Kind == Kinds.Story ? Cards.StoryAddress(language, slug ?? "")
        : hit.Kind == Kinds.Event ? $"/{language}/{PublicEvent.List}/{slug}" : $"/{language}/{slug}";

    private static void Item(XmlWriter xml, Hit hit, string address) => Element(xml, "url", () =>
    {
        xml.WriteElementString("loc", Namespace, address);
        if (hit.Date is { } date)
            xml.WriteElementString("lastmod", Namespace, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    });

    private static IEnumerable<string> Laureates(Outline outline, DateTimeOffset now) =>
        outline.Editions.Where(e => e.IsArchived || Phase.Of(e, now).Key == Phase.Laureates).Select(e => $"/laureates/{e.Slug}");

    private static void Alternate(XmlWriter xml, string language, string address)
    {
        xml.WriteStartElement("xhtml", "link", Xhtml);
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, Action content)
    {
        xml.WriteStartElement(name, Namespace);
        content();
        xml.WriteEndElement();
    }

    private static IResult Write(string root, Action<XmlWriter> content)
    {
        var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            content(xml);
            xml.WriteEndElement();
        }
        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }
}
