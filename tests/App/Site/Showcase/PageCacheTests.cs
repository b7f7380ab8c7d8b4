using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

public sealed class PageCacheTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_page_is_made_once_for_whoever_is_not_signed_in()
    {
        using var reader = Site.Visitor();
        await Site.Shown();
        await reader.Visit("/fr");

        (await Site.Queries.OfAsync(() => reader.Visit("/fr"))).ShouldBe(0);
        (await reader.Visit("/fr")).Headers.Age.ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_is_signed_in_never_gets_nor_fills_a_stored_page()
    {
        using var member = await Site.SignedIn(Role.Team);

        (await member.Visit("/en/stories")).Headers.Age.ShouldBeNull();
        (await Site.Visitor().Visit("/en/stories")).Body.ShouldNotContain("/admin");
        (await member.Visit("/en/stories")).Body.ShouldContain("/admin");
    }

    [Fact]
    public async Task A_stored_page_gives_way_when_something_public_changes()
    {
        using var reader = Site.Visitor();
        await reader.Visit("/nl/stories");
        await Site.PublicStory("Vers van de pers");
        await Site.Shown();

        (await reader.Visit("/nl/stories")).Text.ShouldContain("Vers van de pers");
    }

    [Fact]
    public async Task A_stored_page_gives_way_when_an_instant_passes()
    {
        var edition = await Site.OpenEdition("klok");
        await Site.Shown();
        using var reader = Site.Visitor();
        var before = await reader.Visit("/nl");
        before.Document.Body!.GetAttribute("data-phase").ShouldNotBeNull();

        Site.Clock.Advance(edition.Entries!.Closes - Site.Clock.GetUtcNow());
        (await reader.Visit("/api/v1/editions")).Body.ShouldContain("\"slug\":\"klok\"");
        Site.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await reader.Visit("/nl")).Headers.Age.ShouldBeNull();
    }

    [Fact]
    public async Task Different_questions_get_different_pages()
    {
        using var reader = Site.Visitor();

        (await reader.Visit("/nl/search?q=een")).Document.Title.ShouldNotBe((await reader.Visit("/nl/search?q=twee")).Document.Title);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Each_gets_the_encoding_it_understands(string encoding)
    {
        using var reader = Site.Visitor();
        for (var turn = 0; turn < 2; turn++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/en");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
            using var response = await reader.Http.SendAsync(request, TestContext.Current.CancellationToken);

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            string.Join(",", response.Content.Headers.ContentEncoding).ShouldBe(encoding == "identity" ? "" : encoding);
        }
    }
}
