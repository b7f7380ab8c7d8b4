using System.Net;
using System.Text.Json;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

public sealed class ShowEntryTests(SiteFixture site) : SiteTest(site)
{
    private static readonly PublicationRules AllAtOnce = new(PublicWhen.Admitted, PublicWhen.Admitted, PublicWhen.ResultsPublished);

    [Fact]
    public async Task A_page_shows_the_public_answers_and_never_the_contact()
    {
        await Site.PublicEntry(await Site.OpenEdition("open"), "Open boek");
        await Site.Shown();

        var page = await Site.Visitor().Visit("/nl/entries/open/open-boek");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Wij draaien het om.");
        page.Text.ShouldContain("Buurt vzw");
        page.Body.ShouldNotContain(Published.Secret);
        (await Site.Visitor().Visit("/api/v1/entries/open/open-boek")).Body.ShouldNotContain(Published.Secret);
    }

    [Fact]
    public async Task While_only_the_card_is_public_the_answers_are_on_no_surface()
    {
        await Site.PublicEntry(await Site.OpenEdition("kaart"), "Kaartje", whole: false);
        await Site.Shown();
        using var reader = Site.Visitor();

        var page = await reader.Visit("/nl/entries/kaart/kaartje");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldNotContain("Wij draaien het om.");
        (await reader.Visit("/api/v1/entries/kaart/kaartje")).Body.ShouldNotContain("Wij draaien het om.");
        (await reader.Visit("/nl/entries?q=%22wij+draaien+het+om%22")).All(".entry h2").ShouldNotContain("Kaartje");
    }

    [Fact]
    public async Task A_result_is_nowhere_before_its_instant_and_everywhere_at_it()
    {
        var embargo = Site.Clock.GetUtcNow().AddHours(1);
        var edition = await Site.OpenEdition("embargo", AllAtOnce, embargo);
        var entry = await Site.PublicEntry(edition, "Wonderwinnaar", whole: false);
        await Site.Award(entry, edition, "jury", embargo, "Omdat het durft.");
        await Site.Shown();
        using var reader = Site.Visitor();
        string[] surfaces = ["/nl/entries/embargo/wonderwinnaar", "/nl/entries?edition=embargo", "/nl/laureates/embargo", "/api/v1/entries?edition=embargo", "/api/v1/entries/embargo/wonderwinnaar"];

        Site.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        foreach (var surface in surfaces)
        {
            var page = await reader.Visit(surface);
            page.Body.ShouldNotContain("Omdat het durft.");
            page.Body.ShouldNotContain("Juryprijs</span>");
            page.Body.ShouldNotContain("\"result\":\"jury\"");
        }
        (await reader.Visit("/nl/laureates/embargo")).Text.ShouldNotContain("Wonderwinnaar");

        Site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await reader.Visit(surfaces[0])).Text.ShouldContain("Omdat het durft.");
        (await reader.Visit(surfaces[1])).Text.ShouldContain("Juryprijs");
        (await reader.Visit(surfaces[2])).Text.ShouldContain("Wonderwinnaar");
        (await reader.Visit(surfaces[3])).Body.ShouldContain("\"result\":\"jury\"");
        (await reader.Visit(surfaces[4])).Body.ShouldContain("Omdat het durft.");
    }

    [Theory]
    [InlineData("/nl/entries/nergens/iets")]
    [InlineData("/nl/entries/open/bestaat-niet")]
    [InlineData("/nl/laureates/nergens")]
    [InlineData("/de/entries")]
    [InlineData("/nl/stories/bestaat-niet")]
    [InlineData("/nl/bestaat-niet")]
    public async Task What_is_not_there_says_so(string address) => (await Site.Visitor().Visit(address)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Search_engines_read_sound_data_that_no_text_can_break_out_of()
    {
        await Site.PublicEntry(await Site.OpenEdition("data"), "Data </script><script>alert(1)</script>");
        await Site.Shown();

        var page = await Site.Visitor().Visit("/nl/entries/data/data-script-script-alert-1-script");

        var json = page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent;
        JsonDocument.Parse(json).RootElement.GetProperty("name").GetString().ShouldBe("Data </script><script>alert(1)</script>");
        page.Document.QuerySelectorAll("script:not([type])").ShouldBeEmpty();
        page.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content").ShouldStartWith("Data");
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        await Site.PublicEntry(await Site.OpenEdition("hoofd"), "Hoofdzaak");
        await Site.Shown();
        using var reader = Site.Visitor();

        foreach (var path in new[] { "/nl", "/nl/entries", "/nl/entries/hoofd/hoofdzaak", "/nl/stories", "/sitemap.xml", "/api/v1/entries" })
        {
            using var response = await reader.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }
    }
}
