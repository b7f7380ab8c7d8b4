using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class BulkTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Each_item_is_published_for_itself_and_one_that_is_refused_leaves_the_others_alone()
    {
        var (whole, incomplete, trashed) = (await Make("Af en klaar"), await Make(""), await Make("Al weg"));
        await Do(items => items.TrashAsync(trashed));
        var editor = await Site.SignedIn(Role.Editor);

        var page = await Bulk(editor, BulkAct.Publish, whole, incomplete, trashed, "4nothing");

        page.Status.ShouldBe(HttpStatusCode.OK);
        Results(page).ShouldBe([("yes", "Af en klaar: gepubliceerd"), ("no", "(zonder titel): niet gepubliceerd, dit ontbreekt nog of klopt niet: Titel"), ("no", "Al weg: Dit zit in de prullenmand. Haal het er eerst uit."), ("no", "4nothing: dit bestaat niet meer")]);
        page.Text.ShouldContain("1 van 4 is gelukt");
        (await State(whole), await State(incomplete)).ShouldBe((ItemState.Published, ItemState.Draft));
        (await Site.Visitor().Visit("/nl/stories/af-en-klaar")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(BulkAct.Unpublish, ItemState.Draft)]
    [InlineData(BulkAct.Archive, ItemState.Archived)]
    [InlineData(BulkAct.Trash, ItemState.Trashed)]
    public async Task What_was_taken_away_is_put_back_as_it_was_when_that_is_undone(BulkAct act, ItemState after)
    {
        var (published, draft) = (await Make($"Publiek {act}"), await Make($"Ontwerp {act}"));
        await Do(items => items.PublishAsync(published));
        var editor = await Site.SignedIn(Role.Editor);

        var page = await Bulk(editor, act, published, draft);
        (await State(published)).ShouldBe(after);

        await editor.Submit(page, "form[action*='handler=Undo']");
        (await State(published), await State(draft)).ShouldBe((ItemState.Published, ItemState.Draft));
    }

    [Fact]
    public async Task Items_come_back_from_the_trash_many_at_once()
    {
        var (one, two) = (await Make("Terug een"), await Make("Terug twee"));
        var editor = await Site.SignedIn(Role.Editor);
        await Bulk(editor, BulkAct.Trash, one, two);

        var page = await editor.Visit("/admin/content?state=trashed&q=terug");
        page.All("#act option").ShouldContain("Zet terug");
        await editor.Post("/admin/content?handler=Bulk", ("act", "Restore"), ("chosen", one), ("chosen", two));

        (await State(one), await State(two)).ShouldBe((ItemState.Draft, ItemState.Draft));
    }

    [Fact]
    public async Task Where_nothing_was_chosen_a_sentence_says_so()
    {
        var page = await (await Site.SignedIn(Role.Editor)).Post("/admin/content?handler=Bulk", ("act", "Publish"));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All("#errors").ShouldHaveSingleItem().ShouldContain("Vink eerst aan");
    }

    [Fact]
    public async Task The_list_itself_sends_what_was_ticked_without_a_script()
    {
        var id = await Make("Met een vinkje");
        var editor = await Site.SignedIn(Role.Editor);
        var page = await editor.Visit("/admin/content?q=vinkje");
        page.Document.QuerySelector("[name=chosen]")!.SetAttribute("checked", "checked");

        page = await editor.Submit(page, new Dictionary<string, string> { ["act"] = "Archive" }, "form[data-bulk]");

        Results(page).ShouldBe([("yes", "Met een vinkje: in het archief gezet")]);
        (await State(id)).ShouldBe(ItemState.Archived);
    }

    private static Task<Page> Bulk(Visitor visitor, BulkAct act, params string[] chosen) =>
        visitor.Post("/admin/content?handler=Bulk", [("act", act.ToString()), .. chosen.Select(c => ("chosen", c))]);

    private static IReadOnlyList<(string, string)> Results(Page page) =>
        [.. page.Document.QuerySelectorAll("li[data-done]").Select(e => (e.GetAttribute("data-done")!, string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))];

    private async Task<string> Make(string title)
    {
        var parts = LifecycleTests.Parts(title);
        parts["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Tekst" };
        parts["Story"] = new JsonObject { ["Author"] = new JsonObject { ["Text"] = "An" } };
        return (await Do(items => Task.FromResult(items.Draft("Story", parts)))).ItemId;
    }

    private async Task<ItemState> State(string id) => (await Site.Db(db => db.Set<ContentItem>().AsNoTracking().SingleAsync(i => i.ItemId == id && i.IsLatest))).StateAt(Site.Clock.GetUtcNow());

    private async Task<T> Do<T>(Func<ContentItems, Task<T>> work)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var done = await work(scope.ServiceProvider.GetRequiredService<ContentItems>());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return done;
    }
}
