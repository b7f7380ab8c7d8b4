using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Meetings;

public sealed class FollowTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Only_the_jury_of_the_round_follows()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        var other = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var stranger = await other.Juror(0);
        using var team = await Site.SignedIn(Role.Team);
        using var nobody = Site.Visitor();

        foreach (var path in new[] { scene.Follow(), scene.Follow() + "/live" })
        {
            (await stranger.Visit(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await team.Visit(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
            (await nobody.Visit(path)).Text.ShouldNotContain("Vergadering", customMessage: path);
        }
    }

    [Fact]
    public async Task A_juror_follows_the_table_by_reloading_and_sees_no_score_and_no_place()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Follow())).Text.ShouldContain("nog niet begonnen");
        using var chair = await scene.ConveneAsync();
        (await juror.Visit(scene.Follow())).Text.ShouldContain("geen inzending op tafel");

        await scene.TakeAsync(chair, 2);

        var page = await juror.Visit(scene.Follow());
        page.All("#now").Single().ShouldContain("Inzending 3");
        page.All("#next").Single().ShouldContain("Inzending 4");
        page.Text.ShouldNotContain("plaats");
        page.Text.ShouldNotContain("Inzending 1");
        await chair.Submit(await chair.Visit(scene.Meeting()), "form[action*=End]");
        (await juror.Visit(scene.Follow())).Text.ShouldContain("afgelopen");
    }

    [Fact]
    public async Task Whoever_stands_aside_reads_only_that()
    {
        var scene = await MeetingScene.RankedAsync(Site, entries: 3);
        await scene.ConflictAsync(1, 0);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        await scene.ComesAsync(juror);
        var agenda = await scene.AgendaAsync();
        var before = agenda[agenda.IndexOf(1) - 1];

        await scene.TakeAsync(chair, before);
        var soon = await juror.Visit(scene.Follow());
        soon.All("#soon").Single().ShouldBe("Straks sta je opzij: blijf in de buurt.");
        soon.Body.ShouldNotContain("Inzending 2");

        await scene.TakeAsync(chair, 1);
        var hands = await scene.AskAsync(chair, "Geheime vraag?", "Geheim voor\nGeheim tegen");
        await chair.Submit(await chair.Visit(scene.Meeting()), "#close-hands");
        var aside = await juror.Visit(scene.Follow());
        aside.All("#aside").Single().ShouldContain("waarvoor je opzij staat");
        foreach (var leak in new[] { "Inzending 2", "-0002", "Organisatie 2", "Geheim", "handen", "id=\"hands\"", scene.Entries[1].Value.ToString(), hands.Id.Value.ToString() })
            aside.Document.QuerySelector("#table")!.InnerHtml.ShouldNotContain(leak);
        (await scene.RaiseAsync(juror, hands, 0)).Status.ShouldBe(HttpStatusCode.NotFound);

        using var other = await scene.Juror(1);
        (await other.Visit(scene.Follow())).Body.ShouldContain("Geheime vraag?");
    }

    [Fact]
    public async Task A_hand_of_somebody_whose_conflict_came_out_later_does_not_count()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        await scene.TakeAsync(chair, 0);
        var hands = await scene.AskAsync(chair);
        for (var i = 0; i < 2; i++)
        {
            using var juror = await scene.Juror(i);
            await scene.ComesAsync(juror);
            await scene.RaiseAsync(juror, hands, 0);
        }
        await chair.Submit(await chair.Visit(scene.Meeting()), "#close-hands");
        (await chair.Visit(scene.Meeting())).All("#raised dd").ShouldBe(["2 handen", "0 handen"]);

        await scene.ConflictAsync(0, 1);

        (await chair.Visit(scene.Meeting())).All("#raised dd").ShouldBe(["Eén hand", "0 handen"]);
    }

    [Fact]
    public async Task A_juror_who_was_never_asked_stands_aside_at_the_table()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        await scene.TakeAsync(chair, 0);

        var refused = await juror.Submit(await juror.Visit(scene.Follow()), new Dictionary<string, string> { ["Reason"] = " " }, "#stand-aside");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        var aside = await juror.Submit(refused, new Dictionary<string, string> { ["Reason"] = "Mijn zus werkt er." }, "#stand-aside");

        aside.All("#aside").ShouldHaveSingleItem();
        aside.Body.ShouldNotContain("Inzending 1");
        (await scene.SheetOf(0, 0))!.Struck.ShouldNotBeNull();
        (await juror.Post(scene.Follow() + "?handler=Aside", ("entry", scene.Entries[0].Value.ToString()), ("Reason", "Nog eens"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_hand_can_change_until_the_question_closes_and_needs_somebody_who_is_there()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        await scene.TakeAsync(chair, 0);
        var hands = await scene.AskAsync(chair);

        (await scene.RaiseAsync(juror, hands, 0)).Text.ShouldContain("Zeg eerst dat je erbij bent");
        await scene.ComesAsync(juror, Presence.DialsIn);
        (await scene.RaiseAsync(juror, hands, 9)).Text.ShouldContain("Kies een antwoord");
        (await scene.RaiseAsync(juror, hands, 0)).Text.ShouldContain("Je hand is geteld");
        await scene.RaiseAsync(juror, hands, 1);
        await chair.Submit(await chair.Visit(scene.Meeting()), "#close-hands");
        (await scene.RaiseAsync(juror, hands, 0)).Text.ShouldContain("Deze vraag is gesloten");
        (await juror.Visit(scene.Follow())).All("#table dd").ShouldBe(["0 handen", "Eén hand"]);
    }

    [Fact]
    public async Task What_the_round_hides_the_screens_hide()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await Site.Db(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == scene.Round);
            db.Entry(round).Property(r => r.Hidden).CurrentValue = ["Organisation"];
            await db.SaveChangesAsync();
        });
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        await scene.TakeAsync(chair, 0);

        (await juror.Visit(scene.Follow())).Body.ShouldNotContain("Organisatie 1");
        (await chair.Visit(scene.Meeting() + "/kiosk")).Body.ShouldNotContain("Organisatie 1");
    }

    [Fact]
    public async Task The_wall_says_who_leaves_and_shows_no_score()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await scene.ConflictAsync(1, 0);
        using var chair = await scene.ConveneAsync();
        await scene.TakeAsync(chair, 1);
        await scene.AskAsync(chair, "Alleen voor de schermen?");

        var wall = await chair.Visit(scene.Meeting() + "/kiosk");

        wall.Text.ShouldContain("Inzending 2");
        wall.All(".kiosk__leave").Single().ShouldBe("Verlaat de zaal: Jurylid 1");
        wall.Text.ShouldNotContain("plaats");
        wall.Text.ShouldNotContain("Alleen voor de schermen?");
        wall.Document.QuerySelectorAll("nav, table").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_agenda_costs_a_juror_as_many_queries_as_a_short_one()
    {
        var (few, many) = (await MeetingScene.RankedAsync(Site, entries: 1, jurors: 2, places: 1), await MeetingScene.RankedAsync(Site, entries: 30, jurors: 2));
        var counts = new List<int>();
        foreach (var scene in new[] { few, many })
        {
            using var chair = await scene.ConveneAsync();
            using var juror = await scene.Juror(0);
            await scene.TakeAsync(chair, 0);
            counts.Add(await Site.Queries.OfWarmAsync(() => juror.Visit(scene.Follow())));
        }
        counts[0].ShouldBeGreaterThan(0);
        counts[1].ShouldBe(counts[0]);
    }
}
