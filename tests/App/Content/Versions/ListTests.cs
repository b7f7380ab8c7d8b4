using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Versions;

public sealed class ListTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("nl", "Zet deze tekst terug")]
    [InlineData("en", "Restore this text")]
    public async Task An_old_version_is_compared_in_words_and_put_back(string language, string button)
    {
        var editor = await Site.SignedIn(await Speaking(language));
        var page = await Write(editor, "Een straat die van vroeger is", "Een straat die van later is");

        var versions = await editor.Visit(page.Path + "/versions");
        versions.All("tbody tr td:nth-child(4)").ShouldBe(["Een straat die van later is", "Een straat die van vroeger is"]);
        var compared = await editor.Visit(versions.Document.QuerySelectorAll("tbody td:nth-child(3) a")[1].GetAttribute("href")!);
        compared.Text.ShouldContain(button);
        compared.All(".compare del").ShouldHaveSingleItem().ShouldContain("vroeger");
        compared.All(".compare ins").ShouldHaveSingleItem().ShouldContain("later");

        page = await editor.Submit(compared, "form[data-restore]");
        page.Document.QuerySelector("#TitlePart")!.GetAttribute("value").ShouldBe("Een straat die van vroeger is");
        (await editor.Visit(page.Path + "/versions")).All("tbody tr").Count.ShouldBe(3);
    }

    [Fact]
    public async Task Any_two_versions_are_laid_side_by_side()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Write(editor, "Versie een", "Versie twee", "Versie drie");
        var versions = await editor.Visit(page.Path + "/versions");
        var ids = versions.Document.QuerySelectorAll("input[name=one]").Select(i => i.GetAttribute("value")!).ToArray();

        var compared = await editor.Visit($"{page.Path}/versions?one={ids[2]}&other={ids[1]}");

        compared.All(".compare del").ShouldHaveSingleItem().ShouldContain("een");
        compared.All(".compare ins").ShouldHaveSingleItem().ShouldContain("twee");
    }

    [Fact]
    public async Task The_list_says_what_became_of_each_version_and_who_wrote_it()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Write(editor, "Wordt gepubliceerd");
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        page = await editor.Submit(page, "form[data-draft]");
        page = await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = "Nieuw ontwerp" }, "form[data-draft]");

        var rows = (await editor.Visit(page.Path + "/versions")).All("tbody tr");

        rows.Count.ShouldBe(2);
        rows[0].ShouldContain("Ontwerp");
        rows[1].ShouldContain("Op de site");
        rows.ShouldAllBe(r => r.Contains("Person") && r.Contains("Geschreven") && r.Contains("Europe/Brussels"));
    }

    [Fact]
    public async Task A_version_of_another_item_is_not_found()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Write(editor, "Alleen dit");

        (await editor.Visit(page.Path + "/versions/4other")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Visit(page.Path + "/versions?one=4other")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Post(page.Path + "/versions", ("version", "4other"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<User> Speaking(string language)
    {
        var person = await Site.Person(Role.Editor);
        await Site.Db(async db =>
        {
            var user = await db.FindAsync<User>(person.Id);
            user!.Rename(user.DisplayName, language);
            await db.SaveChangesAsync();
        });
        return person;
    }

    /// <summary>A page whose title had these texts, each in a version of its own.</summary>
    private async Task<Page> Write(Visitor editor, params string[] titles)
    {
        var page = await editor.Submit(await editor.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Page" }, "form[data-new]");
        foreach (var title in titles)
        {
            page = await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = title, ["HtmlBodyPart"] = "<p>Tekst</p>" }, "form[data-draft]");
            Site.Clock.Advance(TimeSpan.FromMinutes(11));
        }
        return page;
    }
}
