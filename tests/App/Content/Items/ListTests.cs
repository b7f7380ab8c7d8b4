using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class ListTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_list_is_filtered_by_kind_state_and_words()
    {
        await Make("Zoekbaar verhaal", publish: true);
        await Make("Zoekbaar ontwerp", publish: false);
        var editor = await Site.SignedIn(Role.Editor);

        (await editor.Visit("/admin/content?q=zoekbaar")).All("tbody td:first-child").ShouldBe(["Zoekbaar verhaal", "Zoekbaar ontwerp"], ignoreOrder: true);
        (await editor.Visit("/admin/content?q=zoekbaar&status=draft")).All("tbody td:first-child").ShouldBe(["Zoekbaar ontwerp"]);
        (await editor.Visit("/admin/content?q=zoekbaar&type=Page")).All("tbody td:first-child").ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_of_entrants_are_not_in_the_list_and_have_no_editors_page()
    {
        var id = await Make("Antwoorden", publish: false, type: "Entry");
        var editor = await Site.SignedIn(Role.Editor);

        (await editor.Visit("/admin/content?q=antwoorden")).All("tbody tr").ShouldBeEmpty();
        (await editor.Visit($"/admin/content/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_takes_as_many_queries_for_one_row_as_for_many()
    {
        var editor = await Site.SignedIn(Role.Editor);
        await Make("Vlak een", publish: false);
        await editor.Visit("/admin/content");
        var one = await Site.Queries.OfAsync(() => editor.Visit("/admin/content?q=vlak"));
        foreach (var name in new[] { "twee", "drie", "vier" })
            await Make("Vlak " + name, publish: true);

        (await Site.Queries.OfAsync(() => editor.Visit("/admin/content?q=vlak"))).ShouldBe(one);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_not_found() =>
        (await (await Site.SignedIn(Role.Editor)).Visit("/admin/content?page=99")).Status.ShouldBe(HttpStatusCode.NotFound);

    private async Task<string> Make(string title, bool publish, string type = "Story")
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var items = scope.ServiceProvider.GetRequiredService<ContentItems>();
        var item = items.Draft(type, new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = title } });
        if (publish)
            await items.PublishAsync(item.ItemId);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return item.ItemId;
    }
}
