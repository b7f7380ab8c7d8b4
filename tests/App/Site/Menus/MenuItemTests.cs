using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Menus;

/// <summary>Every kind of item of a menu, as it may come from elsewhere.</summary>
public sealed class MenuItemTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Each_kind_of_item_leads_where_it_says_and_what_leads_nowhere_is_left_out()
    {
        var (shown, hidden) = (await Site.Draft("Getoond", own: [], type: "Page"), await Site.Draft("Verborgen", own: [], type: "Page"));
        await Site.Publish(shown);
        await Main($$$$"""
            [{"ContentItemId":"m1","ContentType":"LinkMenuItem","DisplayText":"Elders","LinkMenuItemPart":{"Url":"https://elders.example.org","Target":"_blank"}},
             {"ContentItemId":"m2","ContentType":"ContentMenuItem","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["{{{{shown}}}}"]}}},
             {"ContentItemId":"m3","ContentType":"ContentMenuItem","DisplayText":"Weg","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["{{{{hidden}}}}"]}}},
             {"ContentItemId":"m4","ContentType":"HtmlMenuItem","DisplayText":"Stukje","HtmlMenuItemPart":{"Url":"","Html":"<em onclick=\"x()\">Vandaag</em><script>x()</script>"}},
             {"ContentItemId":"m5","ContentType":"LinkMenuItem","DisplayText":"Kwaad","LinkMenuItemPart":{"Url":"javascript:alert(1)"}},
             {"ContentItemId":"m6","ContentType":"LinkMenuItem","DisplayText":"Thuis","LinkMenuItemPart":{"Url":"~/"}},
             {"ContentItemId":"m7","ContentType":"LinkMenuItem","DisplayText":"Frans","LinkMenuItemPart":{"Url":"~/fr/stories"}},
             {"ContentItemId":"m8","ContentType":"TheirMenuItem","DisplayText":"Onbekend","TheirPart":{"X":1} }]
            """);

        var page = await Site.Visitor().Visit("/nl/stories");
        var links = page.Document.QuerySelectorAll(".masthead .nav a").SkipLast(1).Select(a => $"{a.TextContent.Trim()} {a.GetAttribute("href")}");

        links.ShouldBe(["Elders https://elders.example.org", "Getoond /nl/getoond", "Kwaad #", "Thuis /nl", "Frans /fr/stories"], page.Body);
        page.Document.QuerySelector(".masthead .nav a")!.GetAttribute("target").ShouldBe("_blank");
        page.All(".masthead .nav em").ShouldBe(["Vandaag"]);
        page.Body.ShouldNotContain("x()");
        page.Document.QuerySelectorAll(".masthead .nav [aria-current]").ShouldBeEmpty();
    }

    private async Task Main(string items)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var (db, content) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
        var menu = await db.Set<ContentItem>().SingleAsync(i => i.ContentType == "Menu" && i.IsLatest && i.DisplayText == "Hoofdmenu");
        var parts = menu.Parts();
        parts["MenuItemsListPart"] = new JsonObject { ["MenuItems"] = JsonNode.Parse(items) };
        content.SaveDraft(menu, parts);
        await db.SaveChangesAsync();
        await content.PublishAsync(menu.ItemId);
        await db.SaveChangesAsync();
        await Site.Shown();
    }
}
