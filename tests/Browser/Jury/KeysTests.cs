using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>A juror who scores without a mouse.</summary>
public sealed class KeysTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Digits_mark_and_letters_go_on_never_while_typing_and_not_once_they_are_off()
    {
        var scene = await site.DeskAsync(2);
        var juror = await site.JurorAsync(scene, 1280, 900);
        var page = juror.Page;
        await page.GotoAsync(scene.Desk(0));
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("input[name='Input.Values[new]'][value='4']")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("input[name='Input.Values[impact]'][value='2']")).ToBeCheckedAsync();
        await page.GetByLabel("Opmerking voor de jury").PressSequentiallyAsync("3 en nl?");
        await Assertions.Expect(page.GetByLabel("Opmerking voor de jury")).ToHaveValueAsync("3 en nl?");
        await Assertions.Expect(page.Locator("input[name='Input.Values[impact]'][value='2']")).ToBeCheckedAsync();
        await page.GetByLabel("Opmerking voor de jury").BlurAsync();
        await page.Keyboard.PressAsync("n");
        await page.WaitForURLAsync("**" + scene.Desk(1));

        (await scene.StoredAsync(0)).ShouldBe((4, 2, "3 en nl?"));
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Sneltoetsen staan aan").UncheckAsync();
        await page.CheckAccessibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("4");
        await Assertions.Expect(page.Locator("input[name='Input.Values[new]'][value='']")).ToBeCheckedAsync();
        await juror.CloseAsync();
    }
}
