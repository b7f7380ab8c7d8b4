using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Examples;

public sealed class ExampleSeatOnSqliteTests(SiteFixture site) : ExampleSeatTests<SiteFixture>(site);

public sealed class ExampleSeatOnPostgresTests(PostgresSite site) : ExampleSeatTests<PostgresSite>(site);

/// <summary>Who finds an example, and when; on both databases.</summary>
public abstract class ExampleSeatTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task Who_has_a_conflict_in_any_edition_or_whose_it_is_does_not_see_the_example()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 4, examples: 2);
        var example = earlier.Entries[0];
        for (var who = 0; who < 4; who++)
            await scene.GiveAsync(example, who, 4, 4);
        await Site.Db(async db =>
        {
            var mine = RadicaleVernieuwers.Jury.Juror.Of(earlier.Edition, scene.Users[1].Id, new("Vroeger", "", new Dictionary<string, string>(), [], [], null, false));
            db.Jurors.Add(mine);
            db.Conflicts.Add(Conflict.Of(example, scene.Jurors[0].Id, ConflictKind.Declared, "Familie", null, SiteFixture.Start));
            db.Conflicts.Add(Conflict.Of(example, mine.Id, ConflictKind.Declared, "Toen al", null, SiteFixture.Start));
            (await db.Entries.SingleAsync(e => e.Id == example)).BelongTo(scene.Users[2].Id);
            await db.SaveChangesAsync();
        });

        for (var who = 0; who < 3; who++)
        {
            using var juror = await scene.Juror(who);
            (await juror.Visit(scene.Practice(example))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await scene.PutAsync(juror, example, new { criterion = "new", value = "5" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            var desk = await juror.Visit(scene.List);
            desk.All("#examples h2").ShouldBe(["Begin met één voorbeeld"]);
            desk.Body.ShouldNotContain(example.Value.ToString());
        }
        using var free = await scene.Juror(3);
        (await free.Visit(scene.Practice(example))).Text.ShouldContain("3 juryleden gaven scores", customMessage: "the marks of who has a conflict in this edition are out");
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_nobody_before_the_round_shows_its_entries()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 2);
        var (other, example) = (await JuryScene.SetAsync(Site), earlier.Entries[0]);
        using var stranger = await other.Juror(0);
        (await stranger.Visit(scene.Practice(example))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit(scene.Practice(example))).Status.ShouldNotBe(HttpStatusCode.OK);
        await scene.Answer(1, juror => juror.Decline("Geen tijd", SiteFixture.Start));
        using var declined = await scene.Juror(1);
        (await declined.Visit(scene.Practice(example))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Practice(earlier.Entries[1]))).Status.ShouldBe(HttpStatusCode.NotFound, "not an example");
        await scene.InviteAsync(0);
        (await juror.Visit(scene.Practice(example))).Path.ShouldContain("invitation", Case.Insensitive);

        var shut = await JuryScene.SetAsync(Site, open: false);
        await shut.ChooseAsync(example);
        using var early = await shut.Juror(0);
        (await early.Visit(shut.Practice(example))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await shut.PutAsync(early, example, new { criterion = "new", value = "5" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.NotFound)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task Who_reads_along_practises_where_the_round_takes_them(bool takes, HttpStatusCode expected)
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 1, prepare: round => round.Adopt(new() { Scorers = takes ? Scorers.Both : Scorers.Jury }, false, null, null, SiteFixture.Start));
        await scene.Answer(0, juror => juror.Describe(new("Lezer", "", new Dictionary<string, string>(), [], [], null, false) { IsReader = true }));
        using var reader = await scene.Juror(0);

        (await reader.Visit(scene.Practice(earlier.Entries[0]))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task After_the_round_there_is_only_looking_back()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 3);
        var example = earlier.Entries[0];
        for (var who = 0; who < 3; who++)
            await scene.GiveAsync(example, who, 4, 4);
        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Practice(example));
        page.All("fieldset:not([disabled])").ShouldBeEmpty();
        page.All("#sheet button").ShouldBeEmpty();
        page.All("figure").Count.ShouldBe(2);
        (await scene.PutAsync(juror, example, new { criterion = "new", value = "5", was = "4" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await juror.Submit(page, new Dictionary<string, string>(), "#sheet")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await scene.PractisedAsync(example, 0))!.ValueOf("new").ShouldBe(4);
        (await juror.Visit(scene.List)).All("#examples a").ShouldBe(["Bekijk de voorbeelden opnieuw"]);
    }

    [Fact]
    public async Task What_was_withdrawn_or_takes_part_after_all_is_an_example_no_more()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 1, examples: 2);
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == earlier.Entries[0])).Withdraw(null, SiteFixture.Start, "");
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[2])).Decide(Verdict.Refused, null, SiteFixture.Start, "Te laat");
            await db.SaveChangesAsync();
            db.Examples.Add(Example.Choose(scene.Round, await db.Entries.SingleAsync(e => e.Id == scene.Entries[2]), false, await db.Examples.Where(x => x.RoundId == scene.Round).ToListAsync()));
            await db.SaveChangesAsync();
        });
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Practice(earlier.Entries[0]))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit(scene.Practice(scene.Entries[2]))).Status.ShouldBe(HttpStatusCode.OK);

        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[2])).Decide(Verdict.Admitted, null, SiteFixture.Start, "");
            await db.SaveChangesAsync();
        });
        (await juror.Visit(scene.Practice(scene.Entries[2]))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit(scene.List)).All("#examples h2").ShouldBe(["Begin met één voorbeeld"]);
    }
}
