using System.Text.Json;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

public sealed class StructuredDataTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("/nl", "WebSite")]
    [InlineData("/fr/entries", "CollectionPage")]
    [InlineData("/nl/entries/gegevens/gegevensdrager", "Project")]
    [InlineData("/nl/stories", "CollectionPage")]
    [InlineData("/nl/stories/gegeven-paard", "Article")]
    [InlineData("/en/laureates/gegevens", "WebPage")]
    [InlineData("/nl/search", "WebPage")]
    [InlineData("/nl/jury", "WebPage")]
    [InlineData("/nl/vote", "WebPage")]
    [InlineData("/fr/press", "WebPage")]
    [InlineData("/en/about", "WebPage")]
    [InlineData("/nl/privacy", "WebPage")]
    [InlineData("/nl/nominate", "WebSite")]
    public async Task Every_public_page_tells_search_engines_and_sharers_what_it_is(string address, string type)
    {
        await Publish();

        var page = await Site.Visitor().Visit(address);

        var data = JsonDocument.Parse(page.Document.QuerySelectorAll("script[type='application/ld+json']").ShouldHaveSingleItem().TextContent).RootElement;
        data.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        data.GetProperty("@type").GetString().ShouldBe(type);
        data.GetProperty(type == "Article" ? "headline" : "name").GetString().ShouldNotBeNullOrEmpty();
        data.GetProperty("url").GetString()!.ShouldStartWith(Site.Url.ToString());
        foreach (var property in new[] { "og:title", "og:url", "og:image", "og:site_name" })
            page.Document.QuerySelector($"meta[property='{property}']")?.GetAttribute("content").ShouldNotBeNullOrEmpty(property);
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(Site.Url.ToString().TrimEnd('/') + address);
    }

    [Fact]
    public async Task A_list_names_what_it_lists_with_whole_addresses()
    {
        await Publish();

        var page = await Site.Visitor().Visit("/nl/entries?edition=gegevens");

        var data = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        var first = data.GetProperty("mainEntity").GetProperty("itemListElement")[0];
        (first.GetProperty("position").GetInt32(), first.GetProperty("name").GetString()).ShouldBe((1, "Gegevensdrager"));
        first.GetProperty("url").GetString().ShouldBe($"{Site.Url.ToString().TrimEnd('/')}/nl/entries/gegevens/gegevensdrager");
    }

    [Fact]
    public async Task The_text_of_an_entry_says_its_own_language_on_a_page_in_another()
    {
        await Publish();

        var page = await Site.Visitor().Visit("/fr/entries/gegevens/gegevensdrager");

        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        page.Document.QuerySelector("main h1")!.GetAttribute("lang").ShouldBe("nl");
        (await Site.Visitor().Visit("/fr/entries?edition=gegevens")).Document.QuerySelector(".entry h2")!.GetAttribute("lang").ShouldBe("nl");
    }

    private async Task Publish()
    {
        if ((await Site.Visitor().Visit("/nl/stories/gegeven-paard")).Status == System.Net.HttpStatusCode.OK)
            return;
        await Site.PublicEntry(await Site.OpenEdition("gegevens"), "Gegevensdrager");
        await Site.PublicStory("Gegeven paard");
        await Site.Shown();
    }
}
