using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Decisions;

/// <summary>What may leave the house before its hour, and what may keep it there.</summary>
public sealed class EmbargoTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Whoever_is_out_hears_it_when_the_laureates_do_also_when_that_hour_moves()
    {
        var (scene, people) = await SetAsync(3);
        var embargo = Site.Clock.GetUtcNow().AddHours(2);
        await EmbargoAsync(scene, embargo);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, "jury");
        await DecisionTests.DecideAsync(chair, scene, 1, ":Decline");
        await DecisionTests.ApplyAsync(chair, scene);

        await EmbargoAsync(scene, embargo.AddHours(2));
        Site.Clock.SetUtcNow(embargo.AddHours(1));
        await Site.RunDueAsync();
        (await MailsAsync(people)).ShouldBeEmpty();

        await EmbargoAsync(scene, Site.Clock.GetUtcNow().AddMinutes(10));
        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await Site.RunDueAsync();
        (await MailsAsync(people)).ShouldBe([people[0].Email!, people[1].Email!], ignoreOrder: true);
    }

    [Fact]
    public async Task The_page_of_a_laureate_does_not_appear_alone_before_the_hour()
    {
        var (scene, _) = await SetAsync(2);
        var embargo = Site.Clock.GetUtcNow().AddHours(2);
        await EmbargoAsync(scene, embargo);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, "jury");
        await DecisionTests.ApplyAsync(chair, scene);

        (await IsPublicAsync()).ShouldBeFalse();
        Site.Clock.SetUtcNow(embargo);
        await Site.RunDueAsync();
        (await IsPublicAsync()).ShouldBeTrue();

        Task<bool> IsPublicAsync() => Site.Db(db => db.Entries.Where(e => e.Id == scene.Entries[0]).Select(e => e.Publication != null).SingleAsync());
    }

    [Fact]
    public async Task A_laureate_who_withdraws_keeps_nobody_from_theirs_and_the_decision_may_be_undone()
    {
        var (scene, people) = await SetAsync(3);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, "jury");
        await DecisionTests.DecideAsync(chair, scene, 1, ":Decline");
        await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*=Approve]");
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[0])).Withdraw(null, Site.Clock.GetUtcNow(), "Gestopt");
            await db.SaveChangesAsync();
        });

        var applied = await chair.Submit(await chair.Visit(scene.Admin + "/apply"), new Dictionary<string, string> { ["Sure"] = "true" });
        applied.Status.ShouldBe(HttpStatusCode.OK, applied.Text);
        await Site.RunDueAsync();
        (await MailsAsync(people)).ShouldBe([people[1].Email!]);
        (await Site.Db(db => db.Results.CountAsync(r => r.EditionId == scene.Edition))).ShouldBe(0);

        var list = await chair.Visit(scene.Admin + "/decisions");
        list.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ShouldContain(row => row.Contains("Inzending 1", StringComparison.Ordinal) && row.Contains("doet niet meer mee", StringComparison.Ordinal));
        var undone = await chair.Post($"{scene.Admin}/decisions?handler=Undo", ("decision", (await Site.Db(db => db.Decisions.Where(d => d.EntryId == scene.Entries[0]).Select(d => d.Id).SingleAsync())).Value.ToString()));
        undone.Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Db(db => db.Decisions.CountAsync(d => d.EntryId == scene.Entries[0]))).ShouldBe(0);
    }

    private async Task<(JuryScene Scene, IReadOnlyList<User> People)> SetAsync(int entries)
    {
        var scene = await JuryScene.SetAsync(Site, entries);
        var people = new List<User>();
        for (var entry = 0; entry < entries; entry++)
            people.Add(await Site.Person(Role.Entrant));
        await Site.Db(async db =>
        {
            for (var entry = 0; entry < entries; entry++)
            {
                var id = scene.Entries[entry];
                (await db.Entries.SingleAsync(e => e.Id == id)).BelongTo(people[entry].Id);
            }
            await db.SaveChangesAsync();
        });
        return (scene, people);
    }

    private Task EmbargoAsync(JuryScene scene, DateTimeOffset until) => Site.Db(async db =>
    {
        (await db.Editions.SingleAsync(e => e.Id == scene.Edition)).EmbargoResultsUntil(until);
        await db.SaveChangesAsync();
    });

    private Task<List<string>> MailsAsync(IReadOnlyList<User> people)
    {
        var addresses = people.Select(person => person.Email!).ToArray();
        return Site.Db(db => db.Outbox.Where(m => addresses.Contains(m.To) && m.About.StartsWith("entry/")).Select(m => m.To).ToListAsync());
    }
}
