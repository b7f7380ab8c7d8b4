using System.Net;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class HealthTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_site_that_runs_says_so()
    {
        var page = await Site.Visitor().Visit("/healthz/live");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldBe("ok");
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused()
    {
        using var visitor = Site.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        (await visitor.Post("/account/sign-in", ("Input.Email", "an@example.org"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
