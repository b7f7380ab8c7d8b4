using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.Testing;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>The pages on which a team says what a round is.</summary>
public sealed class RoundPolicyTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task The_team_finds_its_way_through_the_policy_of_a_round_on_any_screen()
    {
        var scene = await JuryScene.SetAsync(site, open: false);
        var user = await site.Person(Role.Team);
        foreach (var width in new[] { 320, 1280 })
        {
            var team = await site.PersonAsync(width);
            await team.Page.GotoAsync(await site.LinkFor(user, $"/admin/jury/rounds/new?edition={scene.Edition.Value}"));
            await PressAsync(team.Page, () => team.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync());
            await team.Page.CheckAccessibleAsync();
            await PressAsync(team.Page, () => team.Page.GetByRole(AriaRole.Link, new() { Name = "Begin zo Schifting" }).ClickAsync());
            await team.Page.CheckAccessibleAsync();
            await team.Page.GotoAsync(scene.Admin);
            await Assertions.Expect(team.Page.GetByRole(AriaRole.Heading, new() { Name = "Wat in deze ronde geldt" })).ToBeVisibleAsync();
            await team.Page.CheckAccessibleAsync();
            await team.CloseAsync();
        }
    }

    private static async Task PressAsync(IPage page, Func<Task> press)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await press();
        await Assertions.Expect(page.Locator("html:not([data-left])")).ToHaveCountAsync(1);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
