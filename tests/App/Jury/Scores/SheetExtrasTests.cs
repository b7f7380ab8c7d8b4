using System.Net;
using System.Net.Http.Json;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores;

public sealed class SheetExtrasTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_own_scores_stand_beside_the_sheet_in_order_and_those_of_others_do_not()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4);
        await scene.ScoreAsync(0, 0, 2, 2);
        await scene.ScoreAsync(1, 0, 5, 4);
        await scene.ScoreAsync(2, 1, 3, 3);
        await scene.ClearAsync(2, 0);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Desk(2));

        page.All("section[aria-labelledby='mine-title'] tbody tr").Select(row => row[row.IndexOf("Inzending", StringComparison.Ordinal)..]).ShouldBe(["Inzending 2 5 4 4,30", "Inzending 1 2 2 2,00"]);
        page.Document.QuerySelectorAll("section[aria-labelledby='mine-title'] circle").Length.ShouldBe(2);
        page.Document.QuerySelector("svg[role='img']")!.GetAttribute("aria-label").ShouldBe("2 totalen van jou, van 2 tot 4,3.");
    }

    [Fact]
    public async Task An_entry_that_became_a_conflict_is_no_measure_any_more()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 3);
        await scene.ScoreAsync(0, 0, 2, 2);
        await scene.ScoreAsync(1, 0, 5, 4);
        await scene.ClearAsync(2, 0);
        using var juror = await scene.Juror(0);
        await juror.Submit(await juror.Visit(scene.Desk(0)), new Dictionary<string, string> { ["Gate.Reason"] = "Mijn zus werkt daar." }, "form[action*='Declare']");

        var page = await juror.Visit(scene.Desk(2));

        page.Body.ShouldNotContain("Inzending 1");
        page.All("section[aria-labelledby='mine-title'] tbody tr").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task How_sure_a_juror_is_is_kept_and_changes_no_score()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4);
        using var juror = await scene.Juror(0);

        await juror.Submit(await juror.Visit(scene.Desk(0)), new Dictionary<string, string> { ["Input.Confidence"] = "2" }, "#sheet", ("then", "stay"));
        (await scene.SheetOf(0, 0))!.Confidence.ShouldBe(2);
        (await Put(juror, scene, new { confidence = "3", was = "1" })).ShouldBe(HttpStatusCode.Conflict);
        (await Put(juror, scene, new { confidence = "4", was = "2" })).ShouldBe(HttpStatusCode.Conflict);
        (await Put(juror, scene, new { confidence = "1", was = "2" })).ShouldBe(HttpStatusCode.NoContent);
        (await scene.SheetOf(0, 0))!.Confidence.ShouldBe(1);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit(scene.Admin + "/ranking.csv")).Body.Split("\r\n")[1].ShouldBe("RV26-0001,Jurylid 1,impact,70,4,1".Replace("RV26-0001", (await NumberAsync(scene)), StringComparison.Ordinal));
        (await Put(juror, scene, new { confidence = "", was = "1" })).ShouldBe(HttpStatusCode.NoContent);
        (await scene.SheetOf(0, 0))!.Confidence.ShouldBeNull();
    }

    [Fact]
    public async Task A_number_with_a_comma_is_measured_by_its_value()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        (await Put(juror, scene, new { criterion = "new", value = "4,0", was = "" })).ShouldBe(HttpStatusCode.NoContent);
        (await Put(juror, scene, new { criterion = "new", value = "5", was = "4,0" })).ShouldBe(HttpStatusCode.NoContent);

        (await scene.SheetOf(0, 0))!.ValueOf("new").ShouldBe(5);
    }

    [Fact]
    public async Task The_list_says_how_long_the_rest_takes_and_can_show_only_that()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 3);
        await scene.ScoreAsync(1, 0, 4, 4);
        using var juror = await scene.Juror(0);

        var all = await juror.Visit($"/jury/rounds/{scene.Round.Value}");
        var left = await juror.Visit(all.Link("nav a[href*='left=true']")!);

        all.Text.ShouldContain("1 van 3, nog ongeveer 20 minuten");
        all.All("tbody tr").Count.ShouldBe(3);
        left.All("nav [aria-current='page']").ShouldBe(["Nog niet door jou gescoord (2)"]);
        left.All("tbody tr").Count.ShouldBe(2);
        left.Body.ShouldNotContain("Inzending 2");
        (await juror.Visit(scene.Desk(0))).Text.ShouldNotContain("Sneltoetsen");
        await scene.ClearAsync(0, 0);
        (await juror.Visit(scene.Desk(0))).Text.ShouldContain("1 van 3, nog ongeveer 20 minuten");
    }

    private Task<string> NumberAsync(JuryScene scene) => Site.Db(async db => (await db.Entries.GetAsync(scene.Entries[0])).Number!);

    private static async Task<HttpStatusCode> Put(Visitor visitor, JuryScene scene, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(scene.Sheet(0), UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Accept", "application/json");
        return (await visitor.Http.SendAsync(request)).StatusCode;
    }
}
