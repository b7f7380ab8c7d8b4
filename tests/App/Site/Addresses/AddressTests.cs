using System.Net;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Addresses;

public sealed class AddressTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData(null, "/nl")]
    [InlineData("fr-BE", "/fr")]
    [InlineData("en", "/en")]
    [InlineData("de", "/nl")]
    public async Task The_front_door_opens_in_the_readers_language(string? language, string leadsTo) =>
        (await Site.Visitor(language).Visit("/")).Path.ShouldBe(leadsTo);

    [Theory]
    [InlineData("/stem", "/nl/vote")]
    [InlineData("/nomineer", "/nl/nominate")]
    [InlineData("/pers", "/nl/press")]
    [InlineData("/inzendingen", "/nl/entries")]
    public async Task What_one_can_say_on_the_radio_leads_there(string said, string leadsTo)
    {
        using var response = await Site.Visitor().Http.GetAsync(new Uri(said, UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(leadsTo);
    }

    [Fact]
    public async Task The_jurors_address_shows_the_public_who_the_jury_is()
    {
        var page = await Site.Visitor("fr").Visit("/jury");

        page.Path.ShouldBe("/fr/jury");
        page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/nl/about")]
    [InlineData("/fr/rules")]
    [InlineData("/en/privacy")]
    [InlineData("/nl/accessibility")]
    [InlineData("/nl/vote")]
    [InlineData("/fr/press")]
    [InlineData("/en/events")]
    [InlineData("/robots.txt")]
    public async Task The_fixed_pages_are_there(string address) => (await Site.Visitor().Visit(address)).Status.ShouldBe(HttpStatusCode.OK);
}
