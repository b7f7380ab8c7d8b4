using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.People;

public sealed class PeopleTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Partners_stand_on_their_page_by_role_and_in_the_editors_order()
    {
        await Partner(Site, "Zeta Steun", "supporter", 2);
        await Partner(Site, "Alfa Steun", "supporter", null);
        await Partner(Site, "Gamma Steun", "supporter", 1);
        await Partner(Site, "Krant", "media", 9, "https://krant.example.org");
        await Site.Shown();

        var page = await Site.Visitor().Visit("/nl/partners");

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.All(".partners__group h3").ShouldBe(["Mediapartner", "Steunt ons"]);
        page.All(".partner b").ShouldBe(["Krant", "Gamma Steun", "Zeta Steun", "Alfa Steun"]);
        page.Link(".partner a").ShouldBe("https://krant.example.org");
        (await Site.Visitor().Visit("/fr/partners")).All(".partners__group h3").ShouldBe(["Partenaire média", "Nous soutient"]);
    }

    [Fact]
    public async Task A_story_names_its_writers_with_what_they_do()
    {
        var (an, bo) = (await Person(Site, "An Auteur", "team", "Redacteur"), await Person(Site, "Bo Beeld", "team", "Fotograaf", published: false));
        var id = await Site.Draft("Door An", own: new JsonObject { ["Author"] = new JsonObject { ["Text"] = "An" }, ["Authors"] = new JsonObject { ["ContentItemIds"] = new JsonArray(bo, an) } });
        await Site.Publish(id);

        var page = await Site.Visitor().Visit("/nl/stories/door-an");

        page.All(".byline li").ShouldBe(["An Auteur Redacteur"]);
        page.Body.ShouldNotContain(an);
    }

    [Fact]
    public async Task The_jury_page_and_a_block_of_people_show_only_their_group()
    {
        await Person(Site, "Jury Een", "jury", "Voorzitter", order: 2);
        await Person(Site, "Jury Twee", "jury", "Lid", order: 1);
        await Person(Site, "Team Drie", "team", "Redactie");
        await Site.Shown();

        (await Site.Visitor().Visit("/nl/jury")).All(".juror h3").ShouldBe(["Jury Twee", "Jury Een"]);
        (await Site.Visitor().Visit("/nl/partners")).All(".juror h3").ShouldContain("Team Drie");
        (await Site.Visitor().Visit("/nl/partners")).All(".juror h3").ShouldNotContain("Jury Een");
    }

    internal static async Task<string> Partner(SiteFixture site, string name, string kind, int? order, string? url = null) => await Make(site, "Partner", name, new JsonObject
    {
        ["Kind"] = new JsonObject { ["Text"] = kind },
        ["Website"] = new JsonObject { ["Text"] = url },
        ["Order"] = new JsonObject { ["Value"] = order },
    }, true);

    internal static Task<string> Person(SiteFixture site, string name, string kind, string role, bool published = true, int? order = null) => Make(site, "Person", name, new JsonObject
    {
        ["Kind"] = new JsonObject { ["Text"] = kind },
        ["Role"] = new JsonObject { ["Text"] = role },
        ["Order"] = new JsonObject { ["Value"] = order },
    }, published);

    private static async Task<string> Make(SiteFixture site, string type, string name, JsonObject own, bool published)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
        var item = items.Draft(type, new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = name }, [type] = own });
        await db.SaveChangesAsync();
        if (published)
            await items.PublishAsync(item.ItemId);
        await db.SaveChangesAsync();
        return item.ItemId;
    }
}
