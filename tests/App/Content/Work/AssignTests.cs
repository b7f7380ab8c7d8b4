using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Work;

public sealed class AssignTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_colleague_gets_the_work_and_is_named_beside_the_text()
    {
        var (editor, colleague) = (await Site.SignedIn(Role.Editor), await Site.Person(Role.Editor));
        var id = await Site.Draft("Voor een collega");

        var page = await editor.Submit(await editor.Visit($"/admin/content/{id}/assign"), new Dictionary<string, string> { ["Assignee"] = $"{colleague.Id.Value}" });

        page.Path.ShouldBe($"/admin/content/{id}");
        page.Text.ShouldContain(colleague.DisplayName);
        (await Site.Db(db => db.Set<ContentItem>().SingleAsync(i => i.ItemId == id))).Assignee.ShouldBe(colleague.Id);
    }

    [Fact]
    public async Task Whoever_does_not_write_cannot_get_the_work()
    {
        var (editor, juror) = (await Site.SignedIn(Role.Editor), await Site.Person(Role.Juror));
        var id = await Site.Draft("Niet voor een jurylid");
        var page = await editor.Visit($"/admin/content/{id}/assign");
        page.All("option").ShouldNotContain(juror.DisplayName);

        page = await editor.Submit(page, new Dictionary<string, string> { ["Assignee"] = $"{juror.Id.Value}" });

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Kies iemand van de lijst.");
        (await (await Site.SignedIn(juror)).Visit($"/admin/content/{id}/assign")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
