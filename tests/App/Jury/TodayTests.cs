using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury;

public sealed class TodayOnSqliteTests(SiteFixture site) : TodayTests<SiteFixture>(site);

public sealed class TodayOnPostgresTests(PostgresSite site) : TodayTests<PostgresSite>(site);

public abstract class TodayTests<TFixture>(TFixture site) : SiteTest<TFixture>(site) where TFixture : SiteFixture
{
    [Fact]
    public async Task An_entry_that_lost_a_reader_waits_for_the_team_and_leads_to_the_plan()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 2);
        using var team = await Site.SignedIn(Role.Team);
        (await Lines(team, scene)).ShouldBe(["4 beoordelingen zijn nog niet klaar."]);

        await StandAside(scene, entry: 0, juror: 1);
        (await Lines(team, scene)).ShouldBe(["Eén inzending heeft te weinig lezers. Wijs er een bij.", "3 beoordelingen zijn nog niet klaar."]);

        await StandAside(scene, entry: 0, juror: 0);
        await StandAside(scene, entry: 1, juror: 0);
        (await Lines(team, scene)).ShouldBe(["2 inzendingen hebben te weinig lezers. Wijs er bij.", "Eén beoordeling is nog niet klaar."]);
        var line = (await team.Visit("/admin")).Document.QuerySelectorAll($"a[href='{scene.Admin}/assign']");
        line.ShouldHaveSingleItem();

        await scene.Change(round => round.Close(null, SiteFixture.Start));
        (await Lines(team, scene)).ShouldBe(["Een ronde is gesloten. Bevries de rangschikking."]);
    }

    [Fact]
    public async Task Today_costs_the_same_for_one_round_and_for_four()
    {
        await JuryScene.SetAsync(Site, entries: 1);
        using var team = await Site.SignedIn(Role.Team);
        var one = await Site.Queries.OfWarmAsync(() => team.Visit("/admin"));

        for (var round = 0; round < 3; round++)
        {
            var scene = await JuryScene.SetAsync(Site, entries: 5, jurors: 3);
            await StandAside(scene, entry: 0, juror: 1);
        }

        (await Site.Queries.OfWarmAsync(() => team.Visit("/admin"))).ShouldBe(one);
    }

    private static async Task<IReadOnlyList<string>> Lines(Visitor team, JuryScene scene) =>
        [.. (await team.Visit("/admin")).Document.QuerySelectorAll($"main a[href^='{scene.Admin}']").Select(link => link.TextContent.Trim())];

    private Task StandAside(JuryScene scene, int entry, int juror) => Site.Db(async db =>
    {
        await db.StandAsideAsync(scene.Entries[entry], scene.Jurors[juror].Id, SiteFixture.Start);
        await db.SaveChangesAsync();
    });
}
