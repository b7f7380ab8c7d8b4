using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Jurors;

public sealed class JurorTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_juror_is_added_invited_by_mail_and_says_yes()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 1);
        using var team = await Site.SignedIn(Role.Team);

        var form = await team.Visit($"/admin/jury/jurors/new?edition={scene.Edition.Value}");
        var list = await team.Submit(form, new Dictionary<string, string> { ["Input.Name"] = "Nieuw Jurylid", ["Input.Email"] = "nieuw.jurylid@example.net", ["Input.MostEntries"] = "20" });
        list.Text.ShouldContain("nieuw.jurylid@example.net");
        var id = await Site.Db(db => db.Jurors.Where(j => j.Name == "Nieuw Jurylid").Select(j => j.Id).SingleAsync());
        (await team.Post($"/admin/jury/jurors/{id.Value}/invite")).Text.ShouldContain("De uitnodiging is onderweg");

        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "nieuw.jurylid@example.net"));
        var link = mail.Text.Split('\n').First(line => line.Contains("/account/link/", StringComparison.Ordinal)).Trim();
        using var juror = Site.Visitor();
        var asked = await juror.Submit(await juror.Visit(link));
        asked.Path.ShouldBe($"/jury/invitations/{id.Value}");
        asked.Text.ShouldContain("hoogstens 20 per ronde");
        (await juror.Submit(asked, new Dictionary<string, string> { ["Agrees"] = "true" }, "main form:not([action*=Decline])")).Text.ShouldContain("Fijn dat je meedoet");
        (await Site.Db(db => db.Jurors.SingleAsync(j => j.Id == id))).Accepted.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_juror_who_becomes_the_chair_gets_what_a_chair_needs_and_one_who_reads_along_leaves_the_public_page()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 2);
        using var team = await Site.SignedIn(Role.Team);
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Admin + "/ranking")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await scene.Answer(1, one => one.Show(SiteFixture.Start));

        await team.Submit(await team.Visit($"/admin/jury/jurors/{scene.Jurors[0].Id.Value}"), new Dictionary<string, string> { ["Input.IsChair"] = "true" });
        await team.Submit(await team.Visit($"/admin/jury/jurors/{scene.Jurors[1].Id.Value}"), new Dictionary<string, string> { ["Input.IsReader"] = "true" });

        using var chair = await scene.Juror(0);
        (await chair.Visit(scene.Admin + "/ranking")).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Id == scene.Jurors[1].Id))).Shown.ShouldBeNull();
        await scene.Answer(0, one => one.Show(SiteFixture.Start));
        await team.Post($"/admin/jury/jurors/{scene.Jurors[0].Id.Value}/invite");
        (await Site.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Id == scene.Jurors[0].Id))).Shown.ShouldBeNull("asked anew, and without an answer");
    }

    [Fact]
    public async Task The_door_leads_everybody_else_to_the_public_page()
    {
        using var visitor = Site.Visitor();

        (await visitor.Http.GetAsync(new Uri("/jury", UriKind.Relative))).Headers.Location!.ToString().ShouldBe("/nl/jury");
        using var juror = await Site.SignedIn(Role.Juror);
        (await juror.Visit("/jury")).Text.ShouldContain("Er loopt nu geen ronde voor jou");
    }

    [Fact]
    public async Task Only_the_team_adds_jurors()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var other = await scene.Juror(1);

        (await other.Visit($"/admin/jury/jurors?edition={scene.Edition.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.Visit($"/admin/jury/jurors/{scene.Jurors[0].Id.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_same_person_is_not_added_twice()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var team = await Site.SignedIn(Role.Team);

        var form = await team.Visit($"/admin/jury/jurors/new?edition={scene.Edition.Value}");
        var refused = await team.Submit(form, new Dictionary<string, string> { ["Input.Name"] = "Dubbel", ["Input.Email"] = scene.Users[0].Email! });

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("zit al in deze jury");
    }
}
