using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.App.Jury.Examples;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>From the desk to an example, its spread and on, by keyboard and on any screen.</summary>
public sealed class ExampleTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_juror_practises_by_keyboard_on_any_screen_and_loses_nothing_without_network()
    {
        foreach (var width in new[] { 320, 1280 })
        {
            var (scene, earlier) = await ExampleScene.SetAsync(site, jurors: 4, examples: 3, round => round.Schedule(Window.Of(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null), TimeProvider.System.Instant().AddDays(7), JuryScene.Grace)));
            foreach (var (juror, marks) in new[] { (2m, 5m), (3m, 5m), (3m, 1m) }.Index())
                await scene.GiveAsync(earlier.Entries[0], juror + 1, marks.Item1, marks.Item2);
            var person = await site.JurorAsync(scene, width);
            var page = person.Page;
            await page.CheckAccessibleAsync();
            await PressAsync(page, () => page.GetByRole(AriaRole.Link, new() { Name = "Naar het eerste voorbeeld" }).ClickAsync());
            await Assertions.Expect(page.Locator("figure")).ToHaveCountAsync(0);
            await page.CheckAccessibleAsync();

            await person.Context.SetOfflineAsync(true);
            await page.MarkAsync("new", 4);
            await Assertions.Expect(page.Locator("#sheet .savestate")).ToContainTextAsync("Nog niet bewaard");
            (await scene.PractisedAsync(earlier.Entries[0], 0)).ShouldBeNull();
            await person.Context.SetOfflineAsync(false);
            await Assertions.Expect(page.Locator("#sheet .savestate")).ToHaveTextAsync("Bewaard");
            await page.Locator("#sheet fieldset").Nth(1).Locator("input[type=radio]").First.FocusAsync();
            await page.Keyboard.PressAsync("2");
            await Assertions.Expect(page.Locator("#sheet .savestate")).ToHaveTextAsync("Bewaard");
            await PressAsync(page, () => page.Keyboard.PressAsync("n"));

            await Assertions.Expect(page.Locator("figure")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("figcaption").First).ToHaveTextAsync("Jij gaf 4. Het midden van de groep is 3. De scores gaan van 2 tot 4.");
            await page.Locator("figure summary").First.ClickAsync();
            await page.CheckAccessibleAsync();
            await PressAsync(page, () => page.GetByRole(AriaRole.Link, new() { Name = "Volgend voorbeeld" }).ClickAsync());
            page.Url.ShouldEndWith(scene.Practice(earlier.Entries[1]));
            await person.CloseAsync();

            var team = await site.PersonAsync(width);
            await team.Page.GotoAsync(await site.LinkFor(await site.Person(Role.Team), scene.Team + "?q=Inzending"));
            await PressAsync(team.Page, () => team.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync());
            await team.Page.GetByText("Spreiding van de groep").First.ClickAsync();
            await team.Page.CheckAccessibleAsync();
            await team.Page.GetByText("Verwijder").First.ClickAsync();
            await Assertions.Expect(team.Page.GetByRole(AriaRole.Button, new() { Name = "Verwijder met de scores" })).ToBeVisibleAsync();
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
