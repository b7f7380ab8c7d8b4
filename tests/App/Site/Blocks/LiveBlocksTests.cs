using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Blocks;

/// <summary>Blocks that show the living site, on a page that editors made.</summary>
public sealed class LiveBlocksTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Each_block_shows_what_everybody_may_see_now_and_no_more_than_it_says()
    {
        var edition = await Site.OpenEdition("levend");
        foreach (var i in Enumerable.Range(1, 4))
            await Site.PublicEntry(edition, $"Inzending {i}", place: i % 2 == 0 ? "Gent" : "Luik");
        await Site.PublicStory("Eerste verhaal");
        await Site.PublicStory("Tweede verhaal");
        await Event("Straks", SiteFixture.Start.AddDays(3));
        await Event("Voorbij", SiteFixture.Start.AddDays(-3));
        await People.PeopleTests.Partner(Site, "Steunpilaar", "supporter", 1);
        await Site.Shown();

        var page = await Page("levende-blokken", Block("EntryList", """{"Title":{"Text":"Net binnen"},"Count":{"Value":2}}"""), Block("StoryList", """{"Count":{"Value":1}}"""),
            Block("EventList", "{}"), Block("SiteFigures", "{}"), Block("EditionList", "{}"), Block("PartnerList", "{}"), Block("LaureateList", "{}"), Block("SearchBox", """{"Title":{"Text":"Zoek maar"}}"""));

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.All("h2").ShouldContain("Net binnen");
        page.All(".entry h3").Count.ShouldBe(2);
        page.All(".story h3").Count.ShouldBe(1);
        page.All(".event h3").ShouldBe(["Straks"]);
        var editions = page.All(".archive b");
        editions.ShouldContain("2026");
        page.All(".numbers dd").ShouldBe(["4", $"{editions.Count}", "2"]);
        page.All(".partner b").ShouldBe(["Steunpilaar"]);
        page.All("h2").ShouldNotContain("De laureaten");
        page.All("h2").ShouldContain("Zoek maar");
    }

    [Fact]
    public async Task Narrow_blocks_stand_beside_each_other_and_wide_ones_across_the_page()
    {
        var (one, two) = (Block("Blockquote", """{"Quote":{"Text":"Links"}}"""), Block("Blockquote", """{"Quote":{"Text":"Rechts"}}"""));
        (one["FlowMetadata"]!["Size"], two["FlowMetadata"]!["Size"]) = (50, 50);
        two["FlowMetadata"]!["Alignment"] = 2;

        var page = await Page("naast-elkaar", one, two, Block("Blockquote", """{"Quote":{"Text":"Breed"}}"""));

        page.All("main > .flow > .flow__item blockquote").ShouldBe(["Links", "Rechts"], page.Body);
        page.Document.QuerySelectorAll(".flow__item")[1].ClassList.ShouldContain("widget-align-right");
        page.All("main > .saying blockquote").ShouldBe(["Breed"]);
    }

    [Fact]
    public async Task A_bag_shows_its_items_as_its_type_says()
    {
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ContentTypes>().ChangeAsync(d => d.Merge(JsonNode.Parse("""
                {"ContentTypes":[{"Name":"Plank","DisplayName":"Plank","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"BagPart","Name":"Boeken","Settings":{"BagPartSettings":{"ContainedContentTypes":["Boek"],"DisplayType":"Summary"}}}]},
                  {"Name":"Boek","DisplayName":"Boek","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"HtmlBodyPart","Name":"HtmlBodyPart","Settings":{}}]}],"ContentParts":[]}
                """)!.AsObject()));
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }

        var page = await Page("een-plank", JsonNode.Parse("""{"ContentItemId":"p1","ContentType":"Plank","Boeken":{"ContentItems":[{"ContentItemId":"b1","ContentType":"Boek","TitlePart":{"Title":"Het boek"},"HtmlBodyPart":{"Html":"<p>Heel de tekst.</p>"}}]},"FlowMetadata":{"Alignment":3,"Size":100}}""")!);

        page.Text.ShouldContain("Het boek");
        page.Text.ShouldNotContain("Heel de tekst.");
    }

    private static JsonNode Block(string type, string own) => JsonNode.Parse($$"""{"ContentItemId":"{{ItemIds.New()}}","ContentType":"{{type}}","{{type}}":{{own}},"FlowMetadata":{"Alignment":3,"Size":100} }""")!;

    /// <summary>A published page of these blocks, as everybody reads it.</summary>
    private async Task<Page> Page(string slug, params JsonNode[] blocks)
    {
        var id = await Site.Draft(slug, "", own: [], type: "Page");
        await Site.Db(async db =>
        {
            var item = await db.Set<ContentItem>().SingleAsync(i => i.ItemId == id);
            var parts = item.Parts();
            parts["FlowPart"] = new JsonObject { ["Widgets"] = new JsonArray(blocks) };
            item.Change(parts, item.Modified);
            await db.SaveChangesAsync();
        });
        await Site.Publish(id);
        return await Site.Visitor().Visit("/nl/" + slug);
    }

    private async Task Event(string title, DateTimeOffset starts) => await Site.Publish(await Site.Draft(title, own: new JsonObject { ["Starts"] = new JsonObject { ["Value"] = starts.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) } }, type: "Event"));
}
