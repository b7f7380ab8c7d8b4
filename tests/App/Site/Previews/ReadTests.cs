using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Previews;

public sealed class ReadTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Somebody_without_an_account_reads_the_draft_with_a_mark_over_it()
    {
        var address = await Link(await Site.Draft("Over Mia", "<p>Mia woont in Gent.</p><p>Ze bakt brood.</p>"), "Mia");

        var page = await Site.Visitor().Visit(address);

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.All("h1").ShouldBe(["Over Mia"]);
        page.Text.ShouldContain("Mia woont in Gent.");
        page.Text.ShouldContain("Voorbeeld – niet verspreiden, tot");
        page.Document.QuerySelector(".watermark span")!.TextContent.ShouldStartWith("Voorbeeld – niet verspreiden");
        page.Headers.GetValues("X-Robots-Tag").ShouldHaveSingleItem().ShouldContain("noindex");
        page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content")!.ShouldContain("noindex");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_remark_stands_beside_its_paragraph_and_the_author_gets_a_mail()
    {
        var author = await Site.Person(Role.Editor);
        var editor = await Site.SignedIn(author);
        var id = await Site.Draft("Met opmerkingen", "<p>Mia woont in Gent.</p><p>Ze bakt brood.</p>");
        var reader = Site.Visitor();
        var page = await reader.Visit(await Link(id, "Mia", editor));

        page = await reader.Submit(page, new Dictionary<string, string> { ["Text"] = "Ik bak <b>taart</b>." }, "#piece-2 form");

        page.All("#piece-2 .remarks__text").ShouldBe(["Ik bak <b>taart</b>."], page.Text);
        page.Text.ShouldContain("Bedankt.");
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == author.Email && m.About == ContentItem.SubjectOf(id)));
        mail.Subject.ShouldBe("Opmerking bij Met opmerkingen");
        mail.Text.ShouldContain("Ze bakt brood.");
        var edit = await editor.Visit($"/admin/content/{id}");
        edit.All(".remark__text").ShouldBe(["Ik bak <b>taart</b>."], edit.Text);

        edit = await editor.Submit(edit, "form[action*='handler=Resolve']");
        edit.Path.ShouldBe($"/admin/content/{id}");
        edit.All(".remark__text").ShouldBeEmpty();
    }

    [Fact]
    public async Task Blocks_stand_below_the_text_and_can_be_remarked_on()
    {
        var id = await Site.Draft("Met blokken", "<p>Mia woont in Gent.</p>");
        await Site.Db(async db =>
        {
            var item = await db.Set<ContentItem>().SingleAsync(i => i.ItemId == id);
            var parts = item.Parts();
            parts["FlowPart"] = System.Text.Json.Nodes.JsonNode.Parse("""
                {"Widgets":[{"ContentItemId":"a1","ContentType":"Blockquote","Blockquote":{"Quote":{"Text":"Brood is van iedereen"}}},{"ContentItemId":"a2","ContentType":"Image","Image":{"Media":{"Paths":["demo/x.png"],"MediaTexts":["Een oven"]}}}]}
                """);
            item.Change(parts, item.Modified);
            await db.SaveChangesAsync();
        });
        var reader = Site.Visitor();
        var page = await reader.Visit(await Link(id, "Mia"));

        page.All("#piece-2 blockquote").ShouldBe(["Brood is van iedereen"], page.Text);
        page.Document.QuerySelector("#piece-3 img")!.GetAttribute("src")!.ShouldContain("expires=", Case.Insensitive);
        page = await reader.Submit(page, new Dictionary<string, string> { ["Text"] = "Zo heb ik het gezegd." }, "#piece-2 form");
        page.All("#piece-2 .remarks__text").ShouldBe(["Zo heb ik het gezegd."], page.Text);
    }

    [Fact]
    public async Task An_empty_remark_is_refused_with_a_sentence()
    {
        var reader = Site.Visitor();
        var page = await reader.Visit(await Link(await Site.Draft("Leeg"), "Mia"));

        page = await reader.Submit(page, new Dictionary<string, string> { ["Text"] = "   " }, "#piece-1 form");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Schrijf eerst je opmerking.");
        page.Document.QuerySelector("#Text_1")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task A_link_that_is_over_or_withdrawn_shows_nothing_of_the_draft()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Site.Draft("Geheim ontwerp");
        var over = await Link(id, "Laat", editor, days: 1);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Gone(over);
        editor = await Site.SignedIn(Role.Editor);
        var withdrawn = await Link(id, "Weg", editor);
        await editor.Submit(await editor.Visit($"/admin/content/{id}/previews"), "form[action*='handler=Revoke']");
        await Gone(withdrawn);
        (await Site.Visitor().Post(withdrawn, ("Paragraph", "1"), ("Text", "Toch"))).Status.ShouldBe(HttpStatusCode.Gone);
        (await Site.Db(db => db.Set<Remark>().CountAsync(r => r.ItemId == id))).ShouldBe(0);
        (await Site.Visitor().Visit("/preview/" + new string('a', 43))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Ten_remarks_in_a_minute_are_enough()
    {
        var address = await Link(await Site.Draft("Veel gepraat"), "Mia");
        var reader = Site.Visitor();
        for (var i = 0; i < 10; i++)
            (await reader.Post(address, ("Paragraph", "1"), ("Text", $"Nog iets {i}"))).Status.ShouldBe(HttpStatusCode.OK);

        (await reader.Post(address, ("Paragraph", "1"), ("Text", "En nog"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private async Task Gone(string address)
    {
        var page = await Site.Visitor().Visit(address);
        page.Status.ShouldBe(HttpStatusCode.Gone);
        page.Body.ShouldNotContain("Geheim ontwerp");
        page.Body.ShouldNotContain("Eerste alinea");
    }

    private async Task<string> Link(string itemId, string forWhom, Visitor? editor = null, int days = 7)
    {
        editor ??= await Site.SignedIn(Role.Editor);
        var page = await editor.Submit(await editor.Visit($"/admin/content/{itemId}/previews"), new Dictionary<string, string> { ["ForWhom"] = forWhom, ["Days"] = $"{days}" }, "form.form");
        return new Uri(page.Document.QuerySelector("#address")!.GetAttribute("value")!).PathAndQuery;
    }
}
