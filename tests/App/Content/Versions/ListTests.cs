using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class VersionsPageTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("nl", "Zet deze tekst terug")]
    [InlineData("en", "Restore this text")]
    public async Task An_old_version_is_compared_and_put_back(string language, string button)
    {
        var person = await Site.Person(Role.Editor);
        await Site.Db(async db =>
        {
            var user = await db.FindAsync<User>(person.Id);
            user!.Rename(user.DisplayName, language);
            await db.SaveChangesAsync();
        });
        var editor = await Site.SignedIn(person);
        var page = await editor.Submit(await editor.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Page" }, "main form[method=post]");
        page = await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = "Vroeger" }, "form[data-draft]");
        Site.Clock.Advance(TimeSpan.FromMinutes(11));
        page = await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = "Later" }, "form[data-draft]");

        var versions = await editor.Visit(page.Path + "/versions");
        versions.All("tbody tr td:nth-child(2)").ShouldBe(["Later", "Vroeger"]);
        var compared = await editor.Visit(versions.Document.QuerySelectorAll("tbody a")[1].GetAttribute("href")!);
        compared.Text.ShouldContain(button);

        page = await editor.Submit(compared);
        page.Document.QuerySelector("#TitlePart")!.GetAttribute("value").ShouldBe("Vroeger");
    }

    [Fact]
    public async Task A_version_of_another_item_is_not_found()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await editor.Submit(await editor.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Page" }, "main form[method=post]");

        (await editor.Visit(page.Path + "/versions/4other")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
