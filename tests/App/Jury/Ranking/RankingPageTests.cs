using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Ranking;

public sealed class RankingPageOnSqliteTests(SiteFixture site) : RankingPageTests<SiteFixture>(site);

public sealed class RankingPageOnPostgresTests(PostgresSite site) : RankingPageTests<PostgresSite>(site);

public abstract class RankingPageTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task It_opens_with_three_things_in_words_and_shows_ties_as_ties()
    {
        var scene = await ScoredAsync();
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(scene.Admin + "/ranking");

        var words = page.All("#words p");
        words[0].ShouldBe("“Inzending 1” staat bovenaan van 4 inzendingen, volgens 3 juryleden.");
        words[1].ShouldContain("te onderscheiden van");
        words[1].ShouldContain("Inzending 2, Inzending 3");
        words[2].ShouldBe("Strenger dan de anderen: Jurylid 3. Milder dan de anderen: Jurylid 1, Jurylid 2.");
        page.All("main table:first-of-type tbody td:first-child").Take(4).ShouldBe(["1", "2=", "2=", "4"]);
        page.Text.ShouldContain("Kendalls W");
        page.Document.QuerySelector("svg.plot title").ShouldNotBeNull();
        page.All("main h2").ShouldBe(page.All("#method-details h2"), "everything but the words and the list sits under Method");
        page.Document.QuerySelector("#method-details")!.HasAttribute("open").ShouldBeFalse();
    }

    [Fact]
    public async Task All_scores_are_drawn_and_told()
    {
        var scene = await ScoredAsync();
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(scene.Admin + "/ranking");

        // 5 5 3, 4 4 2 twice, 3 3 1.
        var rows = page.Document.QuerySelectorAll("figure + details tbody tr").Select(row => string.Join(": ", row.Children.Select(cell => cell.TextContent.Trim()))).ToArray();
        rows.ShouldContain("1 – 1,5: 1");
        rows.ShouldContain("4 – 4,5: 4");
        rows[^1].ShouldBe("4,5 – 5: 2");
    }

    [Fact]
    public async Task With_a_number_of_places_it_says_who_surely_goes_on_and_where_chance_has_a_hand()
    {
        var scene = await ScoredAsync();
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit(scene.Admin + "/ranking")).Document.QuerySelector("#cut").ShouldBeNull();

        var asked = await team.Visit(scene.Admin + "/ranking?places=2");
        await scene.Change(round => round.CutAt(2));
        var ruled = await team.Visit(scene.Admin + "/ranking");

        var words = ruled.All("#cut").ShouldHaveSingleItem();
        words.ShouldStartWith("Er gaan 2 inzendingen door.");
        words.ShouldContain("Gelijk op de laatste plaats: Inzending 2, Inzending 3. Beslis samen wie doorgaat.");
        asked.All("#cut").ShouldBe([words], "the odds are drawn from the round's own seed");
        ruled.All("main table:first-of-type tbody tr:first-child td")[5].ShouldEndWith(" %");
        ruled.All("svg.plot title").ShouldBe(["Gemiddelde en bijgestelde score per inzending", "Welke scores elk jurylid gaf", "Hoe de scores verdeeld zijn: 12 scores."]);
    }

    [Fact]
    public async Task How_far_the_jury_agrees_is_said_in_words_and_finalists_stand_two_by_two()
    {
        var scene = await ScoredAsync();
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(scene.Admin + "/ranking");

        page.All("#agreement tbody th")[0].ShouldBe("Kendalls W");
        page.All("#agreement tbody td:last-child")[0].ShouldContain("Een jury die loot, is het");
        page.All("#agreement tbody th").ShouldContain("Krippendorffs alfa");
        page.All("#duels tbody th").Count.ShouldBe(4);
        page.All("#duels tbody th")[0].ShouldEndWith("Inzending 1");
    }

    [Fact]
    public async Task The_csv_of_the_page_gives_the_same_order_on_the_command_line()
    {
        var scene = await ScoredAsync();
        using var team = await Site.SignedIn(Role.Team);
        var file = Path.Combine(Site.Folder, "ranking.csv");
        await File.WriteAllTextAsync(file, (await team.Visit(scene.Admin + "/ranking.csv")).Body);
        using StringWriter output = new(), error = new();

        RankCommand.Run(file, "adjusted", false, output, error).ShouldBe(0, error.ToString());

        output.ToString().ShouldContain("4 entries, 3 jurors, method adjusted: RV");
    }

    [Fact]
    public async Task A_frozen_ranking_stays_the_same_to_the_byte_and_holds_no_name()
    {
        var scene = await ScoredAsync();
        using var chair = await Site.SignedIn(Role.Chair);
        (await chair.Submit(await chair.Visit(scene.Admin + "/freeze"))).Text.ShouldContain("Sluit de ronde eerst");
        await scene.Change(round => round.Close(null, SiteFixture.Start));
        (await chair.Submit(await chair.Visit(scene.Admin + "/freeze"))).Text.ShouldContain("De rangschikking is bevroren");
        var before = (await chair.Visit(scene.Admin + "/ranking.json")).Body;

        await Site.Db(async db =>
        {
            var (entry, juror) = (scene.Entries[0], scene.Jurors[0].Id);
            (await db.Entries.SingleAsync(e => e.Id == entry)).Withdraw(null, SiteFixture.Start, "Toch niet");
            (await db.Jurors.SingleAsync(j => j.Id == juror)).Describe(new("Iemand anders", "", new Dictionary<string, string>(), [], [], null, false));
            await db.SaveChangesAsync();
        });

        (await chair.Visit(scene.Admin + "/ranking.json")).Body.ShouldBe(before);
        before.ShouldNotContain("Jurylid");
        before.ShouldNotContain("Inzending");
        var freeze = (await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round))).Freeze!;
        FrozenRanking.Verifies(freeze.Json, freeze.Hash).ShouldBeTrue();
        FrozenRanking.Verifies(freeze.Json.Replace("\"score\":5", "\"score\":4", StringComparison.Ordinal), freeze.Hash).ShouldBeFalse();
        var page = await chair.Visit(scene.Admin + "/ranking");
        page.Text.ShouldContain("byte voor byte");
        page.All("#words p")[0].ShouldContain("“Inzending 1” staat bovenaan van 4 inzendingen");
    }

    [Fact]
    public async Task A_chain_puts_what_is_level_in_order_and_each_line_says_by_which_rule()
    {
        var scene = await LevelAsync();
        await scene.Change(round => round.Adopt(new() { Ties = ["head-to-head", "criterion:new"] }, false, null, null, SiteFixture.Start));
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(scene.Admin + "/ranking");

        page.All("main table:first-of-type tbody td:first-child").Take(3).ShouldBe(["1", "2", "3"]);
        page.All("main table:first-of-type tbody td:nth-child(2)")[0].ShouldEndWith("Inzending 2");
        page.All("main table:first-of-type tbody td:last-child").Take(2).ShouldAllBe(why => why == "Even sterk als een ander. We keken naar wie gemiddeld het meest haalt voor “Criterium new”.");
        page.Text.ShouldContain("rank ranking.csv --method adjusted --ties head-to-head,criterion:new");
    }

    [Fact]
    public async Task The_verb_makes_the_same_list_from_the_file_of_a_frozen_round_even_after_someone_withdrew()
    {
        var scene = await LevelAsync();
        await scene.Change(round =>
        {
            round.CutAt(1);
            round.Adopt(new() { Ties = ["criterion:new"] }, false, null, null, SiteFixture.Start);
            round.Close(null, SiteFixture.Start);
        });
        using var chair = await Site.SignedIn(Role.Chair);
        await chair.Submit(await chair.Visit(scene.Admin + "/freeze"));
        await Site.Db(async db =>
        {
            var entry = scene.Entries[2];
            (await db.Entries.SingleAsync(e => e.Id == entry)).Withdraw(null, SiteFixture.Start, "Toch niet");
            await db.SaveChangesAsync();
        });
        var page = await chair.Visit(scene.Admin + "/ranking");
        var command = page.Document.QuerySelectorAll("code").Select(code => code.TextContent).Single(code => code.StartsWith("rank ", StringComparison.Ordinal)).Split(' ');
        var file = Path.Combine(Site.Folder, "frozen.csv");
        await File.WriteAllTextAsync(file, (await chair.Visit(scene.Admin + "/ranking.csv")).Body);
        using StringWriter output = new(), error = new();

        RankCommand.Run(file, command[3], true, output, error, int.Parse(command[7], System.Globalization.CultureInfo.InvariantCulture), ulong.Parse(command[9], System.Globalization.CultureInfo.InvariantCulture), command[5]).ShouldBe(0, error.ToString());

        var freeze = (await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round))).Freeze!;
        var (frozen, again) = (System.Text.Json.Nodes.JsonNode.Parse(freeze.Json)!["result"]!, System.Text.Json.Nodes.JsonNode.Parse(output.ToString())!);
        again["entries"]!.ToJsonString().ShouldBe(frozen["entries"]!.ToJsonString());
        again["cut"]!["odds"]!.ToJsonString().ShouldBe(frozen["cut"]!["odds"]!.ToJsonString());
        again["entries"]!.AsArray().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(nameof(AdvanceKind.Threshold), "Wie 4 of meer haalt, gaat door. Dat zijn er nu 3.")]
    [InlineData(nameof(AdvanceKind.Themes), "Van elk thema gaan de eerste 2 door. Dat zijn er nu 1.")]
    [InlineData(nameof(AdvanceKind.Hand), "De lijst beslist niets: mensen kiezen wie doorgaat.")]
    public async Task The_cut_is_told_by_the_rule_of_the_round(string rule, string words)
    {
        var kind = Enum.Parse<AdvanceKind>(rule);
        var scene = await ScoredAsync();
        await scene.Change(round =>
        {
            round.CutAt(kind == AdvanceKind.Themes ? 2 : null);
            round.Rule(3, [], RankMethod.Median);
            round.Adopt(new() { Advance = kind, Threshold = kind == AdvanceKind.Threshold ? 4 : null }, false, null, null, SiteFixture.Start);
        });
        using var team = await Site.SignedIn(Role.Team);

        (await team.Visit(scene.Admin + "/ranking")).All("#cut").ShouldHaveSingleItem().ShouldStartWith(words);
        (await team.Visit(scene.Admin)).All("#policy dd").ShouldContain(sentence => sentence.StartsWith(words.Split(". ")[0].TrimEnd('.'), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chair_with_a_conflict_does_not_see_the_entry_and_reads_that_the_list_is_incomplete()
    {
        var scene = await ScoredAsync();
        var user = await Site.Person(Role.Chair);
        await Site.Db(async db =>
        {
            var chairing = Juror.Of(scene.Edition, user.Id, new("Voorzitter", "", new Dictionary<string, string>(), [], [], null, true));
            db.Jurors.Add(chairing);
            db.Conflicts.Add(Conflict.Of(scene.Entries[0], chairing.Id, ConflictKind.Declared, "Vriend", user.Id, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        using var chair = await Site.SignedIn(user);

        foreach (var path in new[] { "", "/ranking", "/decisions", "/ranking.csv" })
        {
            var page = await chair.Visit(scene.Admin + path);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Body.ShouldNotContain("Inzending 1");
            if (path != "/ranking.csv")
                page.Text.ShouldContain("Deze lijst is niet volledig: één inzending zie je niet");
        }
    }

    [Fact]
    public async Task The_page_costs_the_same_for_few_and_many_entries()
    {
        var few = await ScoredAsync();
        var many = await JuryScene.SetAsync(Site, entries: 12, jurors: 3);
        for (var entry = 0; entry < 12; entry++)
            await many.ScoreAsync(entry, entry % 3, 1 + entry % 5, 3);
        using var team = await Site.SignedIn(Role.Team);

        var count = await Site.Queries.OfWarmAsync(() => team.Visit(few.Admin + "/ranking"));
        (await Site.Queries.OfWarmAsync(() => team.Visit(many.Admin + "/ranking"))).ShouldBe(count);
    }

    // Jurors 1 and 2 agree; juror 3 is two points stricter. Entries 2 and 3 tie.
    private async Task<JuryScene> ScoredAsync()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4, jurors: 3);
        decimal[] level = [5, 4, 4, 3];
        for (var entry = 0; entry < 4; entry++)
        {
            await scene.ScoreAsync(entry, 0, level[entry], level[entry]);
            await scene.ScoreAsync(entry, 1, level[entry], level[entry]);
            await scene.ScoreAsync(entry, 2, level[entry] - 2, level[entry] - 2);
        }
        return scene;
    }

    // 1 and 2 have the same total; 2 has more for "new", which weighs less.
    private async Task<JuryScene> LevelAsync()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 3, jurors: 2);
        await Site.Db(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == scene.Round);
            db.Entry(round).Property(r => r.CriteriaJson).CurrentValue = round.CriteriaJson.Replace("\"Weight\":30", "\"Weight\":70", StringComparison.Ordinal);
            await db.SaveChangesAsync();
        });
        for (var juror = 0; juror < 2; juror++)
        {
            await scene.ScoreAsync(0, juror, 3, 5);
            await scene.ScoreAsync(1, juror, 5, 3);
            await scene.ScoreAsync(2, juror, 1, 1);
        }
        return scene;
    }
}
