using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

public sealed class HomeTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("nl", "Ken je iemand")]
    [InlineData("fr", "Vous connaissez quelqu’un")]
    [InlineData("en", "Do you know someone")]
    public async Task The_front_page_that_ships_is_an_item_of_blocks_in_each_language(string language, string words)
    {
        await Site.OpenEdition("thuis-" + language);
        await Site.Shown();

        var page = await Site.Visitor().Visit("/" + language);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.All("h1").ShouldHaveSingleItem();
        page.All(".poster .lede").ShouldHaveSingleItem().ShouldStartWith(words);
        page.Document.QuerySelector(".poster time[datetime]").ShouldNotBeNull("until when the call is open");
        page.Document.QuerySelector("main form[role=search] input[name=q]").ShouldNotBeNull();
        page.Body.Length.ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task An_editor_changes_the_front_page_and_everyone_sees_it_at_once()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var edition = await Site.OpenEdition("voorpagina");
        await Site.PublicEntry(edition, "Vers van de pers");
        await Site.Shown();
        var id = await Front("nl");
        var page = await editor.Visit($"/admin/content/{id}");
        var blocks = page.Document.QuerySelectorAll("[name='FlowPart.Item']").Select(i => i.GetAttribute("value")!).Where(v => v.Length > 0).ToArray();
        blocks.Length.ShouldBe(9);

        page = await editor.Submit(page, new Dictionary<string, string> { [$"FlowPart.{blocks[0]}.Poster.HeadlineNominate"] = "Wie kent wie?", [$"FlowPart.{blocks[4]}.EntryList.Title"] = "Net binnen" }, "form[data-draft]");
        page = await editor.Submit(page, new Dictionary<string, string>(), "form[data-draft]", ("FlowPart.Remove", blocks[8]));
        (await Site.Visitor().Visit("/nl")).All("h1").ShouldNotBe(["Wie kent wie?"]);
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        (await editor.Submit(page, "form[data-draft]")).Status.ShouldBe(HttpStatusCode.OK);

        var home = await Site.Visitor().Visit("/nl");
        home.All("h1").ShouldBe(["Wie kent wie?"]);
        home.All("h2").ShouldContain("Net binnen");
        home.Text.ShouldContain("Vers van de pers");
        home.Document.QuerySelector(".archive").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_front_page_waits_for_its_instant_and_then_takes_over()
    {
        var later = await Make("nl", "Later", Site.Clock.GetUtcNow().AddHours(1), Block("Blockquote", "later", """{"Quote":{"Text":"Nu is het later"}}"""));
        (await Site.Visitor().Visit("/nl")).Text.ShouldNotContain("Nu is het later");

        var present = await Make("nl", "Nu", null, Block("Blockquote", "nu", """{"Quote":{"Text":"Dit is nu"}}"""));
        var page = await Site.Visitor().Visit("/nl");
        page.Text.ShouldContain("Dit is nu");
        page.All("h1").ShouldBe(["Nu"]);

        Site.Clock.Advance(TimeSpan.FromHours(1));
        (await Site.Visitor().Visit("/nl?fresh=3")).Text.ShouldContain("Nu is het later");
        // The others find the front page that ships.
        await Site.Db(async db =>
        {
            db.Feed(ContentItem.SubjectOf(later));
            db.RemoveRange(await db.Set<ContentItem>().Where(i => i.ItemId == later || i.ItemId == present).ToListAsync());
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_kept_front_page_asks_the_database_nothing()
    {
        var visitor = Site.Visitor();
        await Site.Shown();
        await visitor.Visit("/fr");

        (await Site.Queries.OfAsync(() => visitor.Visit("/fr"))).ShouldBe(0);
    }

    [Fact]
    public async Task The_front_page_asks_the_database_no_more_for_many_partners_events_and_entries()
    {
        var edition = await Site.OpenEdition("tellen");
        await People.PeopleTests.Partner(Site, "Eerste", "media", 1);
        var one = await Fresh();
        for (var i = 0; i < 5; i++)
        {
            await Site.PublicEntry(edition, $"Nog een {i}");
            await People.PeopleTests.Partner(Site, $"Partner {i}", i % 2 == 0 ? "media" : "supporter", i);
        }

        (await Fresh()).ShouldBe(one);

        async Task<int> Fresh()
        {
            await Site.Shown();
            // The outline of the present position is read once; what counts is the page.
            await Site.Visitor().Visit("/en");
            return await Site.Queries.OfAsync(() => Site.Visitor().Visit("/en?fresh=1"));
        }
    }

    private Task<string> Front(string culture) => Site.Db(db => db.Set<ContentItem>().Where(i => i.ContentType == "HomePage" && i.Culture == culture && i.IsLatest).OrderBy(i => i.Created).Select(i => i.ItemId).FirstAsync());

    private static JsonNode Block(string type, string id, string own) => JsonNode.Parse($$"""{"ContentItemId":"{{id}}","ContentType":"{{type}}","{{type}}":{{own}},"FlowMetadata":{"Alignment":3,"Size":100} }""")!;

    private async Task<string> Make(string culture, string title, DateTimeOffset? from, JsonNode block)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(Site.Services);
        var db = (Data.AppDb)scope.ServiceProvider.GetService(typeof(Data.AppDb))!;
        var items = (ContentItems)scope.ServiceProvider.GetService(typeof(ContentItems))!;
        var parts = new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title }, ["LocalizationPart"] = new JsonObject { ["Culture"] = culture }, ["FlowPart"] = new JsonObject { ["Widgets"] = new JsonArray(block) } };
        if (from is { } at)
            parts["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) };
        var item = items.Draft("HomePage", parts);
        await db.SaveChangesAsync();
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await items.PublishAsync(item.ItemId);
        await db.SaveChangesAsync();
        await Site.Shown();
        return item.ItemId;
    }
}
