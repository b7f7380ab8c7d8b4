using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Search.Index;

public sealed class OwnChangesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Who_changes_something_public_sees_it_changed_in_the_next_page()
    {
        var edition = await Site.OpenEdition("eigen");
        await Site.Shown();
        using var team = await Site.SignedIn(Role.Team);
        using var reader = Site.Visitor();
        (await reader.Visit("/api/v1/editions")).Body.ShouldContain("\"Editie eigen\"");

        var saved = await team.Submit(await team.Visit($"/admin/editions/{edition.Id.Value}"), new Dictionary<string, string> { ["Input.Name"] = "Nieuwe naam" });

        saved.Status.ShouldBe(HttpStatusCode.OK);
        (await reader.Visit("/api/v1/editions")).Body.ShouldContain("\"Nieuwe naam\"");
    }
}
