using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>A juror who scored an entry turns out to know its people: the sheet is struck, the entry falls short, the team tops up, and another juror reads and scores it.</summary>
public sealed class LateConflictTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_conflict_found_late_leads_to_recusal_and_top_up()
    {
        // Entry 1 is read by jurors 1 and 2, entry 2 by jurors 2 and 3: two readers each.
        var scene = await OpenAsync([(0, 0), (0, 1), (1, 1), (1, 2)]);
        await scene.ScoreAsync(0, 1, 3, 3);
        var first = await SignedInAsync(scene.Users[0], scene.Desk(0), 390);
        await first.Page.MarkAsync("new", 5);
        await first.Page.MarkAsync("impact", 5);
        await PressAsync(first.Page, first.Page.Locator("#sheet button[value=stay]"));
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Finished);

        await first.Page.Locator("summary", new() { HasText = "Toch een belangenconflict?" }).ClickAsync();
        var declare = first.Page.Locator("form[action*=Declare]");
        await declare.GetByLabel("Reden").FillAsync("Ik zie nu dat mijn zus er werkt.");
        await PressAsync(first.Page, declare.Locator("button"));
        await Assertions.Expect(first.Page.Locator("main")).ToContainTextAsync("Voor één inzending sta je aan de kant");
        (await first.Page.ContentAsync()).ShouldNotContain("Inzending 1");
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Struck);

        var team = await SignedInAsync(await site.Person(Role.Team), scene.Admin);
        await Assertions.Expect(team.Page.Locator(".tiles .is-late")).ToContainTextAsync("1 inzendingen met te weinig lezers");
        await PressAsync(team.Page, team.Page.GetByRole(AriaRole.Link, new() { Name = "Toewijzing" }));
        await PressAsync(team.Page, team.Page.Locator("button[formaction*=Preview]"));
        await Assertions.Expect(team.Page.Locator("#plan")).ToContainTextAsync("Nieuwe toewijzingen: 1. Blijven: 3");
        await team.Page.CheckAccessibleAsync();
        await PressAsync(team.Page, team.Page.Locator("button[formaction*=Apply]"));
        await Assertions.Expect(team.Page.Locator(".tiles .is-late")).ToHaveCountAsync(0);

        var third = await SignedInAsync(scene.Users[2], scene.Desk(0), 320);
        await third.Page.Locator("[name='Gate.HasConflict'][value=false]").CheckAsync();
        await PressAsync(third.Page, third.Page.Locator("form[action*=Declare] button"));
        await third.Page.MarkAsync("new", 4);
        await third.Page.MarkAsync("impact", 2);
        await third.Page.CheckAccessibleAsync();
        await PressAsync(third.Page, third.Page.Locator("#sheet button[value=stay]"));
        (await scene.SheetOf(0, 2))!.State.ShouldBe(SheetState.Finished);

        await team.Page.GotoAsync(scene.Admin + "/ranking");
        await Assertions.Expect(team.Page.Locator("main")).ToContainTextAsync("Inzending 1");
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Struck, "what was struck stays so");
        foreach (var person in new[] { first, team, third })
            await person.CloseAsync();
    }

    [Fact]
    public async Task What_the_team_selects_is_taken_out_of_what_the_jury_reads()
    {
        var scene = await OpenAsync([(0, 0)], "Municipality");
        foreach (var width in new[] { 320, 1280 })
        {
            var team = await SignedInAsync(await site.Person(Role.Team), scene.Admin + "/redactions", width);
            await team.Page.CheckAccessibleAsync();
            await PressAsync(team.Page, team.Page.Locator("main table a").First);
            if (width == 320)
            {
                await team.Page.Locator("#read section", new() { HasText = "Samenvatting 1" }).EvaluateAsync("section => getSelection().setBaseAndExtent(section.lastChild, 0, section.lastChild, section.lastChild.length)");
                await Assertions.Expect(team.Page.Locator("#redact textarea")).ToHaveValueAsync("Samenvatting 1");
                await PressAsync(team.Page, team.Page.Locator("#redact button"));
            }
            await Assertions.Expect(team.Page.Locator("#read mark")).ToHaveTextAsync("[weggelaten]");
            await team.Page.CheckAccessibleAsync();
            await team.CloseAsync();
        }
        var juror = await SignedInAsync(scene.Users[0], scene.Desk(0), 390);
        (await juror.Page.ContentAsync()).ShouldNotContain("Samenvatting 1");
        await juror.Page.CheckAccessibleAsync();
        await juror.CloseAsync();
    }

    private async Task<JuryScene> OpenAsync(IEnumerable<(int, int)> readings, params string[] hidden)
    {
        var scene = await JuryScene.SetAsync(site, entries: 2, jurors: 3, open: false, readings: readings);
        await scene.Change(round => round.Schedule(Window.Of(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null), TimeProvider.System.Instant().AddDays(7), JuryScene.Grace)));
        await scene.Change(round => round.Rule(2, hidden, RankMethod.Adjusted));
        await scene.Change(round => round.Open(new Readiness(2, [], 0, 1), null, SiteFixture.Start.AddDays(-1)));
        await scene.ClearAsync(0, 0);
        return scene;
    }

    private async Task<Person> SignedInAsync(User user, string returnUrl, int width = 1280)
    {
        var person = await site.PersonAsync(width);
        await person.Page.GotoAsync(await site.LinkFor(user, returnUrl));
        await PressAsync(person.Page, person.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }));
        return person;
    }

    private static async Task PressAsync(IPage page, ILocator button)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await button.First.ClickAsync();
        await Assertions.Expect(page.Locator("html:not([data-left])")).ToHaveCountAsync(1);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
