using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class MediaStepTests : IAsyncLifetime
{
    private readonly MediaSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_recipe_brings_files_within_itself_and_beside_it()
    {
        var report = await RunAsync(
            new() { ["TargetPath"] = "site/logo.png", ["Base64"] = Convert.ToBase64String(SomeFiles.Png()) },
            new() { ["Path"] = "site/plein.jpg", ["SourcePath"] = "media/plein.jpg" });

        report.Select(l => l.Outcome).ShouldBe([RecipeOutcome.Added, RecipeOutcome.Added]);
        (await _site.FilesAsync()).Select(f => f.Path).ShouldBe(["site/logo.png", "site/plein.jpg"]);
        (await _site.FilesAsync()).ShouldAllBe(f => f.IsPublicAt(_site.Clock.Instant()));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_another_content_is_a_change()
    {
        JsonObject Logo(int width) => new() { ["TargetPath"] = "site/logo.png", ["Base64"] = Convert.ToBase64String(SomeFiles.Png(width)) };
        await RunAsync(Logo(60));

        (await RunAsync(Logo(60))).Single().Outcome.ShouldBe(RecipeOutcome.Unchanged);
        (await RunAsync(Logo(80))).Single().Outcome.ShouldBe(RecipeOutcome.Changed);
    }

    [Fact]
    public async Task A_film_travels_too_and_a_second_run_changes_nothing()
    {
        JsonObject Party(int bytes, string handler = "vide") => new() { ["TargetPath"] = "site/feest.mp4", ["Base64"] = Convert.ToBase64String(SomeFiles.Mp4(bytes, handler)) };

        (await RunAsync(Party(5000))).Single().Outcome.ShouldBe(RecipeOutcome.Added);
        (await RunAsync(Party(5000))).Single().Outcome.ShouldBe(RecipeOutcome.Unchanged);
        (await RunAsync(Party(6000))).Single().Outcome.ShouldBe(RecipeOutcome.Changed);
        var film = (await _site.FilesAsync()).Single();
        (film.Path, film.IsVideo, film.Bytes, film.IsPublicAt(_site.Clock.Instant())).ShouldBe(("site/feest.mp4", true, SomeFiles.Mp4(6000).Length, true));
        (await Should.ThrowAsync<Refusal>(() => RunAsync(Party(5000, "meta")))).Key.ShouldBe("Media.Refused.FilmTracks");
        (await Should.ThrowAsync<Refusal>(() => RunAsync(new JsonObject { ["TargetPath"] = "site/vals.mp4", ["Base64"] = Convert.ToBase64String(SomeFiles.Png()) }))).Key.ShouldBe("Media.Refused.NoDocument");
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere() =>
        (await RunAsync(new JsonObject { ["TargetPath"] = "a.png", ["SourceUrl"] = "https://elsewhere.example/a.png" })).Single().Outcome.ShouldBe(RecipeOutcome.Ignored);

    [Theory]
    [InlineData("""{"Base64":"AAAA"}""", "Media.Recipe.NoTarget")]
    [InlineData("""{"TargetPath":"a.png","Base64":"%%"}""", "Media.Recipe.NoBase64")]
    [InlineData("""{"TargetPath":"a.png","SourcePath":"missing.png"}""", "Media.Recipe.NoFile")]
    [InlineData("""{"TargetPath":"a.png","Base64":"PGh0bWw+"}""", "Media.Refused.NoDocument")]
    public async Task A_wrong_file_refuses_the_step(string file, string key)
    {
        (await Should.ThrowAsync<Refusal>(() => RunAsync(JsonNode.Parse(file)!.AsObject()))).Key.ShouldBe(key);

        (await _site.FilesAsync()).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<RecipeLine>> RunAsync(params JsonObject[] files) => _site.GetAsync(async services =>
    {
        var run = new RecipeRun(services.GetRequiredService<AppDb>(), new RecipeReport(), path => path == "media/plein.jpg" ? new MemoryStream(SomeFiles.Jpeg()) : null, true, _site.Clock.Instant());
        await services.GetServices<IRecipeStep>().Single(s => s.Name == "media").RunAsync(new JsonObject { ["name"] = "media", ["Files"] = new JsonArray([.. files]) }, run, CancellationToken.None);
        return run.Report.Lines;
    });
}
