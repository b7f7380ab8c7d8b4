using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Content;

/// <summary>An editor composes pages, menus and the front page with a browser, and pastes from elsewhere.</summary>
public sealed class WritingTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Theory]
    [InlineData("Word", Pasted.Word, Pasted.WordClean)]
    [InlineData("Google Docs", Pasted.GoogleDocs, Pasted.GoogleDocsClean)]
    public async Task What_is_pasted_comes_out_clean(string from, string pasted, string clean)
    {
        var editor = await site.PersonAsync();
        var page = editor.Page;
        await NewAsync(page, "Story");
        await page.Locator("#HtmlBodyPart-rich").ClickAsync();

        await page.EvaluateAsync("""
            html => {
              const data = new DataTransfer();
              data.setData('text/html', html);
              data.setData('text/plain', 'x');
              document.getElementById('HtmlBodyPart-rich').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, pasted);

        (await page.Locator("[name=HtmlBodyPart]").InputValueAsync()).ShouldBe(clean, from);
        await editor.CloseAsync();
    }

    [Fact]
    public async Task An_editor_composes_a_page_of_blocks_and_readers_see_it()
    {
        var editor = await site.PersonAsync();
        var page = editor.Page;
        await NewAsync(page, "Page");
        await page.Locator("[name=TitlePart]").FillAsync("Zo werkt het");

        var quote = await AddAsync(page, "Blockquote");
        await page.Locator($"[name='FlowPart.{quote}.Blockquote.Quote']").FillAsync("Vraag het gewoon");
        var text = await AddAsync(page, "Paragraph");
        await page.Locator($"#FlowPart_{text}_Paragraph_Content-rich").ClickAsync();
        await page.Keyboard.TypeAsync("Eerst praten, dan doen.");
        var call = await AddAsync(page, "CallToAction");
        await page.Locator($"[name='FlowPart.{call}.CallToAction.Link.Url']").FillAsync("/nl/nominate");
        await page.Locator($"[name='FlowPart.{call}.CallToAction.Link.Text']").FillAsync("Nomineer");
        await SavedAsync(page);

        // Up with the keyboard; the focus stays on the button, and what was typed moves along.
        await page.Locator($"#block-{text} > .held__buttons > [name$='.Up']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await OrderAsync(page)).ShouldBe([text, quote, call]);
        await Assertions.Expect(page.Locator($"#FlowPart_{text}_Paragraph_Content-rich")).ToContainTextAsync("Eerst praten");
        // Gone and back again.
        await page.Locator($"#block-{quote} > .held__buttons > [name$='.Remove']").ClickAsync();
        (await OrderAsync(page)).ShouldBe([text, call]);
        await page.Locator(".block--gone button").ClickAsync();
        (await OrderAsync(page)).ShouldBe([text, quote, call]);
        await SavedAsync(page);
        await page.ReloadAsync();
        (await OrderAsync(page)).ShouldBe([text, quote, call]);
        await CheckNarrowTooAsync(page);

        await page.Locator("form[data-draft] button[formaction*='Publish']").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("Gepubliceerd");
        foreach (var (width, scheme) in new[] { (320, "dark"), (1280, "light") })
        {
            var reader = await site.PersonAsync(width, scheme: scheme);
            await reader.Page.GotoAsync("/nl/zo-werkt-het");
            (await reader.Page.Locator("main").InnerTextAsync()).ShouldContain("Eerst praten, dan doen.");
            await Assertions.Expect(reader.Page.Locator(".call a")).ToHaveAttributeAsync("href", "/nl/nominate");
            await CheckAsync(reader.Page);
            await reader.CloseAsync();
        }
        await editor.CloseAsync();
    }

    [Fact]
    public async Task An_editor_changes_the_menu_and_the_front_page()
    {
        var editor = await site.PersonAsync();
        var page = editor.Page;
        await SignInAsync(page, "/admin/menus");
        await CheckNarrowTooAsync(page);
        await page.Locator(".tile", new() { HasText = "Hoofdmenu" }).ClickAsync();
        await page.Locator("[name='MenuItemsListPart.Add'][value=LinkMenuItem]").ClickAsync();
        var added = page.Locator(".held__item:target");
        await added.Locator("[name$='.TitlePart']").FillAsync("Agenda");
        await added.Locator("[name$='.LinkMenuItemPart']").FillAsync("~/events");
        await added.Locator("[name$='.In']").ClickAsync();
        await CheckNarrowTooAsync(page);
        await page.Locator("form[data-draft] button[formaction*='Publish']").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("Gepubliceerd");

        await page.GotoAsync("/admin/content?type=HomePage");
        await page.Locator("main table a[href*='/admin/content/']").First.ClickAsync();
        var culture = await page.Locator("[name=LocalizationPart]").InputValueAsync();
        await page.Locator("[name$='.Poster.Lead']").EvaluateAsync("e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; }");
        await page.Locator("[name$='.Poster.Lead']").FillAsync("Een nieuwe inleiding");
        await SavedAsync(page);
        await page.Locator("form[data-draft] button[formaction*='Publish']").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("Gepubliceerd");

        foreach (var (width, scheme) in new[] { (320, "light"), (1280, "dark") })
        {
            var reader = await site.PersonAsync(width, scheme: scheme);
            var answer = await reader.Page.GotoAsync("/" + culture);
            (await answer!.BodyAsync()).Length.ShouldBeLessThan(60_000);
            await Assertions.Expect(reader.Page.Locator(".poster .lede")).ToHaveTextAsync("Een nieuwe inleiding");
            await reader.Page.Locator(".nav__more > summary").ClickAsync();
            await Assertions.Expect(reader.Page.Locator($".nav__below a[href='/{culture}/events']")).ToBeVisibleAsync();
            await CheckAsync(reader.Page);
            await reader.CloseAsync();
        }
        await editor.CloseAsync();
    }

    private async Task NewAsync(IPage page, string type)
    {
        await SignInAsync(page, "/admin/content");
        await page.Locator("form[data-new] [name=newType]").SelectOptionAsync(type);
        await page.Locator("form[data-new] button").ClickAsync();
        await Assertions.Expect(page.Locator("#HtmlBodyPart-rich")).ToBeVisibleAsync();
    }

    private async Task SignInAsync(IPage page, string path)
    {
        await page.GotoAsync(await site.LinkFor(await site.Person(Role.Editor), path));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
    }

    /// <summary>Adds a block, and gives its id.</summary>
    private static async Task<string> AddAsync(IPage page, string kind)
    {
        await page.Locator($".blocks__add [value={kind}]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("Het blok staat erbij");
        return new Uri(page.Url).Fragment["#block-".Length..];
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("[data-savestate]")).ToHaveTextAsync("Bewaard");

    private static async Task<string[]> OrderAsync(IPage page) => await page.EvaluateAsync<string[]>("[...document.querySelectorAll(\"[name='FlowPart.Item']\")].map(i => i.value).filter(v => v)");

    private static async Task CheckNarrowTooAsync(IPage page)
    {
        await CheckAsync(page);
        await page.SetViewportSizeAsync(320, 740);
        await CheckAsync(page);
        await page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task CheckAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("RV_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{page.ViewportSize!.Width}{new Uri(page.Url).AbsolutePath.Replace('/', '_')}.png") });
        (await page.RunAxe()).Violations.Select(v => $"{page.Url}: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
    }
}
