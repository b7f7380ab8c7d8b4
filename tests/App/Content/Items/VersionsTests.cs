using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class VersionsTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Typing_changes_one_draft_row_until_a_pause_of_ten_minutes()
    {
        var id = await Do(async (items, _) => (await Task.FromResult(items.Draft("Story", Parts("Een")))).ItemId);
        await Do((items, _) => items.SaveDraftAsync(id, Parts("Twee")));

        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await Do((items, _) => items.SaveDraftAsync(id, Parts("Drie")));

        (await Versions(id)).Select(v => (v.DisplayText, v.IsLatest)).ShouldBe([("Drie", true), ("Twee", false)]);
    }

    [Fact]
    public async Task Saving_the_same_text_changes_nothing()
    {
        var id = await Published("Zelfde");

        await Do((items, _) => items.SaveDraftAsync(id, Parts("Zelfde", "zelfde")));

        (await Versions(id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_a_published_item_is_a_draft_until_it_is_published_in_its_turn()
    {
        var id = await Published("Oud");

        await Do((items, _) => items.SaveDraftAsync(id, Parts("Nieuw", "oud")));
        (await Versions(id)).Select(v => (v.DisplayText, v.IsLatest, v.IsPublished)).ShouldBe([("Nieuw", true, false), ("Oud", false, true)], ignoreOrder: true);

        await Do((items, _) => items.PublishAsync(id));
        (await Versions(id)).Select(v => (v.DisplayText, v.IsLatest, v.IsPublished)).ShouldBe([("Nieuw", true, true), ("Oud", false, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_discarded_draft_gives_way_to_the_published_version_and_can_be_restored()
    {
        var id = await Published("Blijft");
        var draft = await Do((items, _) => items.SaveDraftAsync(id, Parts("Weg")));

        await Do((items, _) => items.DiscardAsync(id));
        (await Versions(id)).Single(v => v.IsLatest).DisplayText.ShouldBe("Blijft");

        await Do((items, _) => items.RestoreAsync(draft.VersionId));
        (await Versions(id)).Single(v => v.IsLatest).ShouldSatisfyAllConditions(v => v.DisplayText.ShouldBe("Weg"), v => v.IsPublished.ShouldBeFalse(), v => v.VersionId.ShouldNotBe(draft.VersionId));
    }

    [Fact]
    public async Task Nothing_can_be_discarded_where_nothing_was_published()
    {
        var id = await Do(async (items, _) => (await Task.FromResult(items.Draft("Story", Parts("Los")))).ItemId);

        (await Should.ThrowAsync<Refusal>(() => Do((items, _) => items.DiscardAsync(id)))).Key.ShouldBe("Item.NothingToDiscard");
    }

    [Fact]
    public async Task Publishing_and_unpublishing_take_a_place_in_the_feed_and_typing_does_not()
    {
        var id = await Published("Gevolgd");
        (await Feed(id)).ShouldBe(1);

        await Do((items, _) => items.SaveDraftAsync(id, Parts("Getypt")));
        (await Feed(id)).ShouldBe(1);

        await Do<object?>(async (items, _) =>
        {
            await items.UnpublishAsync(id);
            return null;
        });
        (await Feed(id)).ShouldBe(2);
        (await Find("gevolgd")).Item.ShouldBeNull();
    }

    [Fact]
    public async Task A_former_address_leads_to_the_present_one()
    {
        var id = await Published("Eerste adres");
        (await Find("eerste-adres")).Item!.ItemId.ShouldBe(id);

        await Do((items, _) => items.SaveDraftAsync(id, Parts("Eerste adres", "nl/stories/tweede-adres")));
        await Do((items, _) => items.PublishAsync(id));

        (await Find("tweede-adres")).MovedTo.ShouldBeNull();
        (await Find("eerste-adres")).MovedTo.ShouldBe("tweede-adres");
    }

    [Fact]
    public async Task Two_stories_of_one_title_have_two_addresses()
    {
        await Published("Dubbel");
        var second = await Published("Dubbel");

        (await Find("dubbel-2")).Item!.ItemId.ShouldBe(second);
    }

    [Fact]
    public async Task A_story_that_waits_is_seen_from_its_instant_on()
    {
        var parts = Parts("Straks");
        parts["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = Site.Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", null) };
        await Publish(parts);

        (await Find("straks")).Item.ShouldBeNull();
        Site.Clock.Advance(TimeSpan.FromHours(1));
        (await Find("straks")).Item.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_import_of_the_same_version_changes_nothing_and_a_published_one_takes_the_place_of_the_former()
    {
        var first = Imported("4item000000000000000000001", "4version0000000000000000001", "Eerst");
        await Do((items, _) => items.ImportAsync(first));
        (await Do((items, _) => items.ImportAsync(first))).ShouldBeNull();

        await Do((items, _) => items.ImportAsync(Imported("4item000000000000000000001", "4version0000000000000000002", "Daarna")));

        (await Versions("4item000000000000000000001")).Select(v => (v.DisplayText, v.IsLatest, v.IsPublished)).ShouldBe([("Daarna", true, true), ("Eerst", false, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_people_who_change_one_draft_at_once_do_not_undo_each_other()
    {
        var id = await Do(async (items, _) => (await Task.FromResult(items.Draft("Story", Parts("Samen")))).ItemId);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => Do(async (items, _) =>
        {
            var mine = await items.GetLatestAsync(id);
            await Do((others, _) => others.SaveDraftAsync(id, Parts("Eerst")));
            return items.SaveDraft(mine, Parts("Dan"));
        }));
    }

    private static JsonObject Parts(string title, string? path = null)
    {
        var parts = new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title }, ["LocalizationPart"] = new JsonObject { ["Culture"] = "nl" } };
        parts["AutoroutePart"] = new JsonObject { ["Path"] = path };
        return parts;
    }

    private static JsonObject Imported(string item, string version, string title) => new()
    {
        ["ContentItemId"] = item, ["ContentItemVersionId"] = version, ["ContentType"] = "Story", ["DisplayText"] = title, ["Latest"] = true, ["Published"] = true,
        ["TitlePart"] = new JsonObject { ["Title"] = title },
    };

    private Task<string> Published(string title) => Publish(Parts(title));

    private async Task<string> Publish(JsonObject parts)
    {
        var id = await Do(async (items, _) => (await Task.FromResult(items.Draft("Story", parts))).ItemId);
        await Do((items, _) => items.PublishAsync(id));
        return id;
    }

    private Task<IReadOnlyList<ContentItem>> Versions(string id) => Do((items, _) => items.VersionsAsync(id));

    private Task<int> Feed(string id) => Site.Db(db => db.FeedRows.CountAsync(f => f.Subject == "item/" + id));

    private Task<(ContentItem? Item, string? MovedTo)> Find(string slug) => Do(async (items, services) =>
    {
        var route = await services.GetRequiredService<ContentRoutes>().FindAsync("Story", "nl", slug);
        return (route is null ? null : await items.Visible.SingleOrDefaultAsync(i => i.ItemId == route.ItemId), route?.MovedTo);
    });

    private async Task<T> Do<T>(Func<ContentItems, IServiceProvider, Task<T>> work)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var done = await work(scope.ServiceProvider.GetRequiredService<ContentItems>(), scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return done;
    }
}
