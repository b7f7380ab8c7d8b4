using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Writing;

public sealed class ChecksTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_link_that_leads_nowhere_is_named_and_one_that_leads_somewhere_is_not()
    {
        await Site.Publish(await Site.Draft("Er is een doel"));
        await Site.Draft("Nog een ontwerp");
        var id = await Site.Draft("Vol links", "<p><a href='/nl/stories/er-is-een-doel'>a</a> <a href='/nl/stories/nog-een-ontwerp'>b</a> <a href='/nl/entries'>c</a> <a href='/nl/entries/2026/niets'>d</a> <a href='/nl/geen-pagina#x'>e</a></p>");

        var page = await (await Site.SignedIn(Role.Editor)).Visit($"/admin/content/{id}/checks");

        page.All(".findings li").Where(f => f.Contains("leidt nergens heen", StringComparison.Ordinal)).Count().ShouldBe(3);
        page.All(".findings q").ShouldBe(["/nl/stories/nog-een-ontwerp", "/nl/entries/2026/niets", "/nl/geen-pagina#x"], ignoreOrder: true);
        page.Document.QuerySelector(".findings a[data-anchor=HtmlBodyPart]")!.GetAttribute("href").ShouldBe($"/admin/content/{id}#HtmlBodyPart");
        page.Text.ShouldContain("1 minuut lezen");
    }

    [Fact]
    public async Task Tips_do_not_block_publishing()
    {
        var id = await Site.Draft("Met tips", "<h4>Te diep</h4>");
        var editor = await Site.SignedIn(Role.Editor);
        (await editor.Visit($"/admin/content/{id}/checks")).Text.ShouldContain("slaat een niveau over");

        await Site.Publish(id);

        (await Site.Visitor().Visit("/nl/stories/met-tips")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_editors_come_here_and_the_preview_may_stand_in_our_own_frame_only()
    {
        var id = await Site.Draft("In een kader");
        var editor = await Site.SignedIn(Role.Editor);

        (await (await Site.SignedIn(Role.Juror)).Visit($"/admin/content/{id}/checks")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.Visit("/admin/content/4zzzzzzzzzzzzzzzzzzzzzzzzz/checks")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Visit($"/admin/content/{id}/preview")).Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'self'");
        (await editor.Visit($"/admin/content/{id}")).Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
    }
}
