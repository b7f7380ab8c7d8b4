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

public sealed class LifecycleTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_planned_story_is_public_at_its_instant_before_any_work_is_done_and_its_owner_is_told()
    {
        var owner = await Site.Person(Role.Editor);
        var id = await Make("Gepland verhaal", from: Site.Clock.GetUtcNow().AddHours(2), owner: owner);
        await Do(items => items.PublishAsync(id));
        (await Latest(id)).ShouldSatisfyAllConditions(i => i.IsPublished.ShouldBeFalse(), i => i.IsScheduled.ShouldBeTrue(), i => i.StateAt(Site.Clock.GetUtcNow()).ShouldBe(ItemState.Scheduled));

        Site.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        (await Visible(id)).ShouldBeNull();
        Site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Visible(id)).ShouldBe("Gepland verhaal");

        await Site.RunDueAsync();
        var published = await Latest(id);
        published.ShouldSatisfyAllConditions(i => i.IsPublished.ShouldBeTrue(), i => i.IsScheduled.ShouldBeFalse(), i => i.Published.ShouldBe(i.VisibleFrom));
        (await Mails(id)).ShouldBe(["Gepland verhaal staat op de site"]);
    }

    [Fact]
    public async Task A_new_version_that_waits_leaves_the_public_one_alone_until_its_instant()
    {
        var id = await Make("Oude tekst");
        await Do(items => items.PublishAsync(id));
        await Do(items => items.SaveDraftAsync(id, Parts("Nieuwe tekst", Site.Clock.GetUtcNow().AddHours(1))));
        await Do(items => items.PublishAsync(id));

        (await Visible(id)).ShouldBe("Oude tekst");
        Site.Clock.Advance(TimeSpan.FromHours(1));
        (await Visible(id)).ShouldBe("Nieuwe tekst");
        await Site.RunDueAsync();
        (await Visible(id)).ShouldBe("Nieuwe tekst");
        (await Site.Db(db => db.Set<ContentItem>().CountAsync(i => i.ItemId == id && i.IsPublished))).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_that_follows_a_planned_version_is_not_published_with_it()
    {
        var id = await Make("Goedgekeurd", from: Site.Clock.GetUtcNow().AddHours(1));
        await Do(items => items.PublishAsync(id));
        await Do(items => items.SaveDraftAsync(id, Parts("Nog niet nagelezen")));

        Site.Clock.Advance(TimeSpan.FromHours(1));
        await Site.RunDueAsync();

        (await Visible(id)).ShouldBe("Goedgekeurd");
        (await Latest(id)).ShouldSatisfyAllConditions(i => i.DisplayText.ShouldBe("Nog niet nagelezen"), i => i.StateAt(Site.Clock.GetUtcNow()).ShouldBe(ItemState.Changed));
    }

    [Fact]
    public async Task A_plan_that_was_given_up_or_moved_does_nothing_at_its_former_instant()
    {
        var first = await Make("Afgelast", from: Site.Clock.GetUtcNow().AddHours(1));
        await Do(items => items.PublishAsync(first));
        await Do(items => items.UnscheduleAsync(first));
        var second = await Make("Verzet", from: Site.Clock.GetUtcNow().AddHours(1));
        await Do(items => items.PublishAsync(second));
        await Do(items => items.SaveDraftAsync(second, Parts("Verzet", Site.Clock.GetUtcNow().AddHours(3))));
        await Do(items => items.PublishAsync(second));

        Site.Clock.Advance(TimeSpan.FromHours(1));
        await Site.RunDueAsync();
        ((await Visible(first)), (await Visible(second))).ShouldBe((null, null));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        (await Visible(second)).ShouldBe("Verzet");
        (await Refused(items => items.UnscheduleAsync(first))).ShouldBe("Item.NotPlanned");
    }

    [Fact]
    public async Task A_story_leaves_the_site_at_its_last_instant_and_goes_to_the_archive()
    {
        var owner = await Site.Person(Role.Editor);
        var id = await Make("Eindigt", until: Site.Clock.GetUtcNow().AddHours(1), owner: owner);
        await Do(items => items.PublishAsync(id));
        (await Visible(id)).ShouldBe("Eindigt");

        Site.Clock.Advance(TimeSpan.FromHours(1));
        (await Visible(id)).ShouldBeNull();
        await Site.RunDueAsync();

        (await Latest(id)).StateAt(Site.Clock.GetUtcNow()).ShouldBe(ItemState.Archived);
        (await Mails(id)).ShouldBe(["Eindigt is van de site"]);
    }

    [Fact]
    public async Task A_story_that_would_end_before_it_begins_is_refused()
    {
        var now = Site.Clock.GetUtcNow();
        var ended = await Make("Al voorbij", until: now.AddHours(-1));
        var upside = await Make("Omgekeerd", from: now.AddHours(2), until: now.AddHours(1));

        (await Refused(items => items.PublishAsync(ended))).ShouldBe("Item.EndsBefore");
        (await Refused(items => items.PublishAsync(upside))).ShouldBe("Item.EndsBefore");
    }

    [Fact]
    public async Task What_is_thrown_away_is_off_the_site_comes_back_as_a_draft_and_is_shown_again_when_that_is_undone()
    {
        var id = await Make("Weggegooid");
        var published = await Do(items => items.PublishAsync(id));
        var shown = await Do(items => items.TrashAsync(id));

        (await Visible(id)).ShouldBeNull();
        (await Refused(items => items.PublishAsync(id))).ShouldBe("Item.InTrash");
        (await Refused(items => items.TrashAsync(id))).ShouldBe("Item.InTrash");
        (await Refused(items => items.SaveDraftAsync(id, Parts("Toch schrijven")))).ShouldBe("Item.InTrash");
        (await Do(items => items.BringBackAsync(id))).StateAt(Site.Clock.GetUtcNow()).ShouldBe(ItemState.Draft);
        (await Visible(id)).ShouldBeNull();

        await Do(items => items.ShowAgainAsync(id, shown!.VersionId));
        shown!.VersionId.ShouldBe(published.VersionId);
        (await Visible(id)).ShouldBe("Weggegooid");
        (await Refused(items => items.BringBackAsync(id))).ShouldBe("Item.NotAway");
    }

    [Fact]
    public async Task The_trash_keeps_an_item_for_thirty_days_and_the_audit_trail_says_that_it_went()
    {
        var (kept, gone) = (await Make("Teruggehaald"), await Make("Voorgoed weg"));
        await Do(items => items.PublishAsync(gone));
        foreach (var id in new[] { kept, gone })
            await Do(items => items.TrashAsync(id));
        Site.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        await Site.RunDueAsync();
        (await Versions(gone)).ShouldBe(1);
        await Do(items => items.BringBackAsync(kept));

        Site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Site.RunDueAsync();

        (await Versions(gone)).ShouldBe(0);
        (await Versions(kept)).ShouldBe(1);
        (await Site.Db(db => db.AuditRows.CountAsync(a => a.Subject == "item/" + gone && a.Action == "Item.Erased"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_archive_refuses_to_publish_until_the_item_is_taken_out()
    {
        var id = await Make("Bewaard");
        await Do(items => items.ArchiveAsync(id));

        (await Refused(items => items.PublishAsync(id))).ShouldBe("Item.InArchive");
        (await Refused(items => items.ArchiveAsync(id))).ShouldBe("Item.InArchive");
        await Do(items => items.BringBackAsync(id));
        (await Do(items => items.PublishAsync(id))).IsPublished.ShouldBeTrue();
        var never = await Make("Nooit gepubliceerd");
        (await Refused(items => items.UnpublishAsync(never))).ShouldBe("Item.NotPublic");
    }

    [Fact]
    public async Task An_imported_draft_that_names_a_later_instant_waits_as_it_does_in_Orchard()
    {
        var at = Site.Clock.GetUtcNow().AddHours(1);
        await Do(items => items.ImportAsync(new JsonObject
        {
            ["ContentItemId"] = "4waits00000000000000000001", ["ContentItemVersionId"] = "4waits00000000000000000002", ["ContentType"] = "Story", ["DisplayText"] = "Uit Orchard", ["Latest"] = true, ["Published"] = false,
            ["TitlePart"] = new JsonObject { ["Title"] = "Uit Orchard" }, ["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = at.ToString("yyyy-MM-ddTHH:mm:ssZ", null) },
        }));

        (await Visible("4waits00000000000000000001")).ShouldBeNull();
        Site.Clock.Advance(TimeSpan.FromHours(1));
        (await Visible("4waits00000000000000000001")).ShouldBe("Uit Orchard");
    }

    [Fact]
    public async Task Words_of_another_author_are_a_version_of_their_own()
    {
        var id = await Make("Samen");
        await Do(items => items.SaveDraftAsync(id, Parts("Van An"), "An"));
        await Do(items => items.SaveDraftAsync(id, Parts("Van Bart"), "Bart"));

        (await Site.Db(db => db.Set<ContentItem>().Where(i => i.ItemId == id).OrderBy(i => i.VersionId).Select(i => i.Author + ": " + i.DisplayText).ToListAsync())).ShouldContain("Bart: Van Bart");
        (await Versions(id)).ShouldBeGreaterThan(1);
    }

    internal static JsonObject Parts(string title, DateTimeOffset? from = null, DateTimeOffset? until = null) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["LocalizationPart"] = new JsonObject { ["Culture"] = "nl" },
        ["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = from?.ToString("yyyy-MM-ddTHH:mm:ssZ", null) },
        ["ArchiveLaterPart"] = new JsonObject { ["ScheduledArchiveUtc"] = until?.ToString("yyyy-MM-ddTHH:mm:ssZ", null) },
    };

    private async Task<string> Make(string title, DateTimeOffset? from = null, DateTimeOffset? until = null, User? owner = null) =>
        (await Do(items => Task.FromResult(items.Draft("Story", Parts(title, from, until), owner?.Id.Value.ToString())))).ItemId;

    private async Task<string?> Visible(string id)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ContentItems>().Visible.Where(i => i.ItemId == id).Select(i => i.DisplayText).SingleOrDefaultAsync();
    }

    private Task<ContentItem> Latest(string id) => Site.Db(db => db.Set<ContentItem>().AsNoTracking().SingleAsync(i => i.ItemId == id && i.IsLatest));

    private Task<int> Versions(string id) => Site.Db(db => db.Set<ContentItem>().CountAsync(i => i.ItemId == id));

    private Task<List<string>> Mails(string id) => Site.Db(db => db.Outbox.Where(m => m.About == "item/" + id).Select(m => m.Subject).ToListAsync());

    private async Task<string> Refused(Func<ContentItems, Task> work) => (await Should.ThrowAsync<Refusal>(() => Do(work))).Key;

    private Task Do(Func<ContentItems, Task> work) => Do<object?>(async items =>
    {
        await work(items);
        return null;
    });

    private async Task<T> Do<T>(Func<ContentItems, Task<T>> work)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var done = await work(scope.ServiceProvider.GetRequiredService<ContentItems>());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return done;
    }
}
