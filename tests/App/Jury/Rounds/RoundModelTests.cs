using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Rounds;

public sealed class RoundModelOnSqliteTests(SiteFixture site) : RoundModelTests<SiteFixture>(site);

public sealed class RoundModelOnPostgresTests(PostgresSite site) : RoundModelTests<PostgresSite>(site);

public abstract class RoundModelTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task A_new_round_begins_with_the_question_what_it_will_be()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);

        var ask = await team.Visit($"/admin/jury/rounds/new?edition={scene.Edition.Value}");

        ask.All("main h2").ShouldBe(["Schifting", "Scores per criterium", "Finale"]);
        (await team.Visit("/admin/jury")).Document.QuerySelector($"a[href='/admin/jury/rounds/new?edition={scene.Edition.Value}']").ShouldNotBeNull();
        using var chair = await Site.SignedIn(Role.Chair);
        (await chair.Visit($"/admin/jury/rounds/new?edition={scene.Edition.Value}")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_sift_is_ready_to_save_as_it_stands_and_says_itself_in_words()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        var saved = await SaveAsync(scene, RoundModel.Sift);

        var round = await FoundAsync(scene, "Eerste schifting");
        (round.Policy.Model, round.Policy.Scorers, round.Places, round.Policy.WildCards).ShouldBe((RoundModel.Sift, Scorers.Both, 40, true));
        round.Criteria.ShouldHaveSingleItem().AnchorIn(2, "nl").ShouldBe("Misschien");
        round.Criteria[0].KeyFor(2).ShouldBe("2");
        saved.All("#policy dd").ShouldContain(words => words.StartsWith("De jury en meelezers lezen en geven scores.", StringComparison.Ordinal));
        saved.All("#policy dd").ShouldContain(words => words.EndsWith("Elk jurylid mag één inzending terughalen, met een reden.", StringComparison.Ordinal));
        saved.All("#policy dt").ShouldBe(["Wie leest", "Wat telt", "Wat een blad nodig heeft", "Wat blijft verborgen", "Wat je van anderen ziet", "Wie gaat door"]);
    }

    [Fact]
    public async Task A_final_takes_the_criteria_of_the_round_before_and_leaves_the_choice_to_people()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        await SaveAsync(scene, RoundModel.Final);

        var round = await FoundAsync(scene, "Laatste ronde");
        (round.Policy.Model, round.Advance, round.After, round.ReviewsPerEntry).ShouldBe((RoundModel.Final, AdvanceRule.ByHand, scene.Round, 2));
        round.Criteria.Select(criterion => criterion.Key).ShouldBe(["new", "impact"]);
        round.Policy.Ties.ShouldBe(["head-to-head", "countback"]);
    }

    [Fact]
    public async Task A_sift_has_one_question_only()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);

        var refused = await team.Submit(await team.Visit(scene.Admin + "/edit"), new Dictionary<string, string> { ["Input.Model"] = "Sift" });

        refused.All(".field__error").ShouldBe(["Een schifting heeft één criterium met hoogstens 5 antwoorden."]);
    }

    [Fact]
    public async Task A_copied_edition_has_the_policy_of_its_example()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        await scene.Change(round => round.Adopt(new() { Shares = ShareRule.AfterOwn, Ties = ["countback"], NeedsComment = true }, false, null, null, SiteFixture.Start));
        var round = await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round));

        var copy = round.CopyTo(new(Guid.CreateVersion7()), "1", "2");

        copy.PolicyJson.ShouldBe(round.PolicyJson);
        copy.Policy.Shares.ShouldBe(ShareRule.AfterOwn);
    }

    private async Task<Page> SaveAsync(JuryScene scene, RoundModel model)
    {
        using var team = await Site.SignedIn(Role.Team);
        return await team.Submit(await team.Visit($"/admin/jury/rounds/new/edit?edition={scene.Edition.Value}&model={model}"));
    }

    private async Task<Round> FoundAsync(JuryScene scene, string name) =>
        (await Site.Db(db => db.Rounds.AsNoTracking().Where(r => r.EditionId == scene.Edition).ToListAsync())).Single(round => round.NameIn("nl") == name);
}
