using System.Net;
using System.Net.Http.Json;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores;

/// <summary>What a sheet needs to be finished, and what it shows of others.</summary>
public sealed class SheetPolicyTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_sheet_without_the_sentences_that_the_round_asks_for_is_saved_and_not_finished()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        await ReopenAsync(scene, new() { NeedsComment = true }, criterion => criterion with { NeedsRemark = criterion.Key == "impact" });
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var page = await juror.Visit(scene.Desk(0));
        page.Document.QuerySelectorAll("textarea[name^='Input.Remarks']").Length.ShouldBe(1);
        var marks = new Dictionary<string, string> { ["Input.Values[new]"] = "4", ["Input.Values[impact]"] = "2" };

        var unsaid = await juror.Submit(page, marks, "#sheet", ("then", "next"));

        unsaid.Path.ShouldBe(scene.Desk(0));
        unsaid.All(".field__error").ShouldBe(["Schrijf hier nog een zin. Dan is je blad klaar.", "Schrijf hier nog een zin. Dan is je blad klaar."]);
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Busy);
        (await Put(juror, scene.Sheet(0), new { criterion = "impact", remark = "Raakt weinig mensen.", was = "" })).ShouldBe(HttpStatusCode.NoContent);
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Busy);
        (await Put(juror, scene.Sheet(0), new { comment = "Toch lezen.", was = "" })).ShouldBe(HttpStatusCode.NoContent);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.State, sheet.RemarkOn("impact"), sheet.ValueOf("impact")).ShouldBe((SheetState.Finished, "Raakt weinig mensen.", 2));
        (await juror.Visit(scene.Desk(0))).Document.QuerySelector("textarea[name='Input.Remarks[impact]']")!.TextContent.ShouldBe("Raakt weinig mensen.");
        (await Put(juror, scene.Sheet(0), new { criterion = "impact", remark = "", was = "Raakt weinig mensen." })).ShouldBe(HttpStatusCode.NoContent);
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Busy);
    }

    [Fact]
    public async Task Two_tabs_that_write_the_same_sentence_lose_neither()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        await ReopenAsync(scene, new(), criterion => criterion with { NeedsRemark = true });
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var stale = await juror.Visit(scene.Desk(0));
        await Put(juror, scene.Sheet(0), new { criterion = "new", remark = "Uit het eerste tabblad", was = "" });

        var saved = await juror.Submit(stale, new Dictionary<string, string> { ["Input.Remarks[new]"] = "Uit het tweede", ["Input.Remarks[impact]"] = "Andere" }, "#sheet", ("then", "stay"));

        saved.Status.ShouldBe(HttpStatusCode.Conflict);
        saved.Text.ShouldContain("Uit het eerste tabblad");
        saved.Document.QuerySelector("textarea[name='Input.Remarks[new]']")!.TextContent.ShouldBe("Uit het tweede");
        (await scene.SheetOf(0, 0))!.RemarkOn("new").ShouldBe("Uit het eerste tabblad");
    }

    [Fact]
    public async Task What_a_final_alone_asks_is_asked_and_counted_nowhere_else()
    {
        foreach (var model in new[] { RoundModel.Score, RoundModel.Final })
        {
            var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 2, open: false);
            await ReopenAsync(scene, new() { Model = model }, criterion => criterion with { FinalOnly = criterion.Key == "impact" });
            await scene.ClearAsync(0, 0);
            using var juror = await scene.Juror(0);

            (await juror.Visit(scene.Desk(0))).Document.QuerySelectorAll("fieldset[data-criterion]").Length.ShouldBe(model == RoundModel.Final ? 2 : 1);
            (await Put(juror, scene.Sheet(0), new { criterion = "new", value = "4" })).ShouldBe(HttpStatusCode.NoContent);
            (await scene.SheetOf(0, 0))!.State.ShouldBe(model == RoundModel.Final ? SheetState.Busy : SheetState.Finished);
            (await Put(juror, scene.Sheet(0), new { criterion = "impact", value = "4" })).ShouldBe(model == RoundModel.Final ? HttpStatusCode.NoContent : HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task Others_stay_hidden_until_the_own_sheet_is_done_and_names_only_where_the_round_says_so()
    {
        foreach (var names in new[] { false, true })
        {
            var scene = await SharedAsync(ShareRule.AfterOwn, names);
            using var juror = await scene.Juror(0);
            var before = await juror.Visit(scene.Desk(0));
            before.Document.QuerySelector("#others").ShouldBeNull();
            before.Body.ShouldNotContain("Jurylid 2");

            await juror.Submit(before, new Dictionary<string, string> { ["Input.Values[new]"] = "1" }, "#sheet", ("then", "stay"));
            (await juror.Visit(scene.Desk(0))).Document.QuerySelector("#others").ShouldBeNull("one mark is no sheet");
            await juror.Submit(await juror.Visit(scene.Desk(0)), new Dictionary<string, string> { ["Input.Values[impact]"] = "1" }, "#sheet", ("then", "stay"));

            var page = await juror.Visit(scene.Desk(0));
            page.All("#others tbody tr").ShouldHaveSingleItem().ShouldBe($"{(names ? "Jurylid 2" : "Iemand van de jury")} 5 3");
            page.Body.Contains("Jurylid 2", StringComparison.Ordinal).ShouldBe(names);
            page.Body.ShouldNotContain("Geheim woord");
        }
    }

    [Fact]
    public async Task After_the_round_closes_others_are_shown_and_before_that_not()
    {
        var scene = await SharedAsync(ShareRule.AfterClose, true);
        await scene.ScoreAsync(0, 0, 2, 2);
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Desk(0))).Document.QuerySelector("#others").ShouldBeNull();

        await scene.Change(round => round.Close(null, SiteFixture.Start));

        (await juror.Visit(scene.Desk(0))).Document.QuerySelector("#others").ShouldNotBeNull();
    }

    [Fact]
    public async Task As_a_round_is_by_itself_nobody_sees_others()
    {
        var scene = await SharedAsync(ShareRule.Never, true);
        await scene.ScoreAsync(0, 0, 2, 2);
        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using var juror = await scene.Juror(0);

        (await juror.Visit(scene.Desk(0))).Body.ShouldNotContain("Jurylid 2");
    }

    [Fact]
    public async Task Who_has_a_conflict_neither_sees_others_nor_is_seen()
    {
        var scene = await SharedAsync(ShareRule.AfterOwn, true, jurors: 3);
        await scene.ScoreAsync(0, 0, 2, 2);
        await scene.ScoreAsync(0, 2, 4, 4);
        await Site.Db(async db =>
        {
            db.Conflicts.Add(Conflict.Of(scene.Entries[0], scene.Jurors[2].Id, ConflictKind.Declared, "Familie", null, SiteFixture.Start));
            await db.StandAsideAsync(scene.Entries[0], scene.Jurors[2].Id, SiteFixture.Start);
            await db.SaveChangesAsync();
        });
        using var juror = await scene.Juror(0);
        using var aside = await scene.Juror(2);

        (await juror.Visit(scene.Desk(0))).All("#others tbody tr").ShouldHaveSingleItem().ShouldStartWith("Jurylid 2");
        (await aside.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "", "/dossier" })
            (await aside.Visit($"/jury/rounds/{scene.Round.Value}{path}")).Body.ShouldNotContain("Inzending 1");
    }

    [Fact]
    public async Task What_jurors_were_promised_does_not_change_once_they_read()
    {
        var scene = await JuryScene.SetAsync(Site);

        foreach (var policy in new RoundPolicy[] { new() { Shares = ShareRule.AfterOwn }, new() { NeedsComment = true }, new() { Scorers = Scorers.Both }, new() { Model = RoundModel.Final } })
            (await Should.ThrowAsync<Refusal>(() => scene.Change(round => round.Adopt(policy, false, null, null, SiteFixture.Start)))).Key.ShouldBe("Round.PolicyFixed");
        await scene.Change(round => round.Adopt(new() { WildCards = true, Advance = AdvanceKind.Threshold, Threshold = 3 }, false, null, null, SiteFixture.Start));
    }

    private async Task<JuryScene> SharedAsync(ShareRule rule, bool names, int jurors = 2)
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors, open: false);
        await ReopenAsync(scene, new() { Shares = rule, SharesNames = names }, criterion => criterion);
        await scene.ClearAsync(0, 0);
        await scene.ScoreAsync(0, 1, 5, 3, "Geheim woord");
        return scene;
    }

    private static Task ReopenAsync(JuryScene scene, RoundPolicy policy, Func<Criterion, Criterion> change) => scene.Change(round =>
    {
        round.Ask([.. round.AllCriteria.Select(change)]);
        round.Adopt(policy, false, null, null, SiteFixture.Start);
        round.Open(new Readiness(2, [], 0, 1), null, SiteFixture.Start.AddDays(-1));
    });

    private static async Task<HttpStatusCode> Put(Visitor juror, string path, object change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(change) };
        request.Headers.Add("Accept", "application/json");
        using var answer = await juror.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
