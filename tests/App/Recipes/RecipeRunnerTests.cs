using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Recipes;

public sealed class RecipeRunnerTests(RecipeRunnerTests.StepsFixture site) : SiteTest<RecipeRunnerTests.StepsFixture>(site)
{
    private const string Settings = """{"name":"settings","SiteName":"Onze site","Other":{"Deep":[1,2]}}""";

    private RecipeRunner Runner => Site.Services.GetRequiredService<RecipeRunner>();

    [Fact]
    public async Task Settings_are_kept_known_and_unknown_and_the_second_run_changes_nothing()
    {
        var (first, second) = (new RecipeReport(), new RecipeReport());
        await Runner.RunAsync(Recipe("settings", Settings.Replace("Other", "Kept1", StringComparison.Ordinal)), first, Cancel);
        await Runner.RunAsync(Recipe("settings", Settings.Replace("Other", "Kept1", StringComparison.Ordinal)), second, Cancel);
        (await ValueAsync("Kept1")).ShouldBe("""{"Deep":[1,2]}""");
        (await ValueAsync("SiteName")).ShouldBe("\"Onze site\"");
        second.Lines.ShouldAllBe(line => line.Outcome == RecipeOutcome.Unchanged);
        first.Lines.ShouldContain(line => line.Outcome == RecipeOutcome.Added && line.What == "settings: Kept1");
    }

    [Fact]
    public async Task A_step_that_nobody_knows_is_named_and_the_others_are_done()
    {
        var report = new RecipeReport();
        await Runner.RunAsync(Recipe("unknown", """{"name":"OpenIdScope"}""", Settings.Replace("Other", "Kept2", StringComparison.Ordinal)), report, Cancel);
        report.Lines.Single(line => line.Outcome == RecipeOutcome.Ignored).What.ShouldBe("unknown.json:2 OpenIdScope");
        (await ValueAsync("Kept2")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_step_of_Orchards_that_means_nothing_here_is_kept_word_for_word_and_once()
    {
        const string layers = """{"name":"layers","Layers":[{"Name":"Always","Rule":"[js: uuid()]"}]}""";
        await Runner.RunAsync(Recipe("kept", layers), new RecipeReport(), Cancel);
        await Runner.RunAsync(Recipe("kept", layers), new RecipeReport(), Cancel);
        (await ValueAsync("kept.layers")).ShouldBe($"[{layers}]");
    }

    [Fact]
    public async Task A_dry_run_tells_and_changes_nothing()
    {
        var report = new RecipeReport();
        await Runner.DryRunAsync(Recipe("dry", Settings.Replace("Other", "Dry", StringComparison.Ordinal)), report, Cancel);
        report.Lines.ShouldContain(line => line.What == "settings: Dry");
        (await ValueAsync("Dry")).ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_step_keeps_what_came_before_leaves_nothing_of_its_own_and_says_where()
    {
        var recipe = Recipe("refused", Settings.Replace("Other", "Before", StringComparison.Ordinal), """{"name":"TestRefuses"}""", Settings.Replace("Other", "After", StringComparison.Ordinal));
        var failed = await Should.ThrowAsync<RecipeFailed>(() => Runner.RunAsync(recipe, new RecipeReport(), Cancel));
        (failed.File, failed.Line, failed.Step, failed.Because.Key).ShouldBe(("refused.json", 3, "TestRefuses", "Test.No"));
        (await ValueAsync("Before")).ShouldNotBeNull();
        (await ValueAsync("Half")).ShouldBeNull();
        (await ValueAsync("After")).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_with_the_step_that_was_not_saved()
    {
        Site.Log.Clear();
        Site.FailAt = "b";
        var recipe = Recipe("cut", Counts("a"), Counts("b"), Counts("c"));
        await Should.ThrowAsync<InvalidOperationException>(() => Runner.RunOnceAsync(recipe, new RecipeReport(), Cancel));
        Site.FailAt = "";
        await Runner.RunOnceAsync(recipe, new RecipeReport(), Cancel);
        await Runner.RunOnceAsync(recipe, new RecipeReport(), Cancel);
        Site.Log.ShouldBe(["a", "b", "b", "c"]);
        (await Site.Db(db => db.RecipeRuns.SingleAsync(run => run.Name == "cut", Cancel))).Finished.ShouldNotBeNull();
    }

    [Fact]
    public async Task Scripts_are_read_from_disk_and_never_from_a_package()
    {
        Site.Log.Clear();
        var recipe = Recipe("scripts", Counts("[js: base64('aGVsbG8=')]"));
        await Runner.RunAsync(recipe, new RecipeReport(), Cancel);
        await Runner.RunAsync(recipe with { Name = "package", IsTrusted = false }, new RecipeReport(), Cancel);
        Site.Log.ShouldBe(["hello", "[js: base64('aGVsbG8=')]"]);
    }

    [Fact]
    public async Task A_step_of_the_wrong_shape_is_refused_with_its_line()
    {
        var failed = await Should.ThrowAsync<RecipeFailed>(() => Runner.RunAsync(Recipe("shape", """{"name":"TestCounts","what":{}}"""), new RecipeReport(), Cancel));
        failed.Because.Key.ShouldBe("Recipe.StepShape");
    }

    [Fact]
    public async Task Another_recipe_is_run_by_name_and_a_package_sets_off_none()
    {
        const string step = """{"name":"recipes","Values":[{"executionid":"x","name":"no-such-recipe"}]}""";
        (await Should.ThrowAsync<RecipeFailed>(() => Runner.RunAsync(Recipe("others", step), new RecipeReport(), Cancel))).Because.Key.ShouldBe("Recipe.NotFound");
        await Runner.RunAsync(Recipe("others-package", step) with { IsTrusted = false }, new RecipeReport(), Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Counts(string what) => $$"""{"name":"testcounts","What":"{{what}}"}""";

    private static Recipe Recipe(string name, params string[] steps) =>
        RecipeReader.Read(Encoding.UTF8.GetBytes($"{{\"name\":\"{name}\",\"steps\":[\n{string.Join(",\n", steps)}]}}"), name + ".json") with { IsTrusted = true };

    private Task<string?> ValueAsync(string name) => Site.Db(async db => (await db.SiteSettings.SingleOrDefaultAsync(setting => setting.Name == name, Cancel))?.Value);

    /// <summary>A site with two steps of the test's own.</summary>
    public sealed class StepsFixture : SiteFixture
    {
        public List<string> Log { get; } = [];
        public string FailAt { get; set; } = "";

        protected override void Configure(WebApplicationBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Services.AddSingleton(this);
            builder.Services.AddScoped<IRecipeStep, Counting>();
            builder.Services.AddScoped<IRecipeStep, Refusing>();
        }
    }

    private sealed class Counting(StepsFixture site) : IRecipeStep
    {
        public string Name => "TestCounts";

        public Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
        {
            var what = step["What"]!.GetValue<string>();
            site.Log.Add(what);
            return what == site.FailAt ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        }
    }

    private sealed class Refusing : IRecipeStep
    {
        public string Name => "TestRefuses";

        public Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
        {
            run.Db.SiteSettings.Add(SiteSetting.Of("Half", "1"));
            throw new Refusal("Test.No");
        }
    }
}
