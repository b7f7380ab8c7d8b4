using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Assignments;

public sealed class PlanTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_plan_is_shown_first_and_assigned_when_asked()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 6, jurors: 3, open: false, readings: []);
        using var team = await Site.SignedIn(Role.Team);
        var page = await team.Visit(scene.Admin + "/assign");

        var shown = await team.Submit(page, new Dictionary<string, string> { ["PerEntry"] = "2" });
        shown.Text.ShouldContain("Nieuwe toewijzingen: 12. Blijven: 0. Elk jurylid leest er 4 tot 4.");
        (await CountAsync(scene)).ShouldBe(0);

        (await team.Post(scene.Admin + "/assign?handler=Apply", ("PerEntry", "2"))).Text.ShouldContain("Nieuwe toewijzingen: 12");
        (await CountAsync(scene)).ShouldBe(12);
        (await team.Post(scene.Admin + "/assign?handler=Preview", ("PerEntry", "3"))).Text.ShouldContain("Nieuwe toewijzingen: 6. Blijven: 12.");
    }

    [Fact]
    public async Task What_the_data_say_about_conflicts_is_found_before_the_plan()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 2, open: false, readings: [(0, 0)]);
        await Site.Db(async db =>
        {
            var who = scene.Jurors[0].Id;
            (await db.Jurors.SingleAsync(j => j.Id == who)).Describe(new("Jurylid 1", "Organisatie 1 vzw", new Dictionary<string, string>(), [], [], null, false));
            await db.SaveChangesAsync();
        });
        using var team = await Site.SignedIn(Role.Team);

        var shown = await team.Post(scene.Admin + "/assign?handler=Preview", ("PerEntry", "2"));

        shown.Text.ShouldContain("nodig 2, mogelijk 1");
        shown.Text.ShouldContain("Belangenconflict: Jurylid 1");
        (await CountAsync(scene)).ShouldBe(0);
        var conflicts = await team.Visit(scene.Admin + "/conflicts");
        conflicts.Text.ShouldContain("Zelfde organisatie");

        var dismissed = await team.Submit(conflicts, new Dictionary<string, string> { ["Reason"] = "Andere vereniging met dezelfde naam" }, "main table form");
        dismissed.Text.ShouldContain("Andere vereniging met dezelfde naam");
        (await team.Post(scene.Admin + "/assign?handler=Preview", ("PerEntry", "2"))).Text.ShouldContain("Nieuwe toewijzingen: 4.");
    }

    [Fact]
    public async Task Readings_are_added_and_taken_away_by_hand_and_a_sheet_is_kept_but_struck()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 5, 5);
        using var team = await Site.SignedIn(Role.Team);
        (string, string)[] pair = [("Entry", scene.Entries[0].Value.ToString()), ("Juror", scene.Jurors[0].Id.Value.ToString())];

        (await team.Post(scene.Admin + "/assign?handler=Add", pair)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await team.Post(scene.Admin + "/assign?handler=Remove", pair)).Text.ShouldContain("Weggehaald");
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Struck);
        (await team.Post(scene.Admin + "/assign?handler=Add", pair)).Text.ShouldContain("Toegewezen");
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Finished);
    }

    [Fact]
    public async Task A_reading_by_hand_looks_for_conflicts_first()
    {
        var scene = await JuryScene.SetAsync(Site, readings: [(0, 0), (0, 1), (1, 1), (2, 0)]);
        await scene.Answer(0, juror => juror.Describe(new("Jurylid 1", "Organisatie 2 vzw", new Dictionary<string, string>(), [], [], null, false)));
        using var team = await Site.SignedIn(Role.Team);

        var refused = await team.Post(scene.Admin + "/assign?handler=Add", ("Entry", scene.Entries[1].Value.ToString()), ("Juror", scene.Jurors[0].Id.Value.ToString()));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        (await Site.Db(db => db.Conflicts.Where(c => c.EntryId == scene.Entries[1]).Select(c => c.Kind).ToListAsync())).ShouldBe([ConflictKind.Organisation]);
        (await CountAsync(scene)).ShouldBe(4);
    }

    [Fact]
    public async Task Two_who_plan_at_once_find_a_conflict_once_and_neither_meets_an_error()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 6, jurors: 3, open: false, readings: []);
        foreach (var juror in new[] { 0, 1, 2 })
            await scene.Answer(juror, one => one.Describe(new(one.Name, $"Organisatie {juror + 1}", new Dictionary<string, string>(), [], [], null, false)));
        using var team = await Site.SignedIn(Role.Team);
        await team.Visit(scene.Admin + "/assign");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Post(scene.Admin + "/assign?handler=Preview", ("PerEntry", "2"))));

        answers.Select(answer => answer.Status).ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.Conflict);
        (await Site.Db(db => db.Conflicts.CountAsync(c => scene.Entries.Contains(c.EntryId)))).ShouldBe(3);
    }

    [Fact]
    public async Task Who_does_not_score_in_a_round_any_more_reads_nothing_and_counts_for_nothing()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 5, 5);
        await scene.ScoreAsync(0, 1, 2, 2);
        await scene.Answer(1, juror => juror.Describe(new(juror.Name, "", new Dictionary<string, string>(), [], [], null, false) { IsReader = true }));
        await Site.Db(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == scene.Round);
            typeof(Round).GetProperty(nameof(Round.PolicyJson))!.SetValue(round, (round.Policy with { Scorers = Scorers.Outside }).Write());
            await db.SaveChangesAsync();
        });
        using var juror = await scene.Juror(0);
        using var team = await Site.SignedIn(Role.Team);

        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}")).Body.ShouldNotContain("Inzending 1");
        var marks = (await team.Visit(scene.Admin + "/ranking.csv")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        marks.Count.ShouldBe(2);
        marks.ShouldAllBe(mark => mark.Contains("Jurylid 2", StringComparison.Ordinal));
        (await team.Visit(scene.Admin + "/ranking")).Text.ShouldNotContain("Jurylid 1");
    }

    [Fact]
    public async Task Assigning_asks_the_database_as_often_for_many_readings_as_for_few()
    {
        var (few, many) = (await JuryScene.SetAsync(Site, entries: 2, jurors: 2, readings: []), await JuryScene.SetAsync(Site, entries: 9, jurors: 5, readings: []));
        using var team = await Site.SignedIn(Role.Team);
        await team.Visit(few.Admin + "/assign");
        // What is written goes in one batch, and a batch of more rows takes no more commands.
        Task<int> Cost(JuryScene scene) => Site.Queries.OfReadingAsync(() => team.Post(scene.Admin + "/assign?handler=Apply", ("PerEntry", "2")));

        var cost = await Cost(few);

        (await Cost(many)).ShouldBe(cost);
        (await CountAsync(many)).ShouldBe(18);
    }

    [Fact]
    public async Task Panels_that_share_nobody_are_shown_and_linked_when_asked_and_what_was_assigned_stays()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4, jurors: 4, open: false, readings: [(0, 0), (0, 1), (1, 0), (2, 2), (3, 2), (3, 3)]);
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(scene.Admin + "/assign");
        page.Document.QuerySelectorAll("#panel svg circle").Length.ShouldBe(4);
        page.All("#pieces li").ShouldBe(["Groep 1: Jurylid 1 (2), Jurylid 2 (1)", "Groep 2: Jurylid 3 (2), Jurylid 4 (1)"]);
        (await team.Post(scene.Admin + "/open")).Status.ShouldBe(HttpStatusCode.Conflict);

        var proposed = await team.Submit(page, new Dictionary<string, string>(), "#panel form");
        proposed.All("#bridge li").ShouldHaveSingleItem().ShouldContain(" leest ook ");
        proposed.All("#pieces li").ShouldHaveSingleItem();
        (await CountAsync(scene)).ShouldBe(6, "nothing is assigned before somebody says so");

        var built = await team.Submit(proposed, new Dictionary<string, string>(), "#bridge form");
        built.Text.ShouldContain("Nieuwe toewijzingen: 1");
        built.All("#pieces li").ShouldHaveSingleItem();
        built.Document.QuerySelector("#panel form").ShouldBeNull();
        (await CountAsync(scene)).ShouldBe(7);
    }

    [Fact]
    public async Task Too_many_readers_is_a_sentence()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);

        var refused = await team.Post(scene.Admin + "/assign?handler=Apply", ("PerEntry", "0"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Kies een getal van 1 tot 50");
    }

    private Task<int> CountAsync(JuryScene scene) => Site.Db(db => db.Assignments.CountAsync(a => a.RoundId == scene.Round));
}
