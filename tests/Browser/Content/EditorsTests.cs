using System.Globalization;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Xunit;

namespace RadicaleVernieuwers.Browser.Content;

/// <summary>What an editor does with a story besides writing it.</summary>
public sealed class EditorsTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task An_editor_plans_and_publishes_a_Dutch_story_and_its_French_translation_and_restores_an_old_version()
    {
        var editor = await site.PersonAsync();
        var page = editor.Page;
        await page.GotoAsync(await site.LinkFor(await site.Person(Role.Editor), "/admin/content"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();

        await page.Locator("form[data-new] [name=newType]").SelectOptionAsync("Story");
        await page.Locator("form[data-new] button").ClickAsync();
        await WriteAsync(page, ("TitlePart", "Een oven voor de hele straat"), ("Story.Author", "An"), ("PublishLaterPart", Tomorrow()));
        await PublishAsync(page);
        await SeesAsync(page, "Gepland. Iedereen kan het lezen vanaf");
        await ReaderSeesAsync("/nl/stories/een-oven-voor-de-hele-straat", false);

        await WriteAsync(page, ("PublishLaterPart", ""));
        await PublishAsync(page);
        await SeesAsync(page, "Gepubliceerd. Iedereen kan het nu lezen.");
        await ReaderSeesAsync("/nl/stories/een-oven-voor-de-hele-straat", true);
        var original = page.Url;

        await page.Locator("aside ul.languages a[href$='/translate/fr']").ClickAsync();
        await page.Locator("form[action*='Begin'] button").ClickAsync();
        await WriteAsync(page, ("TitlePart", "Un four pour toute la rue"), ("Story.Author", "An"));
        await PublishAsync(page);
        await SeesAsync(page, "Gepubliceerd. Iedereen kan het nu lezen.");
        await ReaderSeesAsync("/fr/stories/un-four-pour-toute-la-rue", true);

        await page.GotoAsync(original);
        await WriteAsync(page, ("TitlePart", "Een vergissing"));
        await page.GotoAsync(original + "/versions");
        await page.Locator("form[action$='/versions'] button").ClickAsync();
        await Assertions.Expect(page.Locator(".compare ins").First).ToContainTextAsync("vergissing");
        await page.Locator("form[data-restore] button").ClickAsync();
        await Assertions.Expect(page.Locator("[name=TitlePart]")).ToHaveValueAsync("Een oven voor de hele straat");
        await editor.CloseAsync();
    }

    /// <summary>Types, and waits until what was typed is kept.</summary>
    private static async Task WriteAsync(IPage page, params (string Name, string Text)[] fields)
    {
        foreach (var (name, text) in fields)
            await page.Locator($"form[data-draft] [name='{name}']").FillAsync(text);
        await Assertions.Expect(page.Locator("[data-savestate]")).ToHaveTextAsync("Bewaard");
    }

    private static Task PublishAsync(IPage page) => page.Locator("form[data-draft] button[formaction*='Publish']").ClickAsync();

    private static Task SeesAsync(IPage page, string sentence) => Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync(sentence);

    private async Task ReaderSeesAsync(string address, bool isThere)
    {
        var reader = await site.PersonAsync(width: 360, height: 740);
        var answer = await reader.Page.GotoAsync(address);
        Assert.Equal(isThere ? 200 : 404, answer!.Status);
        await reader.CloseAsync();
    }

    private static string Tomorrow() => Brussels.Local(DateTimeOffset.UtcNow.AddDays(1)).ToString("yyyy-MM-dd'T'12:00", CultureInfo.InvariantCulture);
}
