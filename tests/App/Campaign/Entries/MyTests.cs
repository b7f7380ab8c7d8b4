using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class MyTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task My_file_says_what_to_do_next_and_until_when()
    {
        var visitor = await Site.SignedIn();
        await visitor.StartsEntry("Mijn eigen plan");

        var page = await visitor.Visit("/my");

        page.Text.ShouldContain("Mijn eigen plan");
        page.Text.ShouldContain("Schrijf verder, kijk na en dien in.");
        page.Text.ShouldContain("26 februari 2027, 12.00 uur (Europe/Brussels, UTC+1)");
    }

    [Fact]
    public async Task Signed_out_it_asks_to_sign_in() => (await Site.Visitor().Visit("/my")).Path.ShouldStartWith("/account/sign-in");

    [Fact]
    public async Task It_asks_as_many_queries_for_one_entry_as_for_three()
    {
        var visitor = await Site.SignedIn();
        await visitor.StartsEntry("Eerste");
        await visitor.Visit("/my");
        var one = await Site.Queries.OfAsync(() => visitor.Visit("/my"));
        await visitor.StartsEntry("Tweede");
        await visitor.StartsEntry("Derde");

        (await Site.Queries.OfAsync(() => visitor.Visit("/my"))).ShouldBe(one);
    }
}
