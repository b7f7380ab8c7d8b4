using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Door;

/// <summary>A role is for the whole site and a jury for one edition: what a chair, a former chair and somebody with an entry of their own may see.</summary>
public sealed class OwnJuryTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_chair_opens_the_own_jury_and_no_other()
    {
        var (own, other) = (await ScoredAsync(), await ScoredAsync());
        await own.ChairsAsync(0);
        using var chair = await own.Juror(0);
        using var team = await Site.SignedIn(Role.Team);

        foreach (var path in await PagesAsync(own))
            (await chair.Visit(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        foreach (var path in await PagesAsync(other))
        {
            var page = await chair.Visit(path);
            page.Status.ShouldBe(HttpStatusCode.NotFound, path);
            page.Body.ShouldNotContain("Inzending 1");
        }
        (await chair.Post(other.Admin + "/decisions", ("Input.Entry", other.Entries[0].Value.ToString()), ("Input.Outcome", ":Advance"), ("Input.InternalReason", "Mijn eigen"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team.Visit(other.Admin + "/ranking")).Status.ShouldBe(HttpStatusCode.OK);
        var list = await chair.Visit("/admin/jury");
        list.Body.ShouldContain(own.Admin);
        list.Body.ShouldNotContain(other.Admin);
    }

    [Fact]
    public async Task A_chair_who_says_no_to_the_jury_leaves_it()
    {
        var scene = await ScoredAsync();
        await scene.ChairsAsync(0);
        await scene.Answer(0, juror => juror.Decline("", SiteFixture.Start));
        using var chair = await scene.Juror(0);

        foreach (var path in await PagesAsync(scene))
            (await chair.Visit(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await chair.Visit("/admin/jury")).Body.ShouldNotContain(scene.Admin);
    }

    [Fact]
    public async Task Nobody_looks_into_how_their_own_entry_does_and_a_conflict_outlives_a_no_to_the_jury()
    {
        var scene = await ScoredAsync();
        var (presides, team) = (await Site.Person(Role.Chair), await Site.Person(Role.Team));
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[0])).BelongTo(presides.Id);
            var juror = Juror.Of(scene.Edition, team.Id, new("Van het team", "", new Dictionary<string, string>(), [], [], null, false));
            juror.Decline("", SiteFixture.Start);
            db.Jurors.Add(juror);
            db.Conflicts.Add(Conflict.Of(scene.Entries[0], juror.Id, ConflictKind.Declared, "Mijn zus", team.Id, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        foreach (var person in new[] { presides, team })
            await HidesAsync(person);

        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using (var other = await Site.SignedIn(Role.Chair))
            (await other.Submit(await other.Visit(scene.Admin + "/freeze"))).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var person in new[] { presides, team })
            await HidesAsync(person);

        async Task HidesAsync(User person)
        {
            using var reader = await Site.SignedIn(person);
            foreach (var path in new[] { "", "/ranking", "/ranking.csv" })
            {
                var page = await reader.Visit(scene.Admin + path);
                page.Status.ShouldBe(HttpStatusCode.OK, path);
                foreach (var secret in new[] { "Inzending 1", await NumberAsync(scene) })
                    page.Body.ShouldNotContain(secret, customMessage: path);
            }
        }
    }

    [Fact]
    public async Task Places_of_a_frozen_list_do_not_tell_of_an_entry_that_its_reader_may_not_know()
    {
        var scene = await ScoredAsync();
        await scene.ChairsAsync(0);
        await scene.Change(round =>
        {
            round.CutAt(2);
            round.Close(null, SiteFixture.Start);
        });
        using (var other = await Site.SignedIn(Role.Chair))
            await other.Submit(await other.Visit(scene.Admin + "/freeze"));
        await Site.Db(async db =>
        {
            db.Conflicts.Add(Conflict.Of(scene.Entries[1], scene.Jurors[0].Id, ConflictKind.Declared, "Vriend", null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });

        var view = await Site.Db(async db => await RadicaleVernieuwers.Jury.Ranking.RankingView.LoadAsync(db, await db.Rounds.SingleAsync(r => r.Id == scene.Round), scene.Users[0].Id, null, null, default));

        view.Report.Entries.Select(line => line.Rank).ShouldBe([1, 2]);
        view.Report.Cut!.Through.Count.ShouldBe(2);
        (await Site.Db(async db => await RadicaleVernieuwers.Jury.Ranking.RankingView.LoadAsync(db, await db.Rounds.SingleAsync(r => r.Id == scene.Round), null, null, null, default))).Report.Entries.Select(line => line.Rank).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_chair_who_stands_aside_sees_nothing_of_a_frozen_round_that_others_scored()
    {
        var scene = await JuryScene.SetAsync(Site, jurors: 2, open: false);
        await scene.ChairsAsync(0);
        await scene.Answer(1, juror => juror.Describe(new(juror.Name, "", new Dictionary<string, string>(), [], [], null, false) { IsReader = true }));
        await scene.Change(round =>
        {
            round.Adopt(round.Policy with { Scorers = Scorers.Outside }, false, null, null, SiteFixture.Start);
            round.Open(new Readiness(3, [], 0, 1), null, SiteFixture.Start.AddDays(-1));
        });
        for (var entry = 0; entry < 3; entry++)
            await scene.ScoreAsync(entry, 1, 5 - entry, 4);
        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using (var other = await Site.SignedIn(Role.Chair))
            await other.Submit(await other.Visit(scene.Admin + "/freeze"));
        await Site.Db(async db =>
        {
            db.Conflicts.Add(Conflict.Of(scene.Entries[0], scene.Jurors[0].Id, ConflictKind.Declared, "Vriend", null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        using var chair = await scene.Juror(0);

        foreach (var path in new[] { "", "/ranking", "/ranking.csv", "/decisions" })
        {
            var page = await chair.Visit(scene.Admin + path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            foreach (var secret in new[] { "Inzending 1", await NumberAsync(scene) })
                page.Body.ShouldNotContain(secret, customMessage: path);
        }
    }

    private async Task<JuryScene> ScoredAsync()
    {
        var scene = await JuryScene.SetAsync(Site);
        for (var entry = 0; entry < 3; entry++)
            for (var juror = 0; juror < 2; juror++)
                await scene.ScoreAsync(entry, juror, 5 - entry, 4);
        return scene;
    }

    private async Task<string[]> PagesAsync(JuryScene scene)
    {
        var slug = await Site.Db(db => db.Editions.Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        return [scene.Admin, scene.Admin + "/ranking", scene.Admin + "/ranking.csv", scene.Admin + "/decisions", scene.Admin + "/meeting", $"/admin/jury/reports/{slug}"];
    }

    private Task<string> NumberAsync(JuryScene scene) => Site.Db(db => db.Entries.Where(e => e.Id == scene.Entries[0]).Select(e => e.Number!).SingleAsync());
}
