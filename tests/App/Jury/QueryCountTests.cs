using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury;

/// <summary>Pages of the jury that ask the database the same for one entry and for nine.</summary>
public sealed class QueryCountTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Gates_cost_the_same_for_few_and_many()
    {
        var counts = new List<int>();
        foreach (var entries in new[] { 1, 3, 9 })
        {
            var scene = await JuryScene.SetAsync(Site, entries, jurors: 2);
            using var juror = await scene.Juror(0);
            counts.Add(await Site.Queries.OfWarmAsync(async () => (await juror.Visit($"/jury/rounds/{scene.Round.Value}/gate")).All(".held__item").Count.ShouldBe(entries)));
        }

        counts.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_can_be_brought_back_costs_the_same_for_few_and_many()
    {
        var counts = new List<int>();
        foreach (var entries in new[] { 2, 4, 9 })
        {
            var scene = await FrozenAsync(entries);
            using var juror = await scene.Juror(0);
            counts.Add(await Site.Queries.OfWarmAsync(async () => (await juror.Visit($"/jury/rounds/{scene.Round.Value}/wild-card")).All(".choices label strong").Count.ShouldBe(entries - 1)));
        }

        counts.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("feedback", Role.Team)]
    [InlineData("conflicts", Role.Team)]
    [InlineData("prizes", Role.Chair)]
    [InlineData("decisions", Role.Chair)]
    [InlineData("apply", Role.Administrator)]
    public async Task A_page_of_the_team_costs_the_same_for_few_and_many(string page, string role)
    {
        var (few, many) = (await FrozenAsync(3), await FrozenAsync(9));
        foreach (var scene in new[] { few, many })
            await Site.Db(async db =>
            {
                // Somebody who stands aside from all but one.
                foreach (var entry in scene.Entries.Skip(1))
                    db.Conflicts.Add(Conflict.Of(entry, scene.Jurors[1].Id, ConflictKind.Declared, "Mijn buur.", null, SiteFixture.Start));
                foreach (var entry in scene.Entries.Skip(1))
                    await db.StandAsideAsync(entry, scene.Jurors[1].Id, SiteFixture.Start);
                await db.SaveChangesAsync();
            });
        using var person = await Site.SignedIn(role);
        await person.Visit($"{few.Admin}/{page}");

        var count = await Site.Queries.OfWarmAsync(async () => ((int)(await person.Visit($"{few.Admin}/{page}")).Status).ShouldBe(200));

        (await Site.Queries.OfWarmAsync(() => person.Visit($"{many.Admin}/{page}"))).ShouldBe(count);
    }

    private async Task<JuryScene> FrozenAsync(int entries)
    {
        var scene = await JuryScene.SetAsync(Site, entries, jurors: 2);
        for (var entry = 0; entry < entries; entry++)
            for (var juror = 0; juror < 2; juror++)
                await scene.ScoreAsync(entry, juror, entry == 0 ? 5 : Math.Max(1, 4 - entry), entry == 0 ? 5 : Math.Max(1, 4 - entry), $"Opmerking {entry}");
        await scene.Change(round =>
        {
            round.CutAt(1);
            round.Adopt(new() { WildCards = true }, true, null, null, SiteFixture.Start);
            round.Close(null, SiteFixture.Start);
        });
        using var chair = await Site.SignedIn(Role.Chair);
        await chair.Submit(await chair.Visit(scene.Admin + "/freeze"));
        return scene;
    }
}
