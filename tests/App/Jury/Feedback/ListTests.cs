using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Feedback;

public sealed class ListTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_edits_what_jurors_wrote_and_no_name_gets_through()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4, "Sterk, zegt ook Jurylid 2.");
        using var team = await Site.SignedIn(Role.Team);
        var off = await team.Visit(scene.Admin + "/feedback");
        off.Text.ShouldContain("Deze ronde geeft geen feedback");
        off.Body.ShouldNotContain("Sterk, zegt");
        var page = await team.Submit(off, new Dictionary<string, string> { ["rule"] = "Comments" }, "#rule");

        page.All("textarea").ShouldContain("Sterk, zegt ook ….");
        page.Body.ShouldNotContain("Jurylid");
        var refused = await team.Submit(page, new Dictionary<string, string> { ["Text"] = "Ook Jurylid 1 vond dit sterk.", ["Ready"] = "true" }, $"#feedback-{scene.Entries[0].Value}");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("“Jurylid 1” is de naam van een jurylid");
        refused.Body.ShouldContain("Ook Jurylid 1 vond dit sterk.");
        (await team.Submit(await team.Visit(scene.Admin + "/feedback"), new Dictionary<string, string> { ["Text"] = "", ["Ready"] = "true" }, $"#feedback-{scene.Entries[0].Value}")).Text.ShouldContain("Schrijf eerst een tekst");
        await team.Submit(await team.Visit(scene.Admin + "/feedback"), new Dictionary<string, string> { ["Text"] = "Sterk en helder.", ["Ready"] = "true" }, $"#feedback-{scene.Entries[0].Value}");
        (await Site.Db(db => db.Feedbacks.AsNoTracking().SingleAsync(f => f.EntryId == scene.Entries[0]))).Ready.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_emoji_in_a_comment_breaks_nothing()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4, "Sterk 👍, zegt Jurylid 2 🚲.");
        using var team = await Site.SignedIn(Role.Team);
        var page = await team.Submit(await team.Visit(scene.Admin + "/feedback"), new Dictionary<string, string> { ["rule"] = "Comments" }, "#rule");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.All("textarea").ShouldContain("Sterk 👍, zegt … 🚲.");
        (await team.Submit(page, new Dictionary<string, string> { ["Text"] = "Mooi 👍", ["Ready"] = "true" }, $"#feedback-{scene.Entries[0].Value}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_who_runs_the_jury_reads_the_comments()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var juror = await scene.Juror(0);
        using var chair = await Site.SignedIn(Role.Chair);
        using var nobody = Site.Visitor();

        (await juror.Visit(scene.Admin + "/feedback")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chair.Visit(scene.Admin + "/feedback")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.Visit(scene.Admin + "/feedback")).Path.ShouldStartWith("/account");
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit("/admin/jury/rounds/01970000-0000-7000-8000-000000000000/feedback")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
