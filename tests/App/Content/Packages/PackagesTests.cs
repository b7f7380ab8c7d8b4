using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Packages;

public sealed class PackagesTests(SiteFixture site) : SiteTest<SiteFixture>(site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_is_looked_at_first_and_run_when_the_administrator_says_so()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await Upload(administrator, "in.zip", Zip(("Recipe.json", Recipe("in", Item("4page000000000000000000001"), """{"name":"queries","Queries":[]}""", """{"name":"feature","enable":["OrchardCore.Twitter"]}"""))));
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Document.QuerySelector("[data-at-work]").ShouldNotBeNull();

        await Site.RunDueAsync();
        page = await administrator.Visit(page.Path);
        page.Text.ShouldContain("Wat er staat");
        page.Text.ShouldContain("feature: enable OrchardCore.Twitter");
        page.Text.ShouldContain("queries");
        page.Document.QuerySelector("[data-at-work]").ShouldBeNull();
        (await Exists("4page000000000000000000001")).ShouldBeFalse();

        await administrator.Submit(page);
        await Site.RunDueAsync();
        page = await administrator.Visit(page.Path);
        (await Exists("4page000000000000000000001")).ShouldBeTrue();
        page.Document.QuerySelector("main form").ShouldBeNull();

        var again = await administrator.Post(page.Path);
        again.Text.ShouldContain("kan nu niet lopen");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.txt")]
    public async Task A_package_that_wants_out_is_refused_beside_the_field_and_nothing_is_kept(string name)
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        var before = await Site.Db(db => db.Set<Transfer>().CountAsync(Cancel));
        var page = await Upload(administrator, "evil.zip", Zip(("Recipe.json", Recipe("evil")), (name, "x")));
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Document.QuerySelector(".field--invalid")!.TextContent.ShouldContain("evil.zip");
        (await Site.Db(db => db.Set<Transfer>().CountAsync(Cancel))).ShouldBe(before);
    }

    [Fact]
    public async Task A_bomb_a_broken_zip_another_kind_and_nothing_at_all_are_refused_with_a_sentence()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        (await Upload(administrator, "bomb.zip", Zip(("Recipe.json", Recipe("b")), ("zeros.txt", new string('0', 5_000_000))))).Text.ShouldContain("te groot");
        (await Upload(administrator, "broken.zip", "PK no zip"u8.ToArray())).Text.ShouldContain("geen leesbare zip");
        (await Upload(administrator, "x.exe", [1])).Text.ShouldContain(".zip of .json");
        (await Upload(administrator, "x.json", "{"u8.ToArray())).Text.ShouldContain("geen geldige JSON");
        (await Upload(administrator, "leeg.zip", [])).All(".field__error").ShouldContain(error => error.Contains("Kies een pakket.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_that_is_refused_says_where_and_leaves_what_came_before()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await Upload(administrator, "half.json", Encoding.UTF8.GetBytes(Recipe("half", """{"name":"settings","Half":1}""", """{"name":"Roles","Roles":[{"Permissions":[]}]}""")));
        await Site.RunDueAsync();
        page = await administrator.Visit(page.Path);
        page.Document.QuerySelector("[role=alert]")!.TextContent.ShouldContain("‘Roles’");
        page.Document.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task A_package_is_written_and_downloaded_and_its_file_is_gone_after_a_week()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await administrator.Submit(await administrator.Visit("/admin/recipes/export"), new Dictionary<string, string> { ["Input.Target"] = "Orchard3" });
        await Site.RunDueAsync();
        page = await administrator.Visit(page.Path);
        var link = page.Link("a[download]").ShouldNotBeNull();
        using (var file = await administrator.Http.GetAsync(new Uri(link, UriKind.Relative), Cancel))
        {
            file.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
            using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync(Cancel));
            JsonNode.Parse(zip.GetEntry("Recipe.json")!.Open())!["steps"]!.AsArray().Select(s => s!["name"]!.GetValue<string>()).ShouldContain("ContentDefinition");
        }
        Site.Clock.Advance(Transfer.Kept + TimeSpan.FromMinutes(1));
        await Site.RunDueAsync();
        using var later = await Site.SignedIn(Role.Administrator);
        (await later.Visit(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Chosen_items_and_an_edition_that_is_not_there()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        await Upload(administrator, "choice.zip", Zip(("Recipe.json", Recipe("choice", Item("4page000000000000000000002")))));
        await Site.RunDueAsync();
        var looked = await Site.Db(db => db.Set<Transfer>().OrderByDescending(t => t.At).FirstAsync(t => t.Name == "choice.zip", Cancel));
        await administrator.Submit(await administrator.Visit($"/admin/recipes/{looked.Id.Value}"));
        await Site.RunDueAsync();

        var page = await administrator.Visit("/admin/recipes/export?chosen=4page000000000000000000002");
        page.Text.ShouldContain("Wat er staat");
        page.Document.QuerySelector("[name='Input.Edition']").ShouldBeNull();

        var refused = await administrator.Post("/admin/recipes/export", ("Input.Target", "Site"), ("Input.Edition", "no-such-edition"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Die editie bestaat niet.");
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Team)]
    [InlineData(Role.Juror)]
    public async Task Only_an_administrator_gets_in(string role)
    {
        using var other = await Site.SignedIn(role);
        foreach (var address in (string[])["/admin/recipes", "/admin/recipes/export", $"/admin/recipes/{Guid.NewGuid()}"])
            (await other.Visit(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_list_asks_as_much_for_one_package_as_for_many_and_what_is_not_there_is_not_found()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        await Upload(administrator, "one.json", Encoding.UTF8.GetBytes(Recipe("one")));
        var few = await Site.Queries.OfWarmAsync(() => administrator.Visit("/admin/recipes"));
        for (var i = 0; i < 3; i++)
            await Upload(administrator, $"more{i}.json", Encoding.UTF8.GetBytes(Recipe("one")));
        (await Site.Queries.OfWarmAsync(() => administrator.Visit("/admin/recipes"))).ShouldBe(few);
        (await administrator.Visit($"/admin/recipes/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Page> Upload(Visitor visitor, string name, byte[] content) =>
        await visitor.Upload(await visitor.Visit("/admin/recipes"), "main form", ("Input.File", name, content));

    private Task<bool> Exists(string itemId) => Site.Db(db => db.Set<ContentItem>().AnyAsync(i => i.ItemId == itemId, Cancel));

    private static string Recipe(string name, params string[] steps) => $"{{\"name\":\"{name}\",\"steps\":[\n{string.Join(",\n", steps)}]}}";

    private static string Item(string id) => new JsonObject
    {
        ["name"] = "content",
        ["data"] = new JsonArray(new JsonObject { ["ContentItemId"] = id, ["ContentItemVersionId"] = "4v" + id[2..], ["ContentType"] = "Page", ["DisplayText"] = "Wat er staat", ["Latest"] = true, ["Published"] = true, ["TitlePart"] = new JsonObject { ["Title"] = "Wat er staat" } }),
    }.ToJsonString();

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
                using (var writer = new StreamWriter(zip.CreateEntry(name).Open()))
                    writer.Write(text);
        return output.ToArray();
    }
}
