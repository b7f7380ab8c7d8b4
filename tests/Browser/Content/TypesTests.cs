using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Xunit;

namespace RadicaleVernieuwers.Browser.Content;

/// <summary>How a type of content changes under an administrator's hands.</summary>
public sealed class TypesTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task An_administrator_adds_a_field_and_sees_it_in_form_page_API_and_search()
    {
        var administrator = await site.PersonAsync();
        var page = administrator.Page;
        await page.GotoAsync(await site.LinkFor(await site.Person(Role.Administrator), "/admin/content/types/Story"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();

        await page.Locator("#AddLabel").FillAsync("Leestip");
        await page.Locator("button[name=Add][value=Field]").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("De soort is gewijzigd en bewaard.");
        // The button led back to the new field, opened; what is typed shows beside it at once.
        var label = page.Locator("[name='Field.Leestip.RadicaleFieldSettings.Label.nl']");
        await label.FillAsync("Wat lees je best nog?");
        await Assertions.Expect(page.Locator("[data-type-preview]")).ToContainTextAsync("Wat lees je best nog?");
        await page.Locator("[name='Field.Leestip.RadicaleFieldSettings.Public'][type=checkbox]").CheckAsync();
        await label.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("De soort is bewaard.");

        await page.GotoAsync("/admin/content");
        await page.Locator("form[data-new] [name=newType]").SelectOptionAsync("Story");
        await page.Locator("form[data-new] button").ClickAsync();
        foreach (var (name, text) in new[] { ("TitlePart", "Lezen in de wijk"), ("Story.Author", "An"), ("Story.Leestip", "Korenbloemboek") })
            await page.Locator($"form[data-draft] [name='{name}']").FillAsync(text);
        await Assertions.Expect(page.Locator("[data-savestate]")).ToHaveTextAsync("Bewaard");
        await page.Locator("form[data-draft] button[formaction*='Publish']").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("Gepubliceerd.");

        await page.GotoAsync("/nl/stories/lezen-in-de-wijk");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Wat lees je best nog?");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Korenbloemboek");
        await page.GotoAsync("/nl/search?q=korenbloemboek");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Lezen in de wijk");
        var answer = await page.APIRequest.GetAsync("/api/v1/stories");
        Assert.Contains("Korenbloemboek", await answer.TextAsync(), StringComparison.Ordinal);
        await administrator.CloseAsync();
    }
}
