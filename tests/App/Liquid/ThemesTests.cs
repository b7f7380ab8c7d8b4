using System.Net;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Liquid;

/// <summary>A second theme of a few files: every public page is whole with it.</summary>
public sealed class ThemesTests(ThemesTests.ReadingRoom site) : SiteTest<ThemesTests.ReadingRoom>(site)
{
    [Theory]
    [InlineData("/nl")]
    [InlineData("/fr")]
    [InlineData("/en")]
    [InlineData("/nl/entries")]
    [InlineData("/nl/stories")]
    [InlineData("/nl/events")]
    [InlineData("/nl/jury")]
    [InlineData("/nl/press")]
    [InlineData("/nl/laureates")]
    [InlineData("/nl/search?q=zorg")]
    [InlineData("/nl/nominate")]
    [InlineData("/nl/partners")]
    [InlineData("/nl/privacy")]
    [InlineData("/nl/accessibility")]
    [InlineData("/account")]
    public async Task Every_public_page_is_whole_in_a_second_theme(string address)
    {
        var page = await Site.Visitor("nl").Visit(address);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Document.QuerySelector("body.room > .shelf").ShouldNotBeNull();
        page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Document.QuerySelector("main#main").ShouldNotBeNull();
        // No key without a text, no Liquid that was not read.
        page.Body.ShouldNotContain("Theme.");
        page.Body.ShouldNotContain("{{");
        page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(l => Path.GetFileName(l.GetAttribute("href"))).ShouldBe(["site.css", "leeszaal.css"]);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_it_as_well()
    {
        var page = await Site.Visitor("nl").Visit("/nl/nergens");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Document.QuerySelector("body.room").ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_own_files_and_those_of_its_base_are_served_under_one_hash()
    {
        var visitor = Site.Visitor("nl");
        var page = await visitor.Visit("/nl");
        foreach (var address in page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(l => l.GetAttribute("href")!))
        {
            using var file = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative));
            file.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            file.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    public sealed class ReadingRoom : SiteFixture
    {
        protected override IEnumerable<string> Settings => ["--Site:Theme=leeszaal"];
    }
}
