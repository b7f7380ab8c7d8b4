using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Nominations;

public sealed class ChooseTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task First_it_asks_for_yourself_or_for_someone_else()
    {
        var page = await Site.Visitor().Visit("/nl/nominate");

        page.Text.ShouldContain("Voor jezelf of voor iemand anders?");
        page.Text.ShouldContain("15 januari 2027, 12.00 uur (Europe/Brussels, UTC+1)");
        page.Document.QuerySelectorAll("main a.button").Length.ShouldBe(2);
    }
}
