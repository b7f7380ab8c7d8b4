using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Invitations;

public sealed class TeamTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_says_what_it_asks_and_sees_it_as_a_juror_does()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 1);
        using var team = await Site.SignedIn(Role.Team);
        var address = $"/admin/jury/invitation?edition={scene.Edition.Value}";

        var refused = await team.Submit(await team.Visit(address), new Dictionary<string, string> { ["Input.Hours"] = "0", ["Input.WordsNl"] = "Blijft." });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.All("#Input_Hours-error").ShouldBe(["Kies een getal van 1 tot 500, of laat leeg."]);
        refused.Document.QuerySelector("textarea[name='Input.WordsNl']")!.TextContent.Trim().ShouldBe("Blijft.");

        var saved = await team.Submit(refused, new Dictionary<string, string> { ["Input.Hours"] = "12", ["Input.AnswerBy"] = "2026-12-01T12:00", ["Input.WordsNl"] = "Eerst dit.\n\nDan dat." });
        saved.Text.ShouldContain("ongeveer 12 uur in totaal");
        saved.Text.ShouldContain("1 december 2026, 12.00 uur");
        saved.All("[aria-labelledby=preview] p.lines").ShouldBe(["Eerst dit.", "Dan dat."]);
        (await Site.Db(db => db.Invitations.SingleAsync(i => i.EditionId == scene.Edition))).AnswerBy.ShouldBe(new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero));

        using var juror = await scene.Juror(0);
        (await juror.Visit(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Everybody_who_was_not_asked_is_invited_at_once_and_nobody_twice()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 3);
        await scene.InviteAsync(0);
        using var team = await Site.SignedIn(Role.Team);
        var list = await team.Visit($"/admin/jury/jurors?edition={scene.Edition.Value}");
        list.Text.ShouldContain("Nog niet uitgenodigd: 2");
        list.Text.ShouldContain("Nog geen antwoord: 1");
        (await team.Visit("/admin")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ShouldContain($"/admin/jury/jurors?edition={scene.Edition.Value}&answer=Waits");

        var page = await team.Visit($"/admin/jury/jurors/all/invite?edition={scene.Edition.Value}");
        page.Text.ShouldContain("We mailen 2 juryleden");
        page.Text.ShouldNotContain(scene.Users[0].Email!);
        (await team.Submit(page)).Text.ShouldContain("2 uitnodigingen zijn onderweg");

        var mailed = await Site.Db(db => db.Outbox.Where(m => m.Subject.Contains("jury van")).Select(m => m.To).ToListAsync());
        mailed.Where(to => scene.Users.Any(u => u.Email == to)).ShouldBe([scene.Users[1].Email!, scene.Users[2].Email!], ignoreOrder: true);
        (await team.Visit(page.Path)).Text.ShouldContain("Iedereen is al gevraagd");
    }

    [Fact]
    public async Task Whoever_opens_a_round_hears_which_jurors_did_not_answer_yet()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 3, open: false);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit(scene.Admin + "/open")).Text.ShouldNotContain("uitnodiging");

        await scene.InviteAsync(1);
        var one = await team.Visit(scene.Admin + "/open");
        one.Text.ShouldContain("Eén jurylid met inzendingen antwoordde nog niet op de uitnodiging, en ziet ze pas na een ja: Jurylid 2.");
        (await team.Visit(one.Link("main li a")!)).Text.ShouldContain("Jurylid 2");
        (await team.Visit(scene.Admin + "/assign")).All("td .badge--wait").ShouldHaveSingleItem();

        await scene.InviteAsync(2);
        var asked = await team.Visit(scene.Admin + "/open");
        asked.Text.ShouldContain("Jurylid 2, Jurylid 3");

        // It is a warning: the round opens all the same.
        (await team.Submit(asked)).Text.ShouldContain("De ronde is open");
    }

    [Fact]
    public async Task The_list_asks_the_database_the_same_for_one_juror_and_for_eight()
    {
        var (small, large) = (await JuryScene.SetAsync(Site, entries: 1, jurors: 1), await JuryScene.SetAsync(Site, entries: 1, jurors: 8));
        using var team = await Site.SignedIn(Role.Team);
        foreach (var path in new[] { "/admin/jury/jurors?edition=", "/admin/jury/jurors/all/invite?edition=", "/admin/jury/jurors/site?edition=" })
        {
            await team.Visit(path + small.Edition.Value);
            var one = await Site.Queries.OfWarmAsync(() => team.Visit(path + small.Edition.Value));
            (await Site.Queries.OfWarmAsync(() => team.Visit(path + large.Edition.Value))).ShouldBe(one, path);
        }
    }
}
