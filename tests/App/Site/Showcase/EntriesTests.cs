using System.Net;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

public sealed class EntriesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Words_and_filters_find_entries_and_each_filter_can_be_taken_away()
    {
        var edition = await Site.OpenEdition("vind");
        await Site.PublicEntry(edition, "Zorgboerderij Vindbaar", "Aalst", "care");
        await Site.PublicEntry(edition, "Moestuin Vindbaar", "Gent", "food");
        await Site.Shown();
        using var reader = Site.Visitor();

        var found = await reader.Visit("/nl/entries?q=zorgboerderijen&edition=vind");
        found.All(".entry h2").ShouldBe(["Zorgboerderij Vindbaar"]);

        var filtered = await reader.Visit("/nl/entries?q=vindbaar&theme=food");
        filtered.All(".entry h2").ShouldBe(["Moestuin Vindbaar"]);
        filtered.All(".facet a").ShouldContain("Zorg 1");
        filtered.Document.QuerySelectorAll("main .chips a[href='/nl/entries?q=vindbaar']").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_found_is_marked_and_encoded()
    {
        await Site.PublicEntry(await Site.OpenEdition("merk"), "Merkbaar", summary: "Iets <script>alert(1)</script> met kabouters.");
        await Site.Shown();

        var page = await Site.Visitor().Visit("/nl/entries?q=kabouters");

        page.Body.ShouldContain("<mark>kabouters</mark>");
        page.Body.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_typing_error_finds_and_offers_the_right_word()
    {
        await Site.PublicEntry(await Site.OpenEdition("typ"), "Windmolenpark");
        await Site.Shown();

        var page = await Site.Visitor().Visit("/nl/entries?q=windmolenprak");

        page.All(".entry h2").ShouldBe(["Windmolenpark"]);
        page.Link("main p a[href*='windmolenpark']").ShouldBe("/nl/entries?q=windmolenpark");
    }

    [Fact]
    public async Task Unpublishing_removes_an_entry_at_once_from_every_surface()
    {
        var entry = await Site.PublicEntry(await Site.OpenEdition("weg"), "Verdwijnpunt");
        await Site.Shown();
        using var reader = Site.Visitor();
        string[] surfaces = ["/nl/entries?q=verdwijnpunt", "/nl/entries/weg/verdwijnpunt", "/nl/entries?edition=weg", "/api/v1/entries?q=verdwijnpunt", "/api/v1/entries/weg/verdwijnpunt", "/nl/search?q=verdwijnpunt", "/api/v1/suggest?q=verdw", "/sitemap.xml"];
        foreach (var surface in surfaces)
            (await reader.Visit(surface)).Body.ShouldContain("erdwijnpunt", Case.Insensitive, surface);

        await Site.Unpublish(entry);
        await Site.Shown();

        foreach (var surface in surfaces)
        {
            var page = await reader.Visit(surface);
            (page.Status == HttpStatusCode.NotFound || !page.Body.Replace("q=verdwijnpunt", "", StringComparison.Ordinal).Contains("entries/weg", StringComparison.Ordinal)).ShouldBeTrue(surface);
            page.All(".entry h2, .entry h3").ShouldNotContain("Verdwijnpunt");
        }
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_not_there()
    {
        var page = await Site.Visitor().Visit("/nl/entries?page=9999");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/nl/entries?nonsense=1&page=abc&sort=upside-down&theme=")]
    [InlineData("/nl/entries?q=%22%22%28%5B%7B*%3A~&theme=%F0%9F%92%A9")]
    [InlineData("/nl/entries?page=-1")]
    [InlineData("/nl/entries?page=99999999999999999999")]
    public async Task What_an_address_should_not_carry_is_passed_over(string address) =>
        (await Site.Visitor().Visit(address)).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task The_list_takes_as_many_queries_for_three_entries_as_for_thirty()
    {
        var edition = await Site.OpenEdition("tel");
        var counts = new List<int>();
        for (var wave = 0; wave < 3; wave++)
        {
            foreach (var i in Enumerable.Range(0, new[] { 1, 2, 27 }[wave]))
                await Site.PublicEntry(edition, $"Telling {wave} {i}");
            await Site.Shown();
            await Site.Visitor().Visit("/nl/entries");
            counts.Add(await Site.Queries.OfAsync(() => Site.Visitor().Visit($"/nl/entries?edition=tel&wave={wave}")));
        }

        counts.ShouldBe([0, 0, 0]);
    }

    [Theory]
    [InlineData("nl", "Alle inzendingen")]
    [InlineData("fr", "Toutes les candidatures")]
    [InlineData("en", "All entries")]
    public async Task The_address_decides_the_language(string culture, string title)
    {
        var page = await Site.Visitor("en").Visit($"/{culture}/entries");

        page.Document.DocumentElement.GetAttribute("lang").ShouldBe(culture);
        page.Document.Title!.ShouldStartWith(title);
        page.Document.QuerySelectorAll("link[hreflang]:not([hreflang=x-default])").Length.ShouldBe(3);
    }
}
