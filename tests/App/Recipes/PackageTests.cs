using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Recipes;

public sealed class PackageTests(SiteFixture site) : SiteTest<SiteFixture>(site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_of_the_whole_site_comes_in_elsewhere_and_leaves_again_as_it_was()
    {
        await TakeInAsync(Site, await PackageAsync(Samples()));
        var first = await ExportAsync(Site, new ExportWishes(ExportTarget.Site));

        await using var other = new SiteFixture();
        await other.InitializeAsync();
        await TakeInAsync(other, first);
        var second = await ExportAsync(other, new ExportWishes(ExportTarget.Site));

        Steps(second, "content").ToJsonString().ShouldBe(Steps(first, "content").ToJsonString());
        Steps(second, "RadicaleVersions").ToJsonString().ShouldBe(Steps(first, "RadicaleVersions").ToJsonString());
        Steps(second, "ContentDefinition").ToJsonString().ShouldBe(Steps(first, "ContentDefinition").ToJsonString());
        Steps(second, "media").ToJsonString().ShouldBe(Steps(first, "media").ToJsonString());
        Steps(second, "queries").ToJsonString().ShouldBe(Steps(first, "queries").ToJsonString());
        Steps(second, "MediaProfiles").ToJsonString().ShouldBe(Steps(first, "MediaProfiles").ToJsonString());
        Steps(first, "MediaProfiles").ToJsonString().ShouldContain("\"Mode\":2");
        Steps(second, "Templates").ToJsonString().ShouldBe(Steps(first, "Templates").ToJsonString());
        Steps(first, "RadicaleVersions")[0]!["data"]!.AsArray().ShouldNotBeEmpty();

        var report = await TakeInAsync(other, second);
        report.Count(RecipeOutcome.Added).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_stranger_typed_is_never_run_here_leaves_as_it_is_for_a_site_and_marked_and_named_for_Orchard()
    {
        const string evil = "[js: configuration('secret','x')]";
        await TakeInAsync(Site, await PackageAsync(Item("4evil000000000000000000000", evil)));
        (await TextOfAsync("4evil000000000000000000000")).ShouldBe(evil);

        Text(Find(await ExportAsync(Site, new ExportWishes(ExportTarget.Site)), "4evil000000000000000000000")).ShouldBe(evil);

        await using var output = new MemoryStream();
        var report = await Export.WriteAsync(output, new ExportWishes(ExportTarget.Orchard3), "o3", Cancel);
        Neutral.IsScript(Text(Find(output.ToArray(), "4evil000000000000000000000"))).ShouldBeFalse();
        report.Neutralised.ShouldContain("content.SamplePart.Text.Text");
        await using var other = new SiteFixture();
        await other.InitializeAsync();
        await TakeInAsync(other, output.ToArray());
        Text(Find(await ExportAsync(other, new ExportWishes(ExportTarget.Site)), "4evil000000000000000000000")).ShouldBe(evil);
    }

    [Fact]
    public async Task Each_generation_of_Orchard_gets_its_own_search_step_and_permission()
    {
        await TakeInAsync(Site, await PackageAsync(
            """{"name":"lucene-index","Indices":[{"Search":{"AnalyzerName":"standardanalyzer","IndexLatest":false,"IndexedContentTypes":["Article"],"Culture":"","StoreSourceData":false}}]}""",
            """{"name":"CreateOrUpdateIndexProfile","indexes":[{"Name":"Newer","IndexName":"Newer","ProviderName":"Lucene","Type":"Content","Properties":{"LuceneIndexMetadata":{"AnalyzerName":"standard"},"ContentIndexMetadata":{"IndexedContentTypes":["Page"],"Culture":"any"}}}]}""",
            """{"name":"Roles","Roles":[{"Name":"Reader","Permissions":["QueryLuceneSearchIndex"]}]}"""));
        var (older, newer) = (await ExportAsync(Site, new ExportWishes(ExportTarget.Orchard2)), await ExportAsync(Site, new ExportWishes(ExportTarget.Orchard3)));
        Steps(older, "CreateOrUpdateIndexProfile").ShouldBeEmpty();
        Steps(older, "lucene-index").ToJsonString().ShouldContain("\"Newer\"");
        Steps(newer, "lucene-index").ShouldBeEmpty();
        Steps(newer, "CreateOrUpdateIndexProfile").ToJsonString().ShouldContain("\"Search\"");
        Steps(older, "Roles").ToJsonString().ShouldContain("QueryLuceneSearchIndex");
        Steps(newer, "Roles").ToJsonString().ShouldContain("QueryIndex_Search");
    }

    [Fact]
    public async Task Orchard_gets_what_is_published_and_the_report_says_what_stays()
    {
        await TakeInAsync(Site, await PackageAsync(Item("4draft0000000000000000000a", "later", published: false)));
        await using var output = new MemoryStream();
        var report = await Export.WriteAsync(output, new ExportWishes(ExportTarget.Orchard2), "o2", Cancel);
        Find(output.ToArray(), "4draft0000000000000000000a").ShouldBeNull();
        Steps(output.ToArray(), "RadicaleVersions").ShouldBeEmpty();
        report.LeftOut.ShouldContain(line => line.EndsWith("RadicaleVersions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_lies_in_the_trash_stays_there_with_all_its_versions()
    {
        await TakeInAsync(Site, await PackageAsync(Item("4trash0000000000000000000a", "gone")));
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ContentItems>().TrashAsync("4trash0000000000000000000a", Cancel);
            await scope.ServiceProvider.GetRequiredService<Data.AppDb>().SaveChangesAsync(Cancel);
        }
        var package = await ExportAsync(Site, new ExportWishes(ExportTarget.Site));
        Find(package, "4trash0000000000000000000a").ShouldBeNull();
        Steps(package, "RadicaleVersions").ToJsonString().ShouldNotContain("4trash0000000000000000000a");
    }

    [Fact]
    public async Task A_selection_takes_its_types_and_pictures_along_and_nothing_else()
    {
        await TakeInAsync(Site, await PackageAsync([.. Samples(), Item("4choice000000000000000000a", "chosen", picture: "sample/a.png")]));
        var package = await ExportAsync(Site, new ExportWishes(ExportTarget.Site) { Items = ["4choice000000000000000000a"] });
        Steps(package, "content").Single()!["data"]!.AsArray().Count.ShouldBe(1);
        Steps(package, "ContentDefinition").Single()!["ContentTypes"]!.AsArray().Select(t => t!["Name"]!.GetValue<string>()).ShouldBe(["Sample"]);
        Steps(package, "media").Single()!["Files"]!.AsArray().Select(f => f!["TargetPath"]!.GetValue<string>()).ShouldBe(["sample/a.png"]);
        Steps(package, "settings").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_that_was_not_public_is_not_public_after_the_journey_and_Orchard_does_not_get_it()
    {
        await TakeInAsync(Site, await PackageAsync(Samples()));
        await Site.Db(async db =>
        {
            var file = await db.MediaFiles.SingleAsync(f => f.Path == "sample/a.png", Cancel);
            file.Describe("A red dot", "An", "CC BY", "");
            file.FocusOn(0.25, 0.75);
            file.Hide();
            await db.SaveChangesAsync(Cancel);
        });
        Steps(await ExportAsync(Site, new ExportWishes(ExportTarget.Orchard3)), "media").ToJsonString().ShouldNotContain("sample/a.png");
        await using var other = new SiteFixture();
        await other.InitializeAsync();
        await TakeInAsync(other, await ExportAsync(Site, new ExportWishes(ExportTarget.Site)));
        var there = await other.Db(db => db.MediaFiles.SingleAsync(f => f.Path == "sample/a.png", Cancel));
        (there.PublicFrom, there.AltText, there.Credit, there.FocalX, there.FocalY).ShouldBe((null, "A red dot", "An", 0.25, 0.75));
    }

    [Fact]
    public async Task A_template_that_cannot_be_read_is_kept_switched_off_and_named_with_its_place()
    {
        var report = await TakeInAsync(Site, await PackageAsync("""{"name":"Templates","Templates":{"Content__Broken":{"Description":"x","Content":"a\n{{ 'x' | shortcode }}"},"Content__Fine":{"Content":"{{ Model.ContentItem.DisplayText }}"}}}"""));
        var line = report.Lines.Single(l => l.Outcome == RecipeOutcome.Ignored);
        line.What.ShouldBe("Templates: Content__Broken");
        line.Because!.Arguments.Take(2).ShouldBe([2, 4]);
        Steps(await ExportAsync(Site, new ExportWishes(ExportTarget.Orchard3)), "Templates").Single()!["Templates"]!["Content__Broken"]!["Content"]!.GetValue<string>().ShouldBe("a\n{{ 'x' | shortcode }}");
    }

    [Fact]
    public async Task A_dry_run_of_a_package_names_everything_and_leaves_no_row_and_no_file()
    {
        var blobs = Directory.GetFiles(Path.Combine(Site.Folder, "blobs"), "*", SearchOption.AllDirectories).Length;
        using var file = new RecipeFile(await OnDiskAsync(await PackageAsync([.. Samples("dry"), Item("4dry00000000000000000000ab", "dry"), """{"name":"OpenIdScope"}""", """{"name":"feature","enable":["OrchardCore.Media","OrchardCore.Twitter"]}"""])));
        var report = new RecipeReport();
        await Site.Services.GetRequiredService<RecipeRunner>().DryRunAsync(file.Recipe, report, Cancel);
        report.Lines.Where(l => l.Outcome == RecipeOutcome.Added).Select(l => l.What).ShouldContain("media dry/a.png");
        report.Lines.Where(l => l.Outcome == RecipeOutcome.Added).Select(l => l.What).ShouldContain("Sample dry");
        report.Lines.Where(l => l.Outcome == RecipeOutcome.Ignored).Select(l => l.What).ShouldContain("feature: enable OrchardCore.Twitter");
        report.Lines.Where(l => l.Outcome == RecipeOutcome.Ignored).ShouldContain(l => l.What.EndsWith("OpenIdScope", StringComparison.Ordinal));
        report.Lines.ShouldNotContain(l => l.What.Contains("OrchardCore.Media", StringComparison.Ordinal));
        (await Site.Db(db => db.MediaFiles.AnyAsync(f => f.Path == "dry/a.png", Cancel))).ShouldBeFalse();
        (await Site.Db(db => db.Set<ContentItem>().AnyAsync(i => i.ItemId == "4dry00000000000000000000ab", Cancel))).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(Site.Folder, "blobs"), "*", SearchOption.AllDirectories).Length.ShouldBe(blobs);
    }

    [Fact]
    public async Task A_film_in_a_package_comes_in_like_one_that_is_uploaded_and_does_not_say_where_it_was_made()
    {
        var package = await PackageAsync(
            [("film/plein.mp4", SomeFiles.Mp4(mediaBytes: 300_000)), ("film/camera.mp4", SomeFiles.Mp4(handler: "meta")), ("film/half.mp4", SomeFiles.Mp4()[..^20])],
            """{"name":"media","Files":[{"SourcePath":"film/plein.mp4","TargetPath":"film/plein.mp4"},{"SourcePath":"film/camera.mp4","TargetPath":"film/camera.mp4"},{"SourcePath":"film/half.mp4","TargetPath":"film/half.mp4"}]}""");
        var dry = new RecipeReport();
        using (var file = new RecipeFile(await OnDiskAsync(package)))
            await Site.Services.GetRequiredService<RecipeRunner>().DryRunAsync(file.Recipe, dry, Cancel);
        dry.Lines.Select(l => (l.Outcome, l.What, l.Because?.Key)).ShouldBe(
            [(RecipeOutcome.Added, "media film/plein.mp4", null), (RecipeOutcome.Ignored, "media film/camera.mp4", "Media.Refused.FilmTracks"), (RecipeOutcome.Ignored, "media film/half.mp4", "Media.Refused.Broken")]);

        var report = await TakeInAsync(Site, package);
        report.Lines.Select(l => (l.Outcome, l.What)).ShouldBe(dry.Lines.Select(l => (l.Outcome, l.What)));
        var film = await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Path == "film/plein.mp4", Cancel));
        (film.ContentType, film.PublicFrom is not null).ShouldBe(("video/mp4", true));
        await using (var blob = await Site.Services.GetRequiredService<IBlobStore>().OpenAsync(BlobName.Of(film.Blob), cancellationToken: Cancel))
        {
            using var kept = new MemoryStream();
            await blob.CopyToAsync(kept, Cancel);
            kept.Length.ShouldBe(SomeFiles.Mp4(mediaBytes: 300_000).Length);
            Encoding.Latin1.GetString(kept.ToArray()).ShouldNotContain("+51.05");
        }
        var again = await TakeInAsync(Site, package);
        (again.Count(RecipeOutcome.Added), again.Count(RecipeOutcome.Changed), again.Count(RecipeOutcome.Unchanged)).ShouldBe((0, 0, 1));

        await using var other = new SiteFixture();
        await other.InitializeAsync();
        await TakeInAsync(other, await ExportAsync(Site, new ExportWishes(ExportTarget.Orchard3)));
        (await other.Db(db => db.MediaFiles.SingleAsync(f => f.Path == "film/plein.mp4", Cancel))).Sha256.ShouldBe(film.Sha256);
    }

    private RecipeExport Export => Site.Services.GetRequiredService<RecipeExport>();

    private static string[] Samples(string folder = "sample") =>
    [
        """{"name":"ContentDefinition","ContentTypes":[{"Name":"Sample","DisplayName":"Sample","Settings":{"ContentTypeSettings":{"Creatable":true},"RadicaleFormSettings":{"Steps":[{"Key":"main"}]},"Unknown":{"a":[1.50,null]}},"ContentTypePartDefinitionRecords":[{"PartName":"SamplePart","Name":"SamplePart","Settings":{}}]}],"ContentParts":[{"Name":"SamplePart","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Text","Settings":{}}]}]}""",
        $$"""{"name":"media","Files":[{"TargetPath":"{{folder}}/a.png","Base64":"{{Convert.ToBase64String(SomeFiles.Png())}}"}]}""",
        """{"name":"MediaProfiles","MediaProfiles":{"banner":{"Hint":"wide","Width":1200,"Height":400,"Mode":2,"Format":6,"Quality":80,"BackgroundColor":""}}}""",
        """{"name":"queries","Queries":[{"Source":"Lucene","Name":"Recent","Template":"{}"}]}""",
        """{"name":"Templates","Templates":{"Widget__Sample":{"Description":"","Content":"<b>{{ Model.ContentItem.DisplayText }}</b>"}}}""",
        Item("4sample0000000000000000000", "old", published: false, latest: false, version: "4old0000000000000000000000"),
        Item("4sample0000000000000000000", "shown", latest: false, version: "4shown00000000000000000000"),
        Item("4sample0000000000000000000", "draft", published: false, version: "4newer00000000000000000000"),
    ];

    private static string Item(string id, string text, bool published = true, bool latest = true, string? version = null, string? picture = null) => new JsonObject
    {
        ["name"] = "content",
        ["data"] = new JsonArray(new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = version ?? "4v" + id[2..],
            ["ContentType"] = "Sample",
            ["DisplayText"] = text,
            ["Latest"] = latest,
            ["Published"] = published,
            ["ModifiedUtc"] = "2026-01-02T03:04:05.1234567Z",
            ["PublishedUtc"] = published ? "2026-01-02T03:04:05.1234567Z" : null,
            ["CreatedUtc"] = "2026-01-01T00:00:00Z",
            ["SamplePart"] = new JsonObject { ["Text"] = new JsonObject { ["Text"] = text }, ["Image"] = picture is null ? null : new JsonObject { ["Paths"] = new JsonArray(picture) } },
            ["StrangerPart"] = new JsonObject { ["N"] = JsonNode.Parse("1.50") },
        }),
    }.ToJsonString();

    private static Task<byte[]> PackageAsync(params string[] steps) => PackageAsync([], steps);

    private static async Task<byte[]> PackageAsync((string Path, byte[] Content)[] files, params string[] steps)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var recipe = zip.CreateEntry("Recipe.json").Open();
            await recipe.WriteAsync(Encoding.UTF8.GetBytes($"{{\"name\":\"{Guid.NewGuid():N}\",\"steps\":[\n{string.Join(",\n", steps)}]}}"), Cancel);
            await recipe.DisposeAsync();
            foreach (var (path, content) in files)
            {
                await using var file = zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
                await file.WriteAsync(content, Cancel);
            }
        }
        return output.ToArray();
    }

    private static async Task<RecipeReport> TakeInAsync(SiteFixture site, byte[] package)
    {
        var report = new RecipeReport();
        using var file = new RecipeFile(await OnDiskAsync(package));
        await site.Services.GetRequiredService<RecipeRunner>().RunAsync(file.Recipe, report, Cancel);
        return report;
    }

    private static async Task<string> OnDiskAsync(byte[] package)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("rv-package-").FullName, "p.zip");
        await File.WriteAllBytesAsync(path, package, Cancel);
        return path;
    }

    private static async Task<byte[]> ExportAsync(SiteFixture site, ExportWishes wishes)
    {
        await using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExport>().WriteAsync(output, wishes, "export", Cancel);
        return output.ToArray();
    }

    private static JsonArray Steps(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var recipe = zip.GetEntry("Recipe.json")!.Open();
        return new JsonArray([.. JsonNode.Parse(recipe)!["steps"]!.AsArray().Where(s => s!["name"]!.GetValue<string>() == name).Select(s => s!.DeepClone())]);
    }

    private static JsonNode? Find(byte[] package, string itemId) =>
        Steps(package, "content").SelectMany(s => s!["data"]!.AsArray()).FirstOrDefault(i => i!["ContentItemId"]!.GetValue<string>() == itemId);

    private static string Text(JsonNode? item) => item.ShouldNotBeNull()["SamplePart"]!["Text"]!["Text"]!.GetValue<string>();

    private Task<string?> TextOfAsync(string itemId) =>
        Site.Db(async db => (await db.Set<ContentItem>().SingleAsync(i => i.ItemId == itemId && i.IsPublished, Cancel)).Parts()["SamplePart"]!["Text"]!["Text"]!.GetValue<string?>());
}
