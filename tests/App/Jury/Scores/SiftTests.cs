using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores;

public sealed class SiftOnSqliteTests(SiteFixture site) : SiftTests<SiteFixture>(site);

public sealed class SiftOnPostgresTests(PostgresSite site) : SiftTests<PostgresSite>(site);

public abstract class SiftTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task One_press_answers_and_goes_on_and_the_way_back_leads_to_the_one_before()
    {
        var scene = await JuryScene.SiftAsync(Site);
        for (var entry = 0; entry < 3; entry++)
            await scene.ClearAsync(entry, 0);
        using var juror = await scene.Juror(0);

        var first = await juror.Visit(scene.Desk(0));
        first.Document.QuerySelectorAll("[data-criterion] button").Select(button => (button.GetAttribute("aria-keyshortcuts"), button.TextContent.Trim())).ShouldBe([("1", "1 Nee"), ("2", "2 Misschien"), ("3", "3 Ja")]);
        first.Document.QuerySelector("textarea[name='Input.Comment']").ShouldBeNull();
        var second = await juror.Submit(first, new Dictionary<string, string> { ["Input.Comment"] = "Sterk team" }, "#sheet", ("mark", "3"));

        second.Path.ShouldStartWith($"/jury/rounds/{scene.Round.Value}/entries/");
        second.Path.ShouldNotBe(scene.Desk(0));
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.ValueOf("sift"), sheet.Comment, sheet.State).ShouldBe((3, "Sterk team", SheetState.Finished));
        Site.Clock.Advance(TimeSpan.FromSeconds(5));
        var third = await juror.Submit(second, new Dictionary<string, string>(), "#sheet", ("mark", "1"));
        third.Document.QuerySelector("a[aria-keyshortcuts='b']")!.GetAttribute("href").ShouldBe(second.Path);
        var back = await juror.Visit(second.Path);
        back.Document.QuerySelector("a[aria-keyshortcuts='b']")!.GetAttribute("href").ShouldBe(scene.Desk(0));
        var again = await juror.Visit(scene.Desk(0));
        again.Document.QuerySelector("button[aria-pressed='true']")!.TextContent.ShouldContain("Ja");
        again.Document.QuerySelector("a[aria-keyshortcuts='b']").ShouldBeNull();
        (await juror.Submit(again, new Dictionary<string, string>(), "#sheet", ("mark", "2"))).Path.ShouldBe(third.Path);
        (await scene.SheetOf(0, 0))!.ValueOf("sift").ShouldBe(2);
    }

    [Fact]
    public async Task Enter_in_the_line_saves_it_and_answers_nothing()
    {
        var scene = await JuryScene.SiftAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Desk(0));
        // What a browser presses for Enter.
        var first = page.Document.QuerySelector("#sheet button[type=submit]")!;
        (first.GetAttribute("name"), first.GetAttribute("value")).ShouldBe(("then", "stay"));
        await juror.Submit(page, new Dictionary<string, string> { ["Input.Comment"] = "Sterk idee" }, "#sheet", ("then", "stay"));

        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.Comment, sheet.ValueOf("sift"), sheet.State).ShouldBe(("Sterk idee", null, SheetState.Busy));
    }

    [Fact]
    public async Task Whoever_writes_why_at_the_gate_stands_aside_without_the_tick_as_well()
    {
        var scene = await JuryScene.SiftAsync(Site);
        using var juror = await scene.Juror(0);

        await juror.Submit(await juror.Visit($"/jury/rounds/{scene.Round.Value}/gate"), new Dictionary<string, string> { [$"Reasons[{scene.Entries[1].Value}]"] = "Mijn zus werkt daar" });

        (await Site.Db(db => db.Conflicts.Where(c => c.JurorId == scene.Jurors[0].Id).Select(c => c.Reason).ToListAsync(TestContext.Current.CancellationToken))).ShouldBe(["Mijn zus werkt daar"]);
        (await juror.Visit(scene.Desk(1))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit(scene.Desk(0))).Document.QuerySelector("#sheet").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_answer_that_is_not_on_the_scale_changes_nothing()
    {
        var scene = await JuryScene.SiftAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        var refused = await juror.Submit(await juror.Visit(scene.Desk(0)), new Dictionary<string, string> { ["Input.Comment"] = "Blijft staan" }, "#sheet", ("mark", "9"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Document.QuerySelector("[name='Input.Comment']")!.GetAttribute("value").ShouldBe("Blijft staan");
        (await scene.SheetOf(0, 0)).ShouldBeNull();
    }

    [Fact]
    public async Task All_gates_open_at_once_but_those_that_the_juror_ticks_with_a_reason()
    {
        var scene = await JuryScene.SiftAsync(Site);
        using var juror = await scene.Juror(0);
        var page = await juror.Visit($"/jury/rounds/{scene.Round.Value}/gate");
        page.All(".held__item strong").Count.ShouldBe(3);
        page.Body.ShouldNotContain("Samenvatting");
        var ticked = scene.Entries[1].Value.ToString();

        var refused = await juror.Submit(page, new Dictionary<string, string> { ["Mine"] = ticked });
        refused.All(".field__error").Count.ShouldBe(1);
        (await Site.Db(db => db.Assignments.CountAsync(a => a.RoundId == scene.Round && a.Cleared != null))).ShouldBe(0);
        var done = await juror.Submit(page, new Dictionary<string, string> { ["Mine"] = ticked, [$"Reasons[{ticked}]"] = "Mijn zus werkt daar." });

        done.Text.ShouldContain("Nu open voor jou: 2");
        done.Body.ShouldNotContain("Inzending 2");
        (await juror.Visit(scene.Desk(1))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit(scene.Desk(0))).Text.ShouldContain("Samenvatting 1");
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}/gate")).Text.ShouldContain("Je hebt alles al gezegd");
    }

    [Fact]
    public async Task Who_only_reads_along_scores_where_the_round_says_so_and_sits_in_no_meeting()
    {
        var scene = await JuryScene.SiftAsync(Site);
        await ReadsAlong(scene, 1);
        await scene.ClearAsync(0, 1);
        await Site.Db(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == scene.Round);
            db.Meetings.Add(Meeting.Convene(round, null, null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        using var reader = await scene.Juror(1);
        using var juror = await scene.Juror(0);
        using var chair = await Site.SignedIn(Role.Chair);

        (await reader.Submit(await reader.Visit(scene.Desk(0)), new Dictionary<string, string>(), "#sheet", ("mark", "3"))).Status.ShouldBe(HttpStatusCode.OK);
        (await scene.SheetOf(0, 1))!.State.ShouldBe(SheetState.Finished);
        (await reader.Visit($"/jury/rounds/{scene.Round.Value}")).Body.ShouldNotContain($"/jury/rounds/{scene.Round.Value}/meeting");
        (await reader.Visit($"/jury/rounds/{scene.Round.Value}/meeting")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}/meeting")).Status.ShouldBe(HttpStatusCode.OK);
        var meeting = await chair.Visit(scene.Admin + "/meeting");
        meeting.Text.ShouldContain("Jurylid 1");
        meeting.Text.ShouldNotContain("Jurylid 2");
        (await chair.Visit(scene.Admin + "/ranking")).Text.ShouldContain("Jurylid 2");
    }

    [Fact]
    public async Task Where_the_jury_alone_scores_who_reads_along_sees_no_round_and_is_in_no_plan()
    {
        var scene = await JuryScene.SetAsync(Site);
        await ReadsAlong(scene, 1);
        using var reader = await scene.Juror(1);
        using var team = await Site.SignedIn(Role.Team);

        (await reader.Visit($"/jury/rounds/{scene.Round.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Visit("/jury")).Body.ShouldNotContain(scene.Round.Value.ToString());
        (await team.Visit(scene.Admin)).Text.ShouldNotContain("Jurylid 2");
        (await team.Visit(scene.Admin + "/assign")).Text.ShouldNotContain("Jurylid 2");
    }

    [Fact]
    public async Task The_team_adds_who_reads_along_where_it_adds_jurors()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit($"/admin/jury/jurors/new?edition={scene.Edition.Value}");

        var both = await team.Submit(form, new Dictionary<string, string> { ["Input.Name"] = "Lezer", ["Input.Email"] = $"lezer-{scene.Edition.Value:N}@example.org", ["Input.IsReader"] = "true", ["Input.IsChair"] = "true" });
        var added = await team.Submit(form, new Dictionary<string, string> { ["Input.Name"] = "Lezer", ["Input.Email"] = $"lezer-{scene.Edition.Value:N}@example.org", ["Input.IsReader"] = "true" });

        both.All(".field__error").ShouldBe(["Wie alleen meeleest, zit de jury niet voor."]);
        added.All("tbody tr").ShouldContain(row => row.Contains("Lezer", StringComparison.Ordinal) && row.Contains("Leest mee", StringComparison.Ordinal));
    }

    private Task ReadsAlong(JuryScene scene, int juror) => Site.Db(async db =>
    {
        var id = scene.Jurors[juror].Id;
        (await db.Jurors.SingleAsync(j => j.Id == id)).Describe(new($"Jurylid {juror + 1}", "", new Dictionary<string, string>(), [], [], null, false) { IsReader = true });
        await db.SaveChangesAsync();
    });
}
