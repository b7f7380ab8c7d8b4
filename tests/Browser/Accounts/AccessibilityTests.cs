using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Accounts;

public sealed class AccessibilityTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private static readonly string[] Open = ["/account/sign-in", "/account/code", "/account/password-sign-in", "/account/link/unknown"];
    private static readonly string[] Own = ["/account", "/account/password", "/account/two-factor-start", "/account/passkeys", "/admin/users", "/admin/users/add", "/admin/outbox"];

    [Theory]
    [InlineData(320, "light")]
    [InlineData(1280, "dark")]
    public async Task Account_pages_have_no_violation_and_fit_the_screen(int width, string scheme)
    {
        var user = await site.Person(Role.Administrator);
        var person = await site.PersonAsync(width, scheme: scheme);
        foreach (var path in Open)
            await CheckAsync(person.Page, path);
        await person.Page.GotoAsync(await site.LinkFor(user, "/account"));
        await CheckAsync(person.Page, person.Page.Url);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
        foreach (var path in Own.Append($"/admin/users/{user.Id.Value}"))
            await CheckAsync(person.Page, path);
        await person.Page.GotoAsync("/account/two-factor-start");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await CheckAsync(person.Page, "/account/two-factor-setup");
        await person.CloseAsync();
    }

    private static async Task CheckAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        if (Environment.GetEnvironmentVariable("RV_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{page.ViewportSize!.Width}{new Uri(page.Url).AbsolutePath.Replace('/', '_')}.png") });
        (await page.RunAxe()).Violations.Select(v => $"{path}: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, path);
    }
}
