using System.Net;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class CrossSiteTests(SiteFixture site) : SiteTest(site)
{
    private const string Elsewhere = "https://evil.example";

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("none", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "null", false)]
    [InlineData("same-origin", "null", true)]
    [InlineData(null, null, true)]
    [InlineData(null, "own", true)]
    [InlineData(null, Elsewhere, false)]
    [InlineData(null, "null", false)]
    public async Task Only_our_own_pages_and_programs_may_post(string? fetchSite, string? origin, bool passes)
    {
        using var visitor = Site.Visitor();
        if (fetchSite is not null)
            visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetchSite);
        if (origin is not null)
            visitor.Http.DefaultRequestHeaders.Add("Origin", origin == "own" ? Site.Url.GetLeftPart(UriPartial.Authority) : origin);

        var answer = await visitor.Post("/account/sign-in", ("Input.Email", "geen adres"));

        answer.Status.ShouldBe(passes ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/nl/nominate", "Dit verzoek kwam van een andere site.")]
    [InlineData("/fr/nominate", "Cette demande vient d’un autre site.")]
    [InlineData("/en/nominate", "This request came from another site.")]
    [InlineData("/account/sign-in", "Dit verzoek kwam van een andere site.")]
    public async Task The_refusal_is_a_page_in_the_readers_language(string address, string sentence)
    {
        using var visitor = Site.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var answer = await visitor.Post(address, ("a", "b"));

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Text.ShouldContain(sentence);
        answer.Document.QuerySelector("main h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_program_reads_the_refusal_as_problem_json()
    {
        using var visitor = Site.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        (await visitor.Post("/api/v1/entries", ("a", "b"))).Type.ShouldBe("application/problem+json");
    }
}
