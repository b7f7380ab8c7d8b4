using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Invitations;

public sealed class AnswerTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_mail_leads_to_a_page_with_dates_work_and_promise_and_only_its_button_answers()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 1);
        await AskAsync(scene, hours: 12);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Submit(await team.Visit($"/admin/jury/jurors/{scene.Jurors[0].Id.Value}/invite"))).Text.ShouldContain("De uitnodiging is onderweg");
        var mail = await Site.Db(db => db.Outbox.Where(m => m.To == scene.Users[0].Email).SingleAsync());
        var link = mail.Text.Split('\n').First(line => line.Contains("/account/link/", StringComparison.Ordinal)).Trim();

        using (var scanner = Site.Visitor())
            await scanner.Visit(link);
        using var juror = Site.Visitor();
        var page = await juror.Submit(await juror.Visit(link));

        page.Path.ShouldBe(Address(scene));
        page.Text.ShouldContain("Ronde ");
        page.Text.ShouldContain("22 november 2026 – 30 november 2026");
        page.Text.ShouldContain("ongeveer 12 uur in totaal");
        page.Text.ShouldContain("De vergadering is op 5 december in Gent.");
        page.Text.ShouldContain("Een indiener mag vragen wat je over de inzending schreef");
        (await JurorAsync(scene)).Accepted.ShouldBeNull();
    }

    [Fact]
    public async Task A_yes_needs_the_promise_and_before_it_nothing_is_read()
    {
        var scene = await InvitedAsync();
        using var juror = await scene.Juror(0);

        (await juror.Visit(scene.Desk(0))).Path.ShouldBe(Address(scene));
        foreach (var page in new[] { "", "/gate", "/dossier", "/meeting", "/wild-card", $"/examples/{scene.Entries[0].Value}" })
            (await juror.Visit($"/jury/rounds/{scene.Round.Value}{page}")).Path.ShouldBe(Address(scene), page);
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}/dossier.pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit("/jury")).All("main a").ShouldContain("Lees wat we vragen en antwoord");
        var refused = await juror.Submit(await juror.Visit(Address(scene)), "main form:not([action*=Decline])");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.All(".field__error").ShouldBe(["Vink aan dat je dit belooft. Zonder belofte kan je niet meelezen."]);

        var profile = await juror.Submit(refused, new Dictionary<string, string> { ["Agrees"] = "true" }, "main form:not([action*=Decline])");

        profile.Path.ShouldBe(Address(scene) + "/profile");
        (await JurorAsync(scene)).Accepted.ShouldBe(SiteFixture.Start);
        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_no_may_carry_a_reason_that_only_the_team_reads_and_may_be_taken_back()
    {
        var scene = await InvitedAsync();
        using var juror = await scene.Juror(0);
        var page = await juror.Visit(Address(scene));
        page.Text.ShouldContain("Je hebt 3 inzendingen te lezen");

        var declined = await juror.Submit(page, new Dictionary<string, string> { ["Reason"] = "Ik ben in Peru." }, "form[action*=Decline]");

        declined.Text.ShouldContain("Je zei nee op 23 november 2026");
        (await Site.Db(db => db.Assignments.CountAsync(a => a.JurorId == scene.Jurors[0].Id))).ShouldBe(0);
        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit($"/admin/jury/jurors?edition={scene.Edition.Value}&answer=SaidNo")).Text.ShouldContain("Ik ben in Peru.");

        await juror.Submit(declined, new Dictionary<string, string> { ["Agrees"] = "true" });
        var back = await JurorAsync(scene);
        (back.Declined, back.DeclineReason, back.Accepted).ShouldBe((null, "", SiteFixture.Start));
        (await team.Visit($"/admin/jury/jurors?edition={scene.Edition.Value}")).Text.ShouldNotContain("Peru");
    }

    [Fact]
    public async Task A_no_leaves_what_was_scored_in_a_round_that_is_over()
    {
        var (scene, running) = (await JuryScene.SetAsync(Site, entries: 2, jurors: 2), await JuryScene.SetAsync(Site));
        for (var entry = 0; entry < 2; entry++)
            foreach (var who in new[] { 0, 1 })
                await scene.ScoreAsync(entry, who, 5 - entry, 4);
        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using var juror = await scene.Juror(0);
        var page = await juror.Visit(Address(scene));
        page.Text.ShouldNotContain("inzendingen te lezen");

        await juror.Submit(page, new Dictionary<string, string>(), "form[action*=Decline]");

        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Finished);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit(scene.Admin + "/ranking.csv")).Body.Split('\n').Count(line => line.Contains("Jurylid 1", StringComparison.Ordinal)).ShouldBe(4);
        (await team.Visit(scene.Admin + "/ranking")).Text.ShouldContain("Jurylid 1");

        await running.Answer(0, one => one.Decline("", SiteFixture.Start));
        await Site.Db(async db =>
        {
            await db.LeaveAsync(running.Jurors[0].Id, SiteFixture.Start);
            await db.SaveChangesAsync();
        });
        (await Site.Db(db => db.Assignments.CountAsync(a => a.JurorId == running.Jurors[0].Id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_said_beside_its_box_and_stays_there()
    {
        var scene = await InvitedAsync();
        using var juror = await scene.Juror(0);
        var much = new string('x', Juror.LongestReason + 1);

        var refused = await juror.Submit(await juror.Visit(Address(scene)), new Dictionary<string, string> { ["Reason"] = much }, "form[action*=Decline]");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Document.QuerySelector("details[open] .field__error")!.TextContent.ShouldContain("2001 tekens");
        refused.Document.QuerySelector("textarea[name=Reason]")!.TextContent.Trim().ShouldBe(much);
        (await JurorAsync(scene)).Declined.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_answers_for_somebody_else()
    {
        var scene = await InvitedAsync(jurors: 2);
        using var other = await scene.Juror(1);

        (await other.Visit(Address(scene))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Post(Address(scene), ("Agrees", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Post(Address(scene) + "?handler=Decline")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Visit(Address(scene) + "/profile")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var entrant = await Site.SignedIn(Role.Entrant);
        (await entrant.Visit(Address(scene))).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var visitor = Site.Visitor();
        (await visitor.Visit(Address(scene))).Path.ShouldStartWith("/account");
        (await JurorAsync(scene)).Waits.ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_asks_the_database_the_same_for_one_round_and_for_four()
    {
        var scene = await InvitedAsync();
        using var juror = await scene.Juror(0);
        var one = await Site.Queries.OfWarmAsync(() => juror.Visit(Address(scene)));
        await Site.Db(async db =>
        {
            foreach (var name in new[] { "Tweede", "Derde", "Vierde" })
                db.Rounds.Add(Round.Plan(scene.Edition, new Dictionary<string, string> { ["nl"] = name }));
            await db.SaveChangesAsync();
        });

        (await Site.Queries.OfWarmAsync(async () => (await juror.Visit(Address(scene))).Text.ShouldContain("Vierde: de data volgen"))).ShouldBe(one);
    }

    internal static string Address(JuryScene scene, int juror = 0) => $"/jury/invitations/{scene.Jurors[juror].Id.Value}";

    private async Task<JuryScene> InvitedAsync(int jurors = 1)
    {
        var scene = await JuryScene.SetAsync(Site, jurors: jurors);
        await scene.InviteAsync(0);
        return scene;
    }

    private Task AskAsync(JuryScene scene, int hours) => Site.Db(async db =>
    {
        var invitation = Invitation.To(scene.Edition);
        invitation.Ask(hours, null, new Dictionary<string, string> { ["nl"] = "De vergadering is op 5 december in Gent.\n\nWe betalen je trein." });
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync();
    });

    private Task<Juror> JurorAsync(JuryScene scene) => Site.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Id == scene.Jurors[0].Id));
}
