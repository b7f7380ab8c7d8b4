using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class InListTests(SiteFixture site) : SiteTest(site)
{
    private const string List = "4llist00000000000000000000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_adds_to_a_list_orders_it_and_readers_see_it_so()
    {
        await PlanAsync();
        using var editor = await Site.SignedIn(Role.Editor);
        var page = await editor.Visit($"/admin/content/{List}");
        page = await editor.Visit(page.Link("a[href$='/list']").ShouldNotBeNull());
        page.All(".held__item a").ShouldBe(["Eerst", "Daarna"]);

        page = await editor.Submit(page, new Dictionary<string, string> { ["Down"] = "4leerst0000000000000000000" }, "main form:has(ol)");
        page.All(".held__item a").ShouldBe(["Daarna", "Eerst"]);
        await Site.Shown();
        (await Site.Visitor("nl").Visit("/nl/dagboek")).All("main article h2").ShouldBe(["Daarna", "Eerst"]);
        // An order is no new version.
        (await Site.Db(db => db.Set<ContentItem>().CountAsync(i => i.ListId == List, Cancel))).ShouldBe(2);

        page = await editor.Submit(page, new Dictionary<string, string> { ["NewType"] = "Dag" }, "main form.toolbar");
        page.Path.ShouldStartWith("/admin/content/");
        page.Path.ShouldNotEndWith("/list");
        page = await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = "Nieuw" }, "form[data-draft]");
        page.Link("aside a[href$='/list']").ShouldBe($"/admin/content/{List}/list");
        (await editor.Visit($"/admin/content/{List}/list")).All(".held__item a").ShouldBe(["Daarna", "Eerst", "Nieuw"]);
    }

    [Fact]
    public async Task Another_type_a_list_that_is_none_and_a_stranger_are_refused()
    {
        await PlanAsync();
        using var editor = await Site.SignedIn(Role.Editor);
        (await editor.Post($"/admin/content/{List}/list", ("NewType", "Page"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await editor.Post($"/admin/content/{List}/list", ("Up", "4nowhere"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Visit("/admin/content/4leerst0000000000000000000/list")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var juror = await Site.SignedIn(Role.Juror);
        (await juror.Visit($"/admin/content/{List}/list")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_asks_as_much_for_two_as_for_many()
    {
        await PlanAsync();
        using var editor = await Site.SignedIn(Role.Editor);
        await editor.Visit($"/admin/content/{List}/list");
        var few = await Site.Queries.OfWarmAsync(() => editor.Visit($"/admin/content/{List}/list"));
        for (var i = 0; i < 5; i++)
            await editor.Post($"/admin/content/{List}/list", ("NewType", "Dag"));
        (await Site.Queries.OfWarmAsync(() => editor.Visit($"/admin/content/{List}/list"))).ShouldBe(few);
    }

    private async Task PlanAsync()
    {
        await Site.Db(async db =>
        {
            db.RemoveRange(await db.Set<ContentItem>().Where(i => i.ListId == List).ToListAsync(Cancel));
            await db.SaveChangesAsync(Cancel);
        });
        const string recipe = """
            {"name":"diary","steps":[{"name":"ContentDefinition","ContentTypes":[
              {"Name":"Dagboek","DisplayName":"Dagboek","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{}},{"PartName":"ListPart","Name":"ListPart","Settings":{"ListPartSettings":{"ContainedContentTypes":["Dag"],"EnableOrdering":true}}}]},
              {"Name":"Dag","DisplayName":"Dag","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}}]}]},
             {"name":"content","data":[
              {"ContentItemId":"4llist00000000000000000000","ContentItemVersionId":"4llisv00000000000000000000","ContentType":"Dagboek","DisplayText":"Dagboek","Latest":true,"Published":true,"TitlePart":{"Title":"Dagboek"},"AutoroutePart":{"Path":"dagboek"}},
              {"ContentItemId":"4leerst0000000000000000000","ContentItemVersionId":"4leersv0000000000000000000","ContentType":"Dag","DisplayText":"Eerst","Latest":true,"Published":true,"TitlePart":{"Title":"Eerst"},"ContainedPart":{"ListContentItemId":"4llist00000000000000000000","ListContentType":"Dagboek","Order":1}},
              {"ContentItemId":"4ldaarn0000000000000000000","ContentItemVersionId":"4ldaarv0000000000000000000","ContentType":"Dag","DisplayText":"Daarna","Latest":true,"Published":true,"TitlePart":{"Title":"Daarna"},"ContainedPart":{"ListContentItemId":"4llist00000000000000000000","ListContentType":"Dagboek","Order":2}}]}]}
            """;
        await Site.Services.GetRequiredService<RecipeRunner>().RunAsync(RecipeReader.Read(Encoding.UTF8.GetBytes(recipe), "diary.json"), new RecipeReport(), Cancel);
        await Site.Shown();
    }
}
