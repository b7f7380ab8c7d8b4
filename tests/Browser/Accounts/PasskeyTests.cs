using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Xunit;

namespace RadicaleVernieuwers.Browser.Accounts;

public sealed class PasskeyTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_passkey_is_made_used_to_sign_in_and_removed()
    {
        var user = await site.Person(Role.Team);
        var person = await site.PersonAsync(width: 320);
        var page = person.Page;
        await AddAuthenticatorAsync(person);
        await SignInByLinkAsync(page, user);

        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Naam van dit toestel").FillAsync("Laptop thuis");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak een passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Je passkey is toegevoegd")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Laptop thuis", new() { Exact = true })).ToBeVisibleAsync();

        await person.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gebruik een passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Laptop thuis", new() { Exact = true })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Verwijder Laptop thuis" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Je passkey is verwijderd")).ToBeVisibleAsync();
        await person.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gebruik een passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Deze passkey kennen we niet");
        await person.CloseAsync();
    }

    private static async Task AddAuthenticatorAsync(Person person)
    {
        var devtools = await person.Context.NewCDPSessionAsync(person.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private async Task SignInByLinkAsync(IPage page, User user)
    {
        await page.GotoAsync(await site.LinkFor(user, "/account"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account$"));
    }
}
