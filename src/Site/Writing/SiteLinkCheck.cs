using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Site;

/// <summary>Whether an address within the site leads somewhere that the public may see.</summary>
internal sealed class SiteLinkCheck(AppDb db, PublicContents contents, ContentRoutes routes, OutlineReader outlines, Languages languages, TimeProvider clock)
{
    private static readonly string[] Sections = ["entries", "laureates", "stories", "stories.atom", "events", "events.ics", "jury", "vote", "press", "search", "nominate"];
    private static readonly string[] Outside = ["", "my", "account", "jury", "stem", "nomineer", "pers", "inzendingen"];

    public async Task<bool> LeadsSomewhereAsync(string address, CancellationToken cancellationToken)
    {
        var pieces = address.Split('?', '#')[0].Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (pieces[0] == "media")
            return await IsFileAsync(string.Join('/', pieces[1..]), cancellationToken);
        if (!languages.Has(pieces[0]))
            return Outside.Contains(pieces[0]);
        return pieces[1..] switch
        {
            [] => true,
            [var section] when Sections.Contains(section) => true,
            [var slug] => await IsItemAsync("Page", pieces[0], slug, cancellationToken),
            ["stories", var slug] => await IsItemAsync("Story", pieces[0], slug, cancellationToken),
            ["events", var slug] => await IsItemAsync(PublicEvent.Type, pieces[0], slug.EndsWith(".ics", StringComparison.Ordinal) ? slug[..^4] : slug, cancellationToken),
            ["laureates", var edition] => (await outlines.ReadAsync(cancellationToken)).Edition(edition) is not null,
            ["entries", var edition, var slug] => await IsEntryAsync(edition, slug, cancellationToken),
            _ => false,
        };
    }

    private async Task<bool> IsItemAsync(string type, string culture, string slug, CancellationToken cancellationToken) =>
        await routes.FindAsync(type, culture, slug, cancellationToken) is not null && (await contents.FindAsync(type, culture, slug, cancellationToken)).Item is not null;

    private async Task<bool> IsEntryAsync(string editionSlug, string slug, CancellationToken cancellationToken)
    {
        if ((await outlines.ReadAsync(cancellationToken)).Edition(editionSlug) is not { } edition)
            return false;
        var entry = await db.Entries.AsNoTracking().Of(edition.Id).Published().SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken);
        return entry?.ShowsCard(edition, clock.Instant()) == true;
    }

    private Task<bool> IsFileAsync(string path, CancellationToken cancellationToken) => db.MediaFiles.AnyAsync(f => f.Path == path, cancellationToken);
}
