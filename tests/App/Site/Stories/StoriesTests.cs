using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Stories;

public sealed class StoriesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_story_is_listed_shown_fed_and_found_in_its_own_language()
    {
        await Site.PublicStory("De bakker op het plein", body: "<p>Brood voor <strong>iedereen</strong>.</p>");
        await Site.Shown();
        using var reader = Site.Visitor();

        (await reader.Visit("/nl/stories")).All(".story h2").ShouldContain("De bakker op het plein");
        var page = await reader.Visit("/nl/stories/de-bakker-op-het-plein");
        page.Body.ShouldContain("<strong>iedereen</strong>");
        page.Text.ShouldContain("An Auteur");
        (await reader.Visit("/nl/search?q=brood")).Text.ShouldContain("De bakker op het plein");
    }

    [Fact]
    public async Task A_story_without_a_translation_stands_in_for_it_and_says_so()
    {
        var id = await Site.PublicStory("Alleen in het Nederlands");
        await Site.Shown();
        using var reader = Site.Visitor();

        var story = (await reader.Visit("/fr/stories")).Document.QuerySelectorAll(".story").Single(s => s.QuerySelector("h2")!.TextContent == "Alleen in het Nederlands");
        story.QuerySelector("h2 a")!.GetAttribute("lang").ShouldBe("nl");
        story.QuerySelector("[data-elsewhere]")!.TextContent.ShouldBe("Ce contenu n'existe qu'en néerlandais.");
        (await reader.Visit("/nl/stories")).Document.QuerySelectorAll(".story [lang], .story [data-elsewhere]").ShouldBeEmpty();
        var page = await reader.Visit(story.QuerySelector("h2 a")!.GetAttribute("href")!);
        page.Path.ShouldBe("/fr/stories/alleen-in-het-nederlands");
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!.ShouldEndWith("/nl/stories/alleen-in-het-nederlands");
        (await reader.Visit("/fr/stories.atom")).Body.ShouldNotContain("Alleen in het Nederlands");
        (await reader.Visit("/sitemap.xml")).Body.ShouldNotContain("/fr/stories/alleen-in-het-nederlands");

        var translation = await Do(items => items.TranslateAsync(id, "fr", begin: parts =>
        {
            parts["TitlePart"]!["Title"] = "Désormais en français";
            return parts;
        }));
        await Do(items => items.PublishAsync(translation.ItemId));
        await Site.Shown();
        (await reader.Visit("/fr/stories")).All(".story h2").ShouldSatisfyAllConditions(t => t.ShouldContain("Désormais en français"), t => t.ShouldNotContain("Alleen in het Nederlands"));
        (await reader.Visit("/en/stories")).All(".story h2").ShouldSatisfyAllConditions(t => t.ShouldNotContain("Désormais en français"), t => t.ShouldContain("Alleen in het Nederlands"));

        await Do(items => items.UnpublishAsync(translation.ItemId));
        await Site.Shown();
        (await reader.Visit("/fr/stories")).All(".story h2").ShouldContain("Alleen in het Nederlands");
    }

    private async Task<ContentItem> Do(Func<ContentItems, Task<ContentItem>> work)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var item = await work(scope.ServiceProvider.GetRequiredService<ContentItems>());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return item;
    }

    [Fact]
    public async Task A_story_and_its_entry_lead_to_each_other()
    {
        var entry = await Site.PublicEntry(await Site.OpenEdition("band"), "Verbonden");
        await Site.PublicStory("Over verbonden zijn", about: entry.ContentItemId);
        await Site.Shown();
        using var reader = Site.Visitor();

        (await reader.Visit("/nl/stories/over-verbonden-zijn")).Link(".entry h2 a").ShouldBe("/nl/entries/band/verbonden");
        (await reader.Visit("/nl/entries/band/verbonden")).Link(".story h3 a").ShouldBe("/nl/stories/over-verbonden-zijn");
    }

    [Fact]
    public async Task An_unpublished_story_is_gone_at_once()
    {
        var id = await Site.PublicStory("Even maar");
        await Site.Shown();
        using var reader = Site.Visitor();
        (await reader.Visit("/nl/stories/even-maar")).Status.ShouldBe(HttpStatusCode.OK);

        await using (var scope = Site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ContentItems>().UnpublishAsync(id);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }
        await Site.Shown();

        (await reader.Visit("/nl/stories/even-maar")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Visit("/nl/stories")).Body.ShouldNotContain("Even maar");
        (await reader.Visit("/nl/stories.atom")).Body.ShouldNotContain("Even maar");
    }

    [Fact]
    public async Task The_feed_is_atom_and_its_ids_stay()
    {
        var id = await Site.PublicStory("In de feed");
        await Site.Shown();

        var feed = await Site.Visitor().Visit("/nl/stories.atom");

        feed.Type.ShouldBe("application/atom+xml");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = XDocument.Parse(feed.Body).Root!.Elements(atom + "entry").Single(e => e.Element(atom + "title")!.Value == "In de feed");
        entry.Element(atom + "id")!.Value.ShouldEndWith(id);
        entry.Element(atom + "link")!.Attribute("href")!.Value.ShouldBe($"{Site.Url.ToString().TrimEnd('/')}/nl/stories/in-de-feed");
    }

    [Fact]
    public async Task Every_address_of_the_sitemap_is_there()
    {
        await Site.PublicStory("Op de kaart");
        await Site.Shown();
        using var reader = Site.Visitor();

        var map = XDocument.Parse((await reader.Visit("/sitemap.xml")).Body);
        var addresses = map.Descendants("{http://www.sitemaps.org/schemas/sitemap/0.9}loc").Select(l => l.Value).ToArray();

        addresses.ShouldContain($"{Site.Url.ToString().TrimEnd('/')}/nl/stories/op-de-kaart");
        addresses.ShouldContain($"{Site.Url.ToString().TrimEnd('/')}/fr/nominate");
        foreach (var address in addresses)
            (await reader.Visit(address)).Status.ShouldBe(HttpStatusCode.OK, address);
    }
}
