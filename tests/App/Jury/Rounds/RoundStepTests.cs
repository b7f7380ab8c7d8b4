using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Rounds;

/// <summary>Rounds that come and go by recipe.</summary>
public sealed class RoundStepTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_round_that_was_put_between_two_others_travels_after_the_one_it_follows_with_what_entrants_are_told()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        var slug = await Site.Db(db => db.Set<RadicaleVernieuwers.Campaign.Edition>().Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        await Site.Db(async db =>
        {
            var first = await db.Rounds.SingleAsync(r => r.Id == scene.Round);
            var final = Round.Plan(scene.Edition, new Dictionary<string, string> { ["nl"] = "Finale tussen" });
            var middle = Round.Plan(scene.Edition, new Dictionary<string, string> { ["nl"] = "Tussenronde" });
            middle.Follow(first.Id);
            final.Follow(middle.Id);
            final.Tell(FeedbackRule.Comments);
            db.Rounds.AddRange(final, middle);
            await db.SaveChangesAsync();
        });

        await using var output = new MemoryStream();
        await Site.Services.GetRequiredService<RecipeExport>().WriteAsync(output, new ExportWishes(ExportTarget.Site) { Edition = slug }, "export", default);
        await using var zip = new ZipArchive(output);
        await using var recipe = await zip.GetEntry("Recipe.json")!.OpenAsync();
        var steps = (await JsonNode.ParseAsync(recipe))!["steps"]!.AsArray().Where(step => step!["name"]!.GetValue<string>() == "RadicaleRound").Select(step => step!.AsObject()).ToList();

        steps.Select(step => step["Title"]!.GetValue<string>()).Skip(1).ShouldBe(["Tussenronde", "Finale tussen"]);
        await Site.Db(async db =>
        {
            foreach (var title in new[] { "Finale tussen", "Tussenronde" })
                db.Rounds.Remove((await db.Rounds.Where(r => r.EditionId == scene.Edition).ToListAsync()).Single(r => r.NameIn("nl") == title));
            await db.SaveChangesAsync();
        });
        foreach (var step in steps)
            await RunAsync(step);
        var back = (await Site.Db(db => db.Rounds.AsNoTracking().Where(r => r.EditionId == scene.Edition).ToListAsync())).ToDictionary(r => r.NameIn("nl"));
        (back["Finale tussen"].After, back["Finale tussen"].Feedback, back["Tussenronde"].Feedback).ShouldBe((back["Tussenronde"].Id, FeedbackRule.Comments, FeedbackRule.None));
    }

    [Fact]
    public async Task The_recipe_step_makes_a_round_once()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        var slug = await Site.Db(db => db.Set<RadicaleVernieuwers.Campaign.Edition>().Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        var step = JsonNode.Parse($$"""
            {"name":"RadicaleRound","Edition":"{{slug}}","Title":"Uit het recept","ReviewsPerEntry":2,"Opens":"2026-11-20T12:00:00Z","Closes":"2026-12-20T12:00:00Z","Open":true,
             "Criteria":[{"Key":"social","Label":{"nl":"Maatschappelijk"},"Weight":25,"Minimum":1,"Maximum":5,"Step":1}],
             "Jurors":["{{scene.Users[0].Email}}","niemand@example.org"],
             "Assignments":[{"Entry":"Inzending 1","Juror":"{{scene.Users[0].Email}}"}],
             "Scores":[{"Entry":"Inzending 1","Juror":"{{scene.Users[0].Email}}","Values":{"social":4},"Comment":"Uit het recept"}]}
            """)!.AsObject();

        (await RunAsync(step)).Lines.ShouldContain(line => line.Outcome == RecipeOutcome.Added && line.What == "Round Uit het recept");
        (await RunAsync(step)).Lines.ShouldAllBe(line => line.Outcome != RecipeOutcome.Added);
        (await Site.Db(db => db.ScoreSheets.CountAsync(s => s.Comment == "Uit het recept"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_policy_of_a_round_travels_in_the_step()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        var slug = await Site.Db(db => db.Set<RadicaleVernieuwers.Campaign.Edition>().Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        JsonObject Step(string title, string rest) => JsonNode.Parse($$"""{"name":"RadicaleRound","Edition":"{{slug}}","Title":"{{title}}",{{rest}}}""")!.AsObject();

        await RunAsync(Step("Longlist", "\"Names\":{\"fr\":\"Présélection\"},\"Method\":\"Median\",\"Places\":40"));
        await RunAsync(Step("Finale", "\"After\":\"Longlist\",\"Policy\":{\"Advance\":\"Threshold\",\"Threshold\":3.5,\"Ties\":[\"countback\"]}"));

        var rounds = await Site.Db(db => db.Rounds.AsNoTracking().Where(r => r.EditionId == scene.Edition).ToListAsync());
        var (longlist, final) = (rounds.Single(r => r.NameIn("nl") == "Longlist"), rounds.Single(r => r.NameIn("nl") == "Finale"));
        (longlist.NameIn("fr"), longlist.Method, longlist.Places, final.After).ShouldBe(("Présélection", RadicaleVernieuwers.Jury.Ranking.RankMethod.Median, 40, longlist.Id));
        final.Advance.ShouldBe(RadicaleVernieuwers.Jury.Ranking.AdvanceRule.AtLeast(3.5));
        final.Policy.Chain.ShouldBe([new(RadicaleVernieuwers.Jury.Ranking.TieRule.Countback)]);
        longlist.PolicyJson.ShouldBe("{}");
    }

    [Fact]
    public async Task The_three_rounds_that_ship_go_from_a_sift_over_scores_to_a_final()
    {
        foreach (var step in JsonNode.Parse(await File.ReadAllTextAsync(Some.Source("recipes/rounds/three-rounds.recipe.json")))!["steps"]!.AsArray())
            (await RunAsync(step!.AsObject())).Lines.ShouldContain(line => line.Outcome == RecipeOutcome.Added);

        var rounds = await Site.Db(db => db.Rounds.AsNoTracking().Where(r => db.Set<RadicaleVernieuwers.Campaign.Edition>().Any(e => e.Id == r.EditionId && e.Slug == "2026")).ToListAsync());
        Round Named(string name) => rounds.Single(r => r.NameIn("nl") == name);
        var (sift, score, final) = (Named("Schifting 2026"), Named("Juryronde 2026"), Named("Finale 2026"));
        (score.After, final.After).ShouldBe((sift.Id, score.Id));
        (sift.Policy.Model, sift.Policy.Scorers, sift.Policy.WildCards, sift.Places, sift.Criteria.Single().Values).ShouldBe((RoundModel.Sift, Scorers.Both, true, 40, 3));
        (score.Policy.Model, score.Places, score.Criteria.Count, score.AllCriteria.Count).ShouldBe((RoundModel.Score, 10, 5, 6));
        (final.Policy.Model, final.Policy.Advance, final.Policy.Shares, final.Criteria.Count).ShouldBe((RoundModel.Final, RadicaleVernieuwers.Jury.Ranking.AdvanceKind.Hand, ShareRule.AfterOwn, 6));
        score.Criteria.ShouldAllBe(criterion => Enumerable.Range(1, 5).All(value => criterion.AnchorIn(value, "fr") != criterion.AnchorIn(value, "nl")));
    }

    private async Task<RecipeReport> RunAsync(JsonObject step)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var report = new RecipeReport();
        await scope.ServiceProvider.GetServices<IRecipeStep>().Single(s => s.Name == "RadicaleRound").RunAsync(step, new RecipeRun(db, report, _ => null, true, Site.Clock.Instant()), default);
        await db.SaveChangesAsync();
        return report;
    }
}
