using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>A first sift with a thumb, with keys and without network.</summary>
public sealed class SiftTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    // Where the middle of what has the focus really lies: on itself, or below something else.
    private const string FocusIsSeen = """
        () => { const box = document.activeElement.getBoundingClientRect();
          const [x, y] = [Math.min(box.left + box.width / 2, innerWidth - 1), box.top + Math.min(box.height / 2, 20)];
          const there = document.elementFromPoint(x, y);
          return !there || document.activeElement === document.body || document.activeElement.contains(there) || there.contains(document.activeElement) || !!there.closest('label')?.contains(document.activeElement); }
        """;

    [Fact]
    public async Task The_answers_stay_within_reach_of_a_thumb_and_cover_nothing_that_has_the_focus()
    {
        var scene = await DeskAsync(2);
        var juror = await site.JurorAsync(scene, 320, 640);
        var page = juror.Page;
        await page.GotoAsync(scene.Desk(0));

        foreach (var answer in new[] { "Nee", "Misschien", "Ja" })
        {
            await Assertions.Expect(Answer(page, answer)).ToBeInViewportAsync(new() { Ratio = 1 });
            (await Answer(page, answer).BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
        }
        await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        await Assertions.Expect(Answer(page, "Ja")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator("footer a").Last).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.EvaluateAsync("scrollTo(0, 0)");
        var stops = await page.Locator("a[href], button, input:not([type=hidden]), textarea, summary").CountAsync();
        for (var stop = 0; stop < stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<bool>(FocusIsSeen)).ShouldBeTrue(await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
        }
        await page.CheckAccessibleAsync();
        await page.SetViewportSizeAsync(320, 256);
        await Assertions.Expect(Answer(page, "Ja")).Not.ToBeInViewportAsync();
        await juror.CloseAsync();
    }

    [Fact]
    public async Task Digits_answer_and_go_on_and_a_letter_goes_back()
    {
        var scene = await DeskAsync(4);
        var juror = await site.JurorAsync(scene, 1280, 900);
        var page = juror.Page;
        await page.GotoAsync(scene.Desk(0));
        await page.CheckAccessibleAsync();

        await GoesOnAsync(page, () => page.Keyboard.PressAsync("3"));
        await StoredAsync(scene, 0, 3, "");
        await GoesOnAsync(page, () => page.Keyboard.PressAsync("b"));
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(scene.Entries[0].Value.ToString()));
        await Assertions.Expect(Answer(page, "Ja")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByLabel("Eén regel uitleg").FillAsync("Te vroeg, 3 van de 5 klopt niet.");
        await page.Keyboard.PressAsync("1");
        (await page.GetByLabel("Eén regel uitleg").InputValueAsync()).ShouldEndWith("niet.1");
        await page.GetByLabel("Eén regel uitleg").FillAsync("Te vroeg.");
        await GoesOnAsync(page, () => Answer(page, "Nee").ClickAsync());
        await StoredAsync(scene, 0, 1, "Te vroeg.");

        var here = page.Url;
        await GoesOnAsync(page, () => page.Keyboard.PressAsync("l"));
        page.Url.ShouldNotBe(here);
        (await site.Db(db => db.ScoreSheets.CountAsync(s => s.RoundId == scene.Round && s.Skipped != null))).ShouldBe(1);
        await juror.CloseAsync();
    }

    [Fact]
    public async Task Enter_in_the_line_keeps_it_and_answers_nothing()
    {
        var scene = await DeskAsync(2);
        var juror = await site.JurorAsync(scene, 390, 844);
        var page = juror.Page;
        await page.GotoAsync(scene.Desk(0));
        await page.GetByLabel("Eén regel uitleg").FillAsync("Sterk idee");

        await GoesOnAsync(page, () => page.GetByLabel("Eén regel uitleg").PressAsync("Enter"));

        await Assertions.Expect(page.GetByLabel("Eén regel uitleg")).ToHaveValueAsync("Sterk idee");
        await Assertions.Expect(page.Locator("[aria-pressed='true']")).ToHaveCountAsync(0);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.Comment, sheet.Scores.Count).ShouldBe(("Sterk idee", 0));
        await juror.CloseAsync();
    }

    [Fact]
    public async Task What_is_answered_without_network_arrives()
    {
        var scene = await DeskAsync(4);
        var juror = await site.JurorAsync(scene, 390, 844);
        var page = juror.Page;
        await page.TakeAlongAsync();
        await page.GotoAsync(scene.Desk(0));
        await GoesOnAsync(page, () => Answer(page, "Ja").ClickAsync());
        await StoredAsync(scene, 0, 3, "");

        await juror.Context.SetOfflineAsync(true);
        for (var entry = 1; entry < 4; entry++)
        {
            await page.GotoAsync(scene.Desk(entry));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Inzending {entry + 1}");
            await page.MarkAsync("sift", entry);
            await Assertions.Expect(page.Waiting).ToContainTextAsync(entry == 1 ? "1 punt" : $"{entry} punten");
        }
        await page.CheckAccessibleAsync();
        await juror.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        for (var entry = 1; entry < 4; entry++)
            await StoredAsync(scene, entry, entry, "");
        await juror.CloseAsync();
    }

    [Fact]
    public async Task An_answer_that_loses_the_network_on_its_way_waits_on_the_device()
    {
        var scene = await DeskAsync(2);
        var juror = await site.JurorAsync(scene, 390, 844);
        var page = juror.Page;
        await page.TakeAlongAsync();
        await page.GotoAsync(scene.Desk(0));
        await juror.Context.SetOfflineAsync(true);

        await GoesOnAsync(page, () => Answer(page, "Misschien").ClickAsync());
        await Assertions.Expect(page.Waiting).ToContainTextAsync("1 punt");
        (await scene.SheetOf(0, 0)).ShouldBeNull();
        await juror.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        await StoredAsync(scene, 0, 2, "");
        await juror.CloseAsync();
    }

    private static ILocator Answer(IPage page, string words) => page.Locator(".sift__choices button", new() { HasText = words });

    private static async Task StoredAsync(JuryScene scene, int entry, decimal mark, string line)
    {
        var sheet = (await scene.SheetOf(entry, 0)).ShouldNotBeNull();
        (sheet.ValueOf("sift"), sheet.Comment).ShouldBe((mark, line));
    }

    private static async Task GoesOnAsync(IPage page, Func<Task> press)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await press();
        await Assertions.Expect(page.Locator("html:not([data-left])")).ToHaveCountAsync(1);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private async Task<JuryScene> DeskAsync(int entries)
    {
        var scene = await JuryScene.SiftAsync(site, entries, jurors: 1);
        await scene.Change(round => round.Schedule(Window.Of(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null), TimeProvider.System.Instant().AddDays(7), JuryScene.Grace)));
        for (var entry = 0; entry < entries; entry++)
            await scene.ClearAsync(entry, 0);
        return scene;
    }
}
