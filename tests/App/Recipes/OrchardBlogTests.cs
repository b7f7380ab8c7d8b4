using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Recipes;

/// <summary>A blog of Orchard Core comes in, is looked at, leaves for each generation of Orchard Core, and comes in again.</summary>
public sealed class OrchardBlogTests(SiteFixture site) : SiteTest(site)
{
    /// <summary>Steps of a package that this product writes by itself, beside those that came in.</summary>
    private static readonly string[] Travelling = ["feature", "themes", "settings", "ContentDefinition", "content", "media", "MediaProfiles", "queries", "layers", "AdminMenu", "Roles", "Templates", "deployment", "Sitemaps"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dry_run_names_what_would_come_and_every_step_and_feature_that_means_nothing_here()
    {
        await using var fresh = new SiteFixture();
        await fresh.InitializeAsync();
        var before = await fresh.Db(db => db.Set<ContentItem>().CountAsync(Cancel));
        var report = new RecipeReport();
        using (var file = new RecipeFile(await OnDiskAsync(OrchardBlog.Package())))
            await fresh.Services.GetRequiredService<RecipeRunner>().DryRunAsync(file.Recipe, report, Cancel);
        string[] ignored = [.. report.Lines.Where(l => l.Outcome == RecipeOutcome.Ignored).Select(l => l.What)];
        foreach (var step in OrchardBlog.Kept)
            ignored.ShouldContain(line => line.EndsWith(" " + step, StringComparison.Ordinal), step);
        foreach (var feature in (string[])["TheBlogTheme", "OrchardCore.GraphQL"])
            ignored.ShouldContain($"feature: enable {feature}");
        ignored.ShouldContain("themes: site TheBlogTheme");
        ignored.ShouldContain("themes: admin TheAdmin");
        ignored.Length.ShouldBe(OrchardBlog.Kept.Length + 4);
        string[] added = [.. report.Lines.Where(l => l.Outcome == RecipeOutcome.Added).Select(l => l.What)];
        foreach (var line in (string[])["BlogPost", "RawHtml", "BlogPost Het eerste deeg", "Taxonomy Rubrieken", "media brood/korst.png", "Templates: Content__BlogPost", "settings: LayerSettings"])
            added.ShouldContain(line);
        (await fresh.Db(db => db.Set<ContentItem>().CountAsync(Cancel))).ShouldBe(before);
    }

    [Fact]
    public async Task It_comes_in_and_is_read_on_the_site()
    {
        await TakeInAsync(Site, OrchardBlog.Package());
        await Site.Shown();
        using var reader = Site.Visitor("nl");
        (await reader.Visit("/nl/over-ons")).Text.ShouldContain("Al sinds 1974.");
        var blog = await reader.Visit("/nl/broodblog");
        blog.Text.ShouldContain("Het eerste deeg");
        (await reader.Visit(blog.Link("main article a").ShouldNotBeNull())).Body.ShouldContain("<strong>tien</strong>");
    }

    [Theory]
    [InlineData(ExportTarget.Orchard2)]
    [InlineData(ExportTarget.Orchard3)]
    public async Task It_leaves_for_Orchard_as_it_came_and_the_same_once_more_after_another_journey(ExportTarget target)
    {
        await TakeInAsync(Site, OrchardBlog.Package());
        var first = await ExportAsync(Site, target);

        // What came in leaves unchanged, to the letter and the order of properties.
        var items = Data(first).ToDictionary(i => i["ContentItemId"]!.GetValue<string>());
        foreach (var item in OrchardBlog.Items)
            items[item["ContentItemId"]!.GetValue<string>()].ToJsonString().ShouldBe(item.ToJsonString());
        foreach (var step in OrchardBlog.Steps.Select(s => JsonNode.Parse(s)!.AsObject()).Where(s => NameOf(s) is "layers" or "AdminMenu" or "queries" or "deployment" or "Sitemaps"))
            Without(Of(first, NameOf(step)).ShouldHaveSingleItem(NameOf(step))).ShouldBe(Without(step), NameOf(step));
        SameDefinitions(first);

        // Each generation has its own step for the index, and never both.
        Of(first, target == ExportTarget.Orchard2 ? "CreateOrUpdateIndexProfile" : "lucene-index").ShouldBeEmpty();
        Of(first, target == ExportTarget.Orchard2 ? "lucene-index" : "CreateOrUpdateIndexProfile").Count(s => s.ToJsonString().Contains("\"Article\",\"BlogPost\"", StringComparison.Ordinal)).ShouldBe(1);
        Of(first, target == ExportTarget.Orchard2 ? "lucene-index-rebuild" : "RebuildIndex").ShouldNotBeEmpty();
        string.Concat(Of(first, "Roles").Select(s => s.ToJsonString())).ShouldContain(target == ExportTarget.Orchard2 ? "QueryLuceneSearchIndex" : "QueryIndex_Search");

        await using var other = new SiteFixture();
        await other.InitializeAsync();
        await TakeInAsync(other, first);
        var second = await ExportAsync(other, target);
        foreach (var name in Travelling)
            Of(second, name).Select(s => s.ToJsonString()).ShouldBe(Of(first, name).Select(s => s.ToJsonString()), name);
        (await TakeInAsync(other, second)).Lines.Where(l => l.Outcome is RecipeOutcome.Added or RecipeOutcome.Changed).Select(l => l.What).ShouldBeEmpty();
        (await other.BreachesAsync()).ShouldBeEmpty();
    }

    private static void SameDefinitions(byte[] package)
    {
        var definitions = Of(package, "ContentDefinition").Single();
        var wanted = JsonNode.Parse(OrchardBlog.Steps.Single(s => s.Contains("\"ContentDefinition\"", StringComparison.Ordinal)))!;
        foreach (var list in (string[])["ContentTypes", "ContentParts"])
        {
            var found = definitions[list]!.AsArray().ToDictionary(d => d!["Name"]!.GetValue<string>(), d => d!.ToJsonString());
            // The site has menus of its own: those types are merged, all others are as they came.
            foreach (var definition in wanted[list]!.AsArray().Where(d => !OrchardBlog.OfTheHouse.Contains(d!["Name"]!.GetValue<string>())))
                found[definition!["Name"]!.GetValue<string>()].ShouldBe(definition.ToJsonString());
        }
    }

    private static string NameOf(JsonObject step) => step["name"]!.GetValue<string>();

    /// <summary>A text that Orchard Core would run carries a mark that nobody sees.</summary>
    private static string Without(JsonObject step) => step.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\u2060", "", StringComparison.Ordinal).Replace("\\u2060", "", StringComparison.Ordinal);

    private static JsonObject[] Of(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var recipe = zip.GetEntry("Recipe.json")!.Open();
        return [.. JsonNode.Parse(recipe)!["steps"]!.AsArray().OfType<JsonObject>().Where(s => NameOf(s) == name)];
    }

    private static IEnumerable<JsonObject> Data(byte[] package) => Of(package, "content").SelectMany(s => s["data"]!.AsArray()).OfType<JsonObject>();

    private static async Task<string> OnDiskAsync(byte[] package)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("rv-blog-").FullName, "blog.zip");
        await File.WriteAllBytesAsync(path, package, Cancel);
        return path;
    }

    private static async Task<RecipeReport> TakeInAsync(SiteFixture site, byte[] package)
    {
        var report = new RecipeReport();
        using var file = new RecipeFile(await OnDiskAsync(package));
        await site.Services.GetRequiredService<RecipeRunner>().RunAsync(file.Recipe, report, Cancel);
        return report;
    }

    private static async Task<byte[]> ExportAsync(SiteFixture site, ExportTarget target)
    {
        await using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExport>().WriteAsync(output, new ExportWishes(target), "export", Cancel);
        return output.ToArray();
    }
}
