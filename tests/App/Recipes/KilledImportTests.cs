using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Recipes;

/// <summary>An import in a process of its own, with kill -9.</summary>
public sealed class KilledImportTests(SiteFixture site) : SiteTest(site)
{
    private const int Items = 2_600;
    private const int Kills = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        var package = Path.Combine(Site.Folder, "many.zip");
        await File.WriteAllBytesAsync(package, Package(), Cancel);
        await using var calm = new SiteFixture();
        await calm.InitializeAsync();
        (await SiteProcess.RunAsync(calm.Folder, "recipe", "import", package)).Code.ShouldBe(0);

        var (kills, reached) = (0, 0);
        for (var turn = 1; turn <= Kills; turn++)
        {
            using var import = SiteProcess.Start(Site.Folder, ["recipe", "import", package]);
            while (import.IsRunning && await DoneAsync() <= reached)
                await Task.Delay(10, Cancel);
            // Somewhere inside the next piece, which is not saved then.
            await Task.Delay(40 * turn, Cancel);
            kills += import.Kill() ? 1 : 0;
            reached = await DoneAsync();
        }
        kills.ShouldBeGreaterThan(0);
        (await CountAsync(Site)).ShouldBeLessThan(Items);

        var (code, said, complained) = await SiteProcess.RunAsync(Site.Folder, "recipe", "import", package);
        code.ShouldBe(0, complained);
        said.ShouldContain($"this one went on after piece {reached}.");
        (await CountAsync(Site)).ShouldBe(Items);
        (await PictureAsync(Site)).ShouldBe(await PictureAsync(calm));
        (await calm.BreachesAsync()).ShouldBeEmpty();
    }

    /// <summary>How many pieces are saved.</summary>
    private Task<int> DoneAsync() => Site.Db(db => db.RecipeRuns.Where(r => r.Name == "many").Select(r => r.StepsDone).SingleOrDefaultAsync(Cancel));

    private static Task<int> CountAsync(SiteFixture site) => site.Db(db => db.Set<ContentItem>().CountAsync(i => i.ItemId.StartsWith("4kill"), Cancel));

    /// <summary>All that came in, as it leaves again.</summary>
    private static async Task<string> PictureAsync(SiteFixture site)
    {
        await using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExport>().WriteAsync(output, new ExportWishes(ExportTarget.Site), "x", Cancel);
        using var zip = new ZipArchive(new MemoryStream(output.ToArray()));
        await using var recipe = await zip.GetEntry("Recipe.json")!.OpenAsync(Cancel);
        var steps = (await JsonNode.ParseAsync(recipe, cancellationToken: Cancel))!["steps"]!.AsArray();
        return string.Join('\n', steps.Where(s => s!["name"]!.GetValue<string>() is "content" or "ContentDefinition" or "settings" or "Roles").Select(s => s!.ToJsonString()));
    }

    private static byte[] Package()
    {
        var text = new StringBuilder("""{"name":"many","steps":[{"name":"settings","BeforeTheItems":1},{"name":"content","data":[""");
        for (var n = 0; n < Items; n++)
            text.Append(n > 0 ? "," : "").Append(System.Globalization.CultureInfo.InvariantCulture, $$$"""{"ContentItemId":"4kill{{{n:d21}}}","ContentItemVersionId":"4kilv{{{n:d21}}}","ContentType":"Story","DisplayText":"Verhaal {{{n % 700}}}","Latest":true,"Published":true,"ModifiedUtc":"2026-01-02T03:04:05Z","PublishedUtc":"2026-01-02T03:04:05Z","CreatedUtc":"2026-01-02T03:04:05Z","Owner":null,"Author":"an","TitlePart":{"Title":"Verhaal {{{n % 700}}}"},"AutoroutePart":{"Path":"verhaal-{{{n % 700}}}"},"LocalizationPart":{"Culture":"nl"}}""");
        text.Append("""]},{"name":"settings","AfterTheItems":1}]}""");
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        using (var recipe = zip.CreateEntry("Recipe.json").Open())
            recipe.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return output.ToArray();
    }
}
