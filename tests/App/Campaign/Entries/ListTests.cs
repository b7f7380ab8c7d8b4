using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class ListTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_finds_entries_by_text_state_and_edition()
    {
        using var visitor = Site.Visitor();
        await visitor.HandsIn("Zoek de Zeppelin", "zeppelin@example.org");
        await visitor.StartsEntry("Zeppelin in de steigers", "zeppelin2@example.org");
        var team = await Site.SignedIn(Role.Team);

        (await team.Visit("/admin/entries?q=ZEPPELIN")).All("tbody th").Count.ShouldBe(2);
        (await team.Visit("/admin/entries?q=zeppelin&state=Draft")).All("tbody th").ShouldHaveSingleItem().ShouldContain("steigers");
        (await team.Visit("/admin/entries?q=zeppelin&edition=2019")).All("tbody th").ShouldBeEmpty();
        (await team.Visit("/admin/entries?q=100%25_")).All("tbody th").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("number")]
    [InlineData("title")]
    [InlineData("submitted")]
    [InlineData("changed")]
    public async Task Every_order_works(string sort) => (await (await Site.SignedIn(Role.Team)).Visit($"/admin/entries?sort={sort}&theme=housing")).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_page_beyond_the_last_is_not_found() => (await (await Site.SignedIn(Role.Team)).Visit("/admin/entries?page=99")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Entrants_do_not_see_it() => (await (await Site.SignedIn(Role.Entrant)).Visit("/admin/entries")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task It_asks_as_many_queries_for_one_entry_as_for_three()
    {
        using var visitor = Site.Visitor();
        await visitor.StartsEntry("Telraam een", "telraam1@example.org");
        var team = await Site.SignedIn(Role.Team);
        await team.Visit("/admin/entries?q=telraam");
        var one = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/entries?q=telraam"));
        await visitor.StartsEntry("Telraam twee", "telraam2@example.org");
        await visitor.StartsEntry("Telraam drie", "telraam3@example.org");

        (await Site.Queries.OfWarmAsync(() => team.Visit("/admin/entries?q=telraam"))).ShouldBe(one);
    }
}
