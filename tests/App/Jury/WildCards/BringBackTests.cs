using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.WildCards;

public sealed class BringBackOnSqliteTests(SiteFixture site) : BringBackTests<SiteFixture>(site);

public sealed class BringBackOnPostgresTests(PostgresSite site) : BringBackTests<PostgresSite>(site);

public abstract class BringBackTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task A_juror_brings_back_one_entry_with_a_reason_and_the_chair_finds_it_waiting()
    {
        var scene = await FrozenAsync();
        using var juror = await scene.Juror(0);
        using var chair = await Site.SignedIn(Role.Chair);
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}")).Body.ShouldContain("/wild-card");

        var page = await juror.Visit(Card(scene));
        page.All(".choices label strong").ShouldBe(["Inzending 3", "Inzending 4"]);
        page.All("main table").ShouldBeEmpty();
        var mute = await juror.Submit(page, new Dictionary<string, string> { ["Entry"] = scene.Entries[2].Value.ToString() });
        mute.All(".field__error").ShouldBe(["Schrijf waarom deze inzending moet doorgaan."]);
        var played = await juror.Submit(page, new Dictionary<string, string> { ["Entry"] = scene.Entries[2].Value.ToString(), ["Reason"] = "Niemand anders helpt deze groep." });

        played.All("#mine p")[0].ShouldEndWith("Inzending 3");
        var waiting = await chair.Visit(scene.Admin + "/decisions");
        waiting.Text.ShouldContain("Teruggehaald door een jurylid: Niemand anders helpt deze groep.");
        (await chair.Visit(scene.Admin + "/apply")).All("#plan li")[0].ShouldContain("Een jurylid haalde er 1 terug.");
        (await Site.Db(db => db.Decisions.SingleAsync(d => d.RoundId == scene.Round))).Pending.ShouldNotBeNull();
        var slug = await Site.Db(db => db.Set<Edition>().Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        (await chair.Visit($"/admin/jury/reports/{slug}")).All(".wild-card").ShouldHaveSingleItem().ShouldContain("Niemand anders helpt deze groep.");
    }

    [Fact]
    public async Task Nobody_plays_twice_and_a_card_comes_back_when_it_is_taken_back()
    {
        var scene = await FrozenAsync();
        using var juror = await scene.Juror(0);
        using var other = await scene.Juror(1);
        var page = await juror.Visit(Card(scene));
        await juror.Submit(page, Choice(scene, 2));

        (await juror.Submit(page, Choice(scene, 3))).Text.ShouldContain("Je haalde al een inzending terug");
        (await other.Visit(Card(scene))).All(".choices label strong").ShouldBe(["Inzending 4"], "somebody else brought the other back");
        (await juror.Submit(await juror.Visit(Card(scene)), "form[action*='TakeBack']")).Text.ShouldContain("Je mag opnieuw kiezen");

        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round))).ShouldBe(0);
        (await juror.Submit(await juror.Visit(Card(scene)), Choice(scene, 3))).Text.ShouldContain("Inzending 4");
    }

    [Fact]
    public async Task Two_who_bring_back_one_entry_at_once_make_one_decision()
    {
        var scene = await FrozenAsync();
        using var one = await scene.Juror(0);
        using var other = await scene.Juror(1);
        var (first, second) = (await one.Visit(Card(scene)), await other.Visit(Card(scene)));

        var answers = await Task.WhenAll(one.Submit(first, Choice(scene, 2)), other.Submit(second, Choice(scene, 2)));

        answers.Select(answer => answer.Status).ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Conflict);
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round && d.EntryId == scene.Entries[2]))).ShouldBe(1);
        await Should.ThrowAsync<DbUpdateException>(() => Site.Db(async db =>
        {
            db.Decisions.Add(Decision.Of(scene.Round, scene.Entries[2], Outcome.Decline, null, null, SiteFixture.Start));
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_card_that_the_chair_worked_on_is_not_taken_back_by_the_juror()
    {
        var scene = await FrozenAsync();
        using var juror = await scene.Juror(0);
        using var chair = await Site.SignedIn(Role.Chair);
        await juror.Submit(await juror.Visit(Card(scene)), Choice(scene, 2));
        var id = await Site.Db(db => db.Decisions.Where(d => d.RoundId == scene.Round).Select(d => d.Id).SingleAsync());
        var edited = await chair.Visit($"{scene.Admin}/decisions?decision={id.Value}");
        (await chair.Submit(edited, new Dictionary<string, string> { ["Input.InternalReason"] = "Het jurylid heeft gelijk.", ["Input.MotivationNl"] = "Dit helpt een groep die niemand helpt." }, "main form.form")).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await juror.Submit(await juror.Visit(Card(scene)), "form[action*='TakeBack']");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("De voorzitter werkte hier al aan verder.");
        (await Site.Db(db => db.Decisions.AsNoTracking().SingleAsync(d => d.RoundId == scene.Round))).InternalReason.ShouldBe("Het jurylid heeft gelijk.");
        var turned = await chair.Submit(await chair.Visit($"{scene.Admin}/decisions?decision={id.Value}"), new Dictionary<string, string> { ["Input.Outcome"] = ":Decline" }, "main form.form");
        turned.Status.ShouldBe(HttpStatusCode.OK, turned.Text);
        (await Site.Db(db => db.Decisions.AsNoTracking().SingleAsync(d => d.RoundId == scene.Round))).Outcome.ShouldBe(Outcome.Decline);
    }

    [Fact]
    public async Task What_a_juror_has_a_conflict_with_is_no_choice_and_leaks_nowhere()
    {
        var scene = await FrozenAsync();
        await Site.Db(async db =>
        {
            db.Conflicts.Add(Conflict.Of(scene.Entries[3], scene.Jurors[0].Id, ConflictKind.Declared, "Familie", null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(Card(scene));
        page.Body.ShouldNotContain("Inzending 4");
        page.Text.ShouldContain("Deze lijst is niet volledig: één inzending zie je niet");
        var refused = await juror.Submit(page, Choice(scene, 3));

        refused.All(".field__error").ShouldBe(["Kies een inzending."]);
        refused.Body.ShouldNotContain("Inzending 4");
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round))).ShouldBe(0);
    }

    [Fact]
    public async Task There_is_no_card_before_the_freeze_after_the_decisions_are_applied_or_where_the_round_knows_none()
    {
        var none = await FrozenAsync(cards: false);
        using (var juror = await none.Juror(0))
        {
            (await juror.Visit(Card(none))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await juror.Visit($"/jury/rounds/{none.Round.Value}")).Body.ShouldNotContain("/wild-card");
        }
        var open = await FrozenAsync(freeze: false);
        using (var juror = await open.Juror(0))
            (await juror.Visit(Card(open))).Status.ShouldBe(HttpStatusCode.NotFound);
        var scene = await FrozenAsync();
        using var late = await scene.Juror(0);
        var page = await late.Visit(Card(scene));
        await Site.Db(async db =>
        {
            var decision = Decision.Of(scene.Round, scene.Entries[0], Outcome.Advance, null, null, SiteFixture.Start);
            decision.Motivate("Bovenaan", new Dictionary<string, string>(), null, SiteFixture.Start);
            decision.Apply();
            db.Decisions.Add(decision);
            await db.SaveChangesAsync();
        });

        (await late.Submit(page, Choice(scene, 2))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = await Site.SignedIn(Role.Team);
        (await stranger.Visit(Card(scene))).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task When_the_chair_undoes_the_decision_the_juror_has_the_card_again()
    {
        var scene = await FrozenAsync();
        using var juror = await scene.Juror(0);
        using var chair = await Site.SignedIn(Role.Chair);
        await juror.Submit(await juror.Visit(Card(scene)), Choice(scene, 2));

        await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*='Undo']");

        (await juror.Visit(Card(scene))).All(".choices label strong").ShouldBe(["Inzending 3", "Inzending 4"]);
    }

    private static string Card(JuryScene scene) => $"/jury/rounds/{scene.Round.Value}/wild-card";

    private static Dictionary<string, string> Choice(JuryScene scene, int entry) => new() { ["Entry"] = scene.Entries[entry].Value.ToString(), ["Reason"] = "Omdat het moet." };

    // 1 stands first, then 2; two go on. 3 and 4 do not.
    private async Task<JuryScene> FrozenAsync(bool cards = true, bool freeze = true)
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4, jurors: 2);
        decimal[] level = [5, 4, 3, 2];
        for (var entry = 0; entry < 4; entry++)
            for (var juror = 0; juror < 2; juror++)
                await scene.ScoreAsync(entry, juror, level[entry], level[entry]);
        await scene.Change(round =>
        {
            round.CutAt(2);
            round.Adopt(new() { WildCards = cards }, true, null, null, SiteFixture.Start);
            round.Close(null, SiteFixture.Start);
        });
        using var chair = await Site.SignedIn(Role.Chair);
        if (freeze)
            await chair.Submit(await chair.Visit(scene.Admin + "/freeze"));
        return scene;
    }
}
