using System.Net;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Publication;

public sealed class NoEarlyLaureateTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("title", "<p>Wie wint? De Warme Straat natuurlijk.</p>")]
    [InlineData("parted", "<p>De <em>Warme</em>&nbsp;Straat.</p>")]
    [InlineData("link", "<p>Zie <a href='/nl/entries/{0}/de-warme-straat'>hier</a>.</p>")]
    [InlineData("pick", "<p>Zonder naam.</p>")]
    public async Task A_story_that_names_a_laureate_waits_until_the_embargo_ends(string how, string html)
    {
        var slug = $"embargo-{how}";
        var lifts = Site.Clock.GetUtcNow().AddDays(20);
        var edition = await Site.OpenEdition(slug, embargo: lifts);
        var entry = await Site.PublicEntry(edition, "De Warme Straat");
        await Site.Award(entry, edition, "jury", lifts, "Warm.");
        var own = new JsonObject { ["Author"] = new JsonObject { ["Text"] = "An" }, ["Entries"] = new JsonObject { ["ContentItemIds"] = how == "pick" ? new JsonArray(entry.ContentItemId) : [] } };
        var id = await Site.Draft($"Wie wint er {how}?", string.Format(System.Globalization.CultureInfo.InvariantCulture, html, slug), own: own);
        var editor = await Site.SignedIn(Role.Editor);

        var page = await Publish(editor, id);

        page.Status.ShouldBe(HttpStatusCode.Conflict, page.Text);
        page.Text.ShouldContain("De Warme Straat");
        page.Text.ShouldContain("Dat mag pas op");
        (await Site.Visitor().Visit($"/nl/stories/wie-wint-er-{how}")).Status.ShouldBe(HttpStatusCode.NotFound);

        Site.Clock.Advance(TimeSpan.FromDays(20));
        (await Publish(await Site.SignedIn(Role.Editor), id)).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Visitor().Visit($"/nl/stories/wie-wint-er-{how}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_story_planned_for_the_end_of_the_embargo_is_made_ready_before()
    {
        var lifts = Site.Clock.GetUtcNow().AddDays(20);
        var edition = await Site.OpenEdition("embargo-planned", embargo: lifts);
        await Site.Award(await Site.PublicEntry(edition, "Het Stille Plein"), edition, "jury", lifts, "Stil.");
        var editor = await Site.SignedIn(Role.Editor);

        (await Publish(editor, await Site.Draft("Het Stille Plein wint", planned: lifts.AddMinutes(-1)))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Publish(editor, await Site.Draft("Bravo Het Stille Plein", planned: lifts))).Status.ShouldBe(HttpStatusCode.OK);
        (await Publish(editor, await Site.Draft("Het Stille Pleintje is iets anders"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Page> Publish(Visitor editor, string id)
    {
        var page = await editor.Visit($"/admin/content/{id}");
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", $"/admin/content/{id}?handler=Publish");
        return await editor.Submit(page, "form[data-draft]");
    }
}
