using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Workflows;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Activities;

public sealed class RoundActivitiesTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    private static readonly string[] RankAndAdvance =
    [
        "c:CloseRoundTask{\"Round\":1} -Done> r:ComputeRankingTask{\"Round\":1}", "r -Done> a:AdvanceTask{\"Round\":1,\"Count\":2}",
        "a -Tie> u:UserTaskEvent{\"Actions\":[\"Beslist\"]}", "u -Beslist> a", "a -Done> z:LogTask{\"Text\":\"x\"}",
    ];

    [Fact]
    public async Task A_tie_at_the_cut_waits_for_people_and_names_nobody_in_the_journal()
    {
        var scene = await ScoredAsync((5, 5), (3, 3), (3, 3));
        var id = await RunAsync(scene, RankAndAdvance);

        (await Site.Told(id)).ShouldBe(["Started c", "Done c Done", "Done r Done", "Done a Tie", "Waits u"]);
        (await AdvancedAsync(scene)).ShouldBe([scene.Entries[0]]);
        var said = (await Site.Journal(id)).Single(l => l.ActivityId == "a").Said;
        said.Select(s => s.Key).ShouldBe(["Jury.Said.Advanced", "Jury.Said.Tied"]);
        said[0].Arguments.ShouldBe(["1", "2", "0"]);
        said.SelectMany(s => s.Arguments).ShouldAllBe(argument => !argument.Contains("RV", StringComparison.Ordinal));

        await DecideAsync(scene, 1, Outcome.Advance);
        await DecideAsync(scene, 2, Outcome.Decline);
        await Site.Steers(async s => await s.AnswerAsync(id, (await Site.Wait(id)).Token, "Beslist", "", WorkflowSite.Cancel));
        await Site.RunDueAsync();

        (await Site.Told(id))[^2..].ShouldBe(["Done a Done", "Done z Done"]);
        (await AdvancedAsync(scene)).ShouldBe([scene.Entries[0], scene.Entries[1]], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_goes_on_is_told_and_a_tie_that_lost_one_to_a_withdrawal_is_settled()
    {
        var scene = await ScoredAsync((5, 5), (3, 3), (3, 3));
        var people = new List<User>();
        for (var entry = 0; entry < 3; entry++)
            people.Add(await Site.Person(Role.Entrant));
        await Site.Db(async db =>
        {
            foreach (var (entry, id) in scene.Entries.Index())
                (await db.Entries.SingleAsync(e => e.Id == id)).BelongTo(people[entry].Id);
            await db.SaveChangesAsync();
        });
        var id = await RunAsync(scene, RankAndAdvance);
        (await ToldAsync()).ShouldBe([people[0].Email!]);

        await DecideAsync(scene, 1, Outcome.Advance);
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[2])).Withdraw(null, Site.Clock.Instant(), "Gestopt");
            await db.SaveChangesAsync();
        });
        await Site.Steers(async s => await s.AnswerAsync(id, (await Site.Wait(id)).Token, "Beslist", "", WorkflowSite.Cancel));
        await Site.RunDueAsync();

        (await Site.Told(id))[^2..].ShouldBe(["Done a Done", "Done z Done"]);
        (await ToldAsync()).ShouldBe([people[0].Email!, people[1].Email!], ignoreOrder: true);

        async Task<List<string>> ToldAsync()
        {
            var addresses = people.Select(person => person.Email!).ToArray();
            return await Site.Db(db => db.Outbox.Where(m => addresses.Contains(m.To) && m.Subject.Contains("gaat door")).Select(m => m.To).ToListAsync());
        }
    }

    [Fact]
    public async Task What_people_decided_by_hand_is_carried_out_by_a_step_and_nothing_is_said_to_be_nothing()
    {
        var scene = await ScoredAsync((5, 5), (3, 3));
        string[] apply = ["a:ApplyDecisionsTask{\"Round\":1}", "a -Done> z:LogTask{\"Text\":\"x\"}"];

        (await Site.Told(await RunAsync(scene, apply))).ShouldBe(["Started a", "Done a Nothing"]);
        await DecideAsync(scene, 1, Outcome.Advance);
        (await Site.Told(await RunAsync(scene, apply))).ShouldBe(["Started a", "Done a Done", "Done z Done"]);

        (await Site.Db(db => db.Decisions.AsNoTracking().SingleAsync(d => d.RoundId == scene.Round))).Pending.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_round_says_of_its_places_comes_before_the_setting()
    {
        var scene = await ScoredAsync((5, 5), (4, 4), (3, 3));
        await scene.Change(round => round.CutAt(1));

        await RunAsync(scene, RankAndAdvance);

        (await AdvancedAsync(scene)).ShouldBe([scene.Entries[0]]);
    }

    [Fact]
    public async Task Where_points_decide_everybody_who_has_enough_goes_on()
    {
        var scene = await ScoredAsync((5, 5), (4, 4), (4, 4), (3, 3));
        await scene.Change(round => round.Adopt(new() { Advance = RadicaleVernieuwers.Jury.Ranking.AdvanceKind.Threshold, Threshold = 4 }, true, null, null, SiteFixture.Start));

        var id = await RunAsync(scene, RankAndAdvance);

        (await AdvancedAsync(scene)).ShouldBe(scene.Entries.Take(3), ignoreOrder: true);
        (await Site.Told(id))[^1].ShouldBe("Done z Done");
        (await Site.Db(db => db.Decisions.Where(d => d.RoundId == scene.Round).Select(d => d.InternalReason).ToListAsync())).ShouldContain("Haalt 5; vanaf 4 gaat een inzending door.");
    }

    [Fact]
    public async Task Where_people_decide_by_hand_the_step_waits_for_them_and_then_goes_on()
    {
        var scene = await ScoredAsync((5, 5), (4, 4));
        await scene.Change(round => round.Adopt(new() { Advance = RadicaleVernieuwers.Jury.Ranking.AdvanceKind.Hand }, true, null, null, SiteFixture.Start));

        var id = await RunAsync(scene, RankAndAdvance);
        (await Site.Told(id))[^2..].ShouldBe(["Done a Tie", "Waits u"]);
        (await AdvancedAsync(scene)).ShouldBeEmpty();
        await DecideAsync(scene, 1, Outcome.Advance);
        await Site.Steers(async s => await s.AnswerAsync(id, (await Site.Wait(id)).Token, "Beslist", "", WorkflowSite.Cancel));
        await Site.RunDueAsync();

        (await Site.Told(id))[^1].ShouldBe("Done z Done");
        (await Site.Db(db => db.Decisions.Where(d => d.RoundId == scene.Round && d.Pending == null).Select(d => d.EntryId).ToListAsync())).ShouldBe([scene.Entries[1]]);
    }

    [Fact]
    public async Task An_entry_that_a_juror_brings_back_goes_on_with_the_others_and_the_journal_counts_it()
    {
        var scene = await ScoredAsync((5, 5), (4, 4), (2, 2), (1, 1));
        await scene.Change(round =>
        {
            round.CutAt(2);
            round.Adopt(new() { WildCards = true }, true, null, null, SiteFixture.Start);
        });
        await RunAsync(scene, ["c:CloseRoundTask{\"Round\":1} -Done> r:ComputeRankingTask{\"Round\":1}"]);
        await Site.Db(async db =>
        {
            var (card, decision) = WildCard.Play(scene.Round, scene.Jurors[0], scene.Entries[3], "Niemand anders helpt hen.", "Terug:", "Reason", Site.Clock.Instant());
            db.Decisions.Add(decision);
            db.Add(card);
            await db.SaveChangesAsync();
        });

        var id = await RunAsync(scene, ["a:AdvanceTask{\"Round\":1} -Done> z:LogTask{\"Text\":\"x\"}"]);

        var said = (await Site.Journal(id)).Last(line => line.ActivityId == "a").Said;
        said.Single(s => s.Key == "Jury.Said.WildCards").Arguments.ShouldBe(["1"]);
        (await AdvancedAsync(scene)).ShouldBe([scene.Entries[0], scene.Entries[1], scene.Entries[3]], ignoreOrder: true);
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round && d.Pending != null))).ShouldBe(0);
    }

    [Fact]
    public async Task A_tie_that_the_chain_breaks_needs_nobody()
    {
        var scene = await ScoredAsync((5, 5), (3, 4), (4, 3));
        await scene.Change(round => round.CutAt(2));
        (await Site.Told(await RunAsync(scene, RankAndAdvance)))[^1].ShouldBe("Waits u");
        var chained = await ScoredAsync((5, 5), (3, 3), (1, 5), (2, 2));
        await chained.Change(round =>
        {
            round.CutAt(2);
            round.Adopt(new() { Ties = ["countback"] }, false, null, null, SiteFixture.Start);
        });

        (await Site.Told(await RunAsync(chained, RankAndAdvance)))[^1].ShouldBe("Done z Done");
        (await AdvancedAsync(chained)).ShouldBe([chained.Entries[0], chained.Entries[2]], ignoreOrder: true);
    }

    [Fact]
    public async Task A_round_that_is_extended_takes_scores_longer_and_what_waits_for_its_end_waits_longer()
    {
        var scene = await JuryScene.SetAsync(Site);
        var waits = await RunAsync(scene, ["w:RoundWindowClosedEvent{\"Round\":1} -Done> z:LogTask{\"Text\":\"x\"}"]);
        var before = (await Site.Timer(waits))!.At;

        await RunAsync(scene, ["e:ExtendRoundTask{\"Round\":1,\"Hours\":48}"]);

        before.ShouldBe(JuryScene.Closes + JuryScene.Grace);
        (await Site.Timer(waits))!.At.ShouldBe(before.AddHours(48));
        (await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round))).TakesScoresAt(before.AddHours(47)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_reminder_goes_once_a_week_to_who_has_entries_left()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 2);
        foreach (var entry in (int[])[0, 1])
            await scene.ScoreAsync(entry, 0, 4, 4);
        string[] remind = ["m:RemindJurorsTask{\"Round\":1}"];

        await RunAsync(scene, remind);
        await RunAsync(scene, remind);

        var mails = await Site.Db(db => db.Outbox.Where(m => m.To == scene.Users[1].Email || m.To == scene.Users[0].Email).ToListAsync());
        mails.ShouldHaveSingleItem().Subject.ShouldBe("Nog 2 inzendingen te lezen");
        mails[0].To.ShouldBe(scene.Users[1].Email);
    }

    [Fact]
    public async Task Who_did_not_answer_the_invitation_is_not_asked_to_read()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 1, jurors: 2);
        await scene.InviteAsync(0);

        await RunAsync(scene, ["m:RemindJurorsTask{\"Round\":1}"]);

        (await Site.Db(db => db.Outbox.Where(m => m.To == scene.Users[0].Email || m.To == scene.Users[1].Email).Select(m => m.To).ToListAsync())).ShouldBe([scene.Users[1].Email!]);
    }

    [Fact]
    public async Task The_week_counts_for_the_person_and_not_for_the_mail_that_lies_in_the_outbox()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 1, jurors: 1);
        string[] remind = ["m:RemindJurorsTask{\"Round\":1}"];
        await RunAsync(scene, remind);
        await Site.Db(async db =>
        {
            db.Outbox.RemoveRange(await db.Outbox.Where(m => m.To == scene.Users[0].Email).ToListAsync());
            await db.SaveChangesAsync();
        });

        await RunAsync(scene, remind);

        (await Site.Db(db => db.Outbox.CountAsync(m => m.To == scene.Users[0].Email))).ShouldBe(0);
        var juror = await Site.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Id == scene.Jurors[0].Id));
        var last = juror.Reminded!.Value;
        juror.MayBeRemindedAt(last.AddDays(7).AddMilliseconds(-1)).ShouldBeFalse();
        juror.MayBeRemindedAt(last.AddDays(7)).ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => juror.Remind(last.AddDays(6)));
    }

    [Fact]
    public async Task The_link_in_a_reminder_signs_in_and_leads_to_the_list()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 1);
        await RunAsync(scene, ["m:RemindJurorsTask{\"Round\":1}"]);
        var mail = (await Site.Db(db => db.Outbox.Where(m => m.To == scene.Users[0].Email).ToListAsync())).ShouldHaveSingleItem();
        var link = System.Text.RegularExpressions.Regex.Match(mail.Text, @"https?://\S+/account/link/\S+").Value;
        using var juror = Site.Visitor();

        var list = await juror.Submit(await juror.Visit(link));

        list.Path.ShouldBe($"/jury/rounds/{scene.Round.Value}");
        list.Text.ShouldContain("0 van 2");
    }

    [Fact]
    public async Task A_round_that_is_not_ready_does_not_open_and_says_why()
    {
        var scene = await JuryScene.SetAsync(Site, open: false, readings: []);

        var id = await RunAsync(scene, ["o:OpenRoundTask{\"Round\":1} -Done> z:LogTask{\"Text\":\"x\"}"]);

        (await Site.Instance(id)).Fault!.Key.ShouldBe("Round.Unassigned");
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit($"/admin/workflows/{id.Value}")).Text.ShouldContain("Inzendingen zonder lezer: ");
        var assign = await RunAsync(scene, ["a:AssignJurorsTask{\"Round\":1} -Done> z:LogTask{\"Text\":\"x\"}"]);
        (await Site.Told(assign)).ShouldBe(["Started a", "Waits a", "Done a Done", "Done z Done"]);
        await Site.Steers(s => s.RetryAsync(id, WorkflowSite.Cancel));
        await Site.RunDueAsync();
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task An_edition_without_such_a_round_is_said_in_words()
    {
        var scene = await JuryScene.SetAsync(Site);

        (await Site.Instance(await RunAsync(scene, ["o:OpenRoundTask{\"Round\":7}"]))).Fault!.Key.ShouldBe("Jury.NoRound");
        (await Site.Instance(await Site.Runs("o:OpenRoundTask{\"Round\":1}"))).Fault!.Key.ShouldBe("Workflow.NotAbout");
    }

    private async Task<JuryScene> ScoredAsync(params (decimal One, decimal Other)[] scores)
    {
        var scene = await JuryScene.SetAsync(Site, entries: scores.Length, jurors: 2);
        foreach (var (entry, (one, other)) in scores.Index())
        {
            await scene.ScoreAsync(entry, 0, one, one);
            await scene.ScoreAsync(entry, 1, other, other);
        }
        return scene;
    }

    private async Task<WorkflowInstanceId> RunAsync(JuryScene scene, string[] lines)
    {
        var id = await Site.Starts(await Site.Keeps(lines), $"edition/{scene.Edition.Value}");
        await Site.RunDueAsync();
        return id;
    }

    private Task DecideAsync(JuryScene scene, int entry, Outcome outcome) => Site.Db(async db =>
    {
        var decision = Decision.Of(scene.Round, scene.Entries[entry], outcome, null, null, Site.Clock.Instant());
        decision.Motivate("By vote", new Dictionary<string, string>(), null, Site.Clock.Instant());
        db.Decisions.Add(decision);
        await db.SaveChangesAsync();
    });

    private Task<List<EntryId>> AdvancedAsync(JuryScene scene) => Site.Db(db => db.Decisions.Where(d => d.RoundId == scene.Round && d.Outcome == Outcome.Advance).Select(d => d.EntryId).ToListAsync());
}
