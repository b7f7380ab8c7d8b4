using System.Net;
using System.Text.Json;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Writing;

public sealed class LibraryPicturesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Pictures_and_links_are_for_whoever_writes()
    {
        foreach (var address in new[] { "/admin/content/pictures", "/admin/content/links", "/admin/content/picture/a.jpg" })
        {
            (await Site.Visitor().Visit(address)).Path.ShouldStartWith("/account/sign-in");
            (await (await Site.SignedIn(Role.Juror)).Visit(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        }
        using var found = JsonDocument.Parse((await (await Site.SignedIn(Role.Editor)).Visit("/admin/content/pictures?q=niets-met-deze-naam")).Body);
        found.RootElement.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_link_is_found_by_the_words_of_its_page()
    {
        var id = await Site.Draft("Vuurtorens langs de kust");
        await Site.Publish(id);
        await Site.Draft("Vuurtorens die nog een ontwerp zijn");
        await App.Site.Published.Shown(Site);

        using var found = JsonDocument.Parse((await (await Site.SignedIn(Role.Editor)).Visit("/admin/content/links?q=vuurtorens&lang=nl")).Body);

        var target = found.RootElement.EnumerateArray().ShouldHaveSingleItem();
        target.GetProperty("url").GetString().ShouldBe("/nl/stories/vuurtorens-langs-de-kust");
        target.GetProperty("kind").GetString().ShouldBe("Verhaal");
    }

    [Fact]
    public async Task A_video_of_elsewhere_is_a_link_until_its_reader_says_so()
    {
        var id = await Site.Draft("Met een video", """<figure class="embed"><a href="https://www.youtube.com/watch?v=abcdefghijk">De film</a></figure><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>""");
        await Site.Publish(id);

        var page = await Site.Visitor().Visit("/nl/stories/met-een-video");

        page.Document.QuerySelector("figure.embed[data-player] a")!.TextContent.ShouldBe("De film");
        page.Document.QuerySelectorAll("iframe").ShouldBeEmpty();
        page.Document.QuerySelector("script[src*='/dist/assets/video']").ShouldNotBeNull();
        page.Document.QuerySelectorAll("[src]").ShouldAllBe(e => e.GetAttribute("src")!.StartsWith('/'));
    }
}
