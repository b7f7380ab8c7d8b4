using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Types;

public sealed class RemoveTests(SiteFixture site) : SiteTest(site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_type_that_nothing_stands_on_goes_after_a_question_that_says_what_goes_with_it()
    {
        await RunAsync(Definitions("Oven", "Warmte"));
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await administrator.Visit("/admin/content/types/Oven");
        page = await administrator.Visit(page.Link("a[href$='/remove']").ShouldNotBeNull());
        page.Text.ShouldContain("met 1 eigen vraag");

        page = await administrator.Submit(page);
        page.Path.ShouldBe("/admin/content/types");
        page.All(".notice--success").ShouldBe(["De soort Oven is verwijderd."]);
        (await administrator.Visit("/admin/content/types/Oven")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Visit("/admin/content/types/Oven/remove")).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var scope = Site.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ContentTypes>().AllAsync(Cancel)).PartsAsJson.ShouldNotContainKey("Oven");
    }

    [Fact]
    public async Task A_type_with_items_stays_and_the_page_says_how_many_there_are()
    {
        await RunAsync(Definitions("Korst", "Dikte"), Content("Korst", "4rkorst000000000000000000"));
        await RefusedAsync("Korst", "Er is 1 stuk van deze soort");
    }

    [Fact]
    public async Task A_type_of_which_others_hold_items_stays()
    {
        await RunAsync(Definitions("Kruim", "Kleur"), """{"name":"content","data":[{"ContentItemId":"4rhold0000000000000000000","ContentItemVersionId":"4rholv0000000000000000000","ContentType":"Page","DisplayText":"Met kruim","Latest":true,"Published":true,"TitlePart":{"Title":"Met kruim"},"FlowPart":{"Widgets":[{"ContentItemId":"4rw","ContentType":"Kruim"}]}}]}""");
        await RefusedAsync("Kruim", "In 1 ander stuk zit er een van deze soort.");
    }

    [Theory]
    [InlineData("Entry", "Mensen vullen dit formulier in.")]
    [InlineData("Story", "Pagina’s van de site zelf zijn met deze soort gemaakt.")]
    public async Task A_form_that_people_fill_in_and_what_the_site_is_made_of_stay(string type, string because) => await RefusedAsync(type, because);

    [Fact]
    public async Task Whoever_may_not_change_types_may_not_remove_them()
    {
        foreach (var role in (string[])[Role.Editor, Role.Team, Role.Juror])
        {
            using var other = await Site.SignedIn(role);
            (await other.Visit("/admin/content/types/Page/remove")).Status.ShouldBe(HttpStatusCode.Forbidden, role);
            (await other.Post("/admin/content/types/Page/remove")).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }
    }

    [Fact]
    public async Task A_question_that_goes_is_counted_in_items_that_others_hold_as_well()
    {
        await RunAsync(Definitions("Tegel", "Opschrift"),
            """{"name":"content","data":[{"ContentItemId":"4rtegl0000000000000000000","ContentItemVersionId":"4rtegv0000000000000000000","ContentType":"Page","DisplayText":"Met tegels","Latest":true,"Published":true,"TitlePart":{"Title":"Met tegels"},"BagPart":{"ContentItems":[{"ContentItemId":"4ra","ContentType":"Tegel","Tegel":{"Opschrift":{"Text":"hallo"}}},{"ContentItemId":"4rb","ContentType":"Tegel","Tegel":{"Opschrift":{"Text":"dag"}}}]}}]}""");
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await administrator.Visit("/admin/content/types/Tegel");
        page = await administrator.Post(page.Path, ("Stamp", page.Document.QuerySelector("[name=Stamp]")!.GetAttribute("value")!), ("Remove", "Field.Opschrift"));
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Document.QuerySelector("[role=alert]")!.TextContent.ShouldContain("1 stuk");
    }

    [Fact]
    public async Task Taxonomies_have_a_line_in_the_menu_and_a_term_in_use_asks_before_it_goes()
    {
        await RunAsync(
            """{"name":"content","data":[{"ContentItemId":"4rtaxo0000000000000000000","ContentItemVersionId":"4rtaxv0000000000000000000","ContentType":"Taxonomy","DisplayText":"Granen","Latest":true,"Published":true,"TitlePart":{"Title":"Granen"},"AliasPart":{"Alias":"granen"},"TaxonomyPart":{"TermContentType":"Theme","Terms":[{"ContentItemId":"4rspelt000000000000000000","ContentType":"Theme","DisplayText":"Spelt","TitlePart":{"Title":"Spelt"}},{"ContentItemId":"4rrogge000000000000000000","ContentType":"Theme","DisplayText":"Rogge","TitlePart":{"Title":"Rogge"}}]}},{"ContentItemId":"4ruser0000000000000000000","ContentItemVersionId":"4rusev0000000000000000000","ContentType":"Page","DisplayText":"Speltbrood","Latest":true,"Published":true,"TitlePart":{"Title":"Speltbrood"},"Page":{"Graan":{"TaxonomyContentItemId":"4rtaxo0000000000000000000","TermContentItemIds":["4rspelt000000000000000000"]}}}]}""");
        using var editor = await Site.SignedIn(Role.Administrator);
        var list = await editor.Visit("/admin/content");
        list = await editor.Visit(list.Link("nav a[href='/admin/content?type=Taxonomy']").ShouldNotBeNull());
        list.Text.ShouldContain("Granen");

        var page = await editor.Visit("/admin/content/4rtaxo0000000000000000000");
        page = await editor.Submit(page, new Dictionary<string, string> { ["TaxonomyPart.Remove"] = "4rrogge000000000000000000" }, "form[data-draft]");
        page.Document.QuerySelector("[name='TaxonomyPart.Item'][value='4rrogge000000000000000000']").ShouldBeNull(page.Text);

        page = await editor.Submit(page, new Dictionary<string, string> { ["TaxonomyPart.Remove"] = "4rspelt000000000000000000", ["TitlePart"] = "Oude granen" }, "form[data-draft]");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Document.QuerySelector("[role=alert]")!.TextContent.ShouldContain("1 stuk gebruikt ‘Spelt’");
        page.Document.QuerySelector("[name='TaxonomyPart.Item'][value='4rspelt000000000000000000']").ShouldNotBeNull();
        page.Document.QuerySelector("[name=TitlePart]")!.GetAttribute("value").ShouldBe("Oude granen");

        page = await editor.Submit(page, new Dictionary<string, string> { ["TaxonomyPart.Remove"] = "4rspelt000000000000000000" }, "form[data-draft]");
        page.Document.QuerySelector("[name='TaxonomyPart.Item'][value='4rspelt000000000000000000']").ShouldBeNull(page.Text);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Oude granen");
    }

    private async Task RefusedAsync(string type, string because)
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await administrator.Visit($"/admin/content/types/{type}/remove");
        page.Text.ShouldContain(because);
        page.Document.QuerySelector("main form button").ShouldBeNull();
        (await administrator.Post(page.Path)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await administrator.Visit($"/admin/content/types/{type}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Definitions(string type, string field) => $$$$"""{"name":"ContentDefinition","ContentTypes":[{"Name":"{{{{type}}}}","DisplayName":"{{{{type}}}}","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"{{{{type}}}}","Name":"{{{{type}}}}","Settings":{}}]}],"ContentParts":[{"Name":"{{{{type}}}}","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"{{{{field}}}}","Settings":{}}]}]}""";

    private static string Content(string type, string id) => $$$"""{"name":"content","data":[{"ContentItemId":"{{{id}}}","ContentItemVersionId":"4v{{{id}}}","ContentType":"{{{type}}}","DisplayText":"x","Latest":true,"Published":false}]}""";

    private async Task RunAsync(params string[] steps) => await Site.Services.GetRequiredService<RecipeRunner>().RunAsync(
        RecipeReader.Read(Encoding.UTF8.GetBytes($"{{\"name\":\"{Guid.NewGuid():N}\",\"steps\":[{string.Join(",", steps)}]}}"), "x.json"), new RecipeReport(), Cancel);
}
