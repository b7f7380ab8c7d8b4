using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RadicaleVernieuwers.Admin;

namespace RadicaleVernieuwers.Accounts.SignIn;

/// <summary>What the browser signed with a passkey comes here. A passkey asks for a finger, a face or a PIN itself, so the app is not asked too.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class PasskeyModel(SignInManager<User> identity, UserManager<User> users, FinishSignIn finish) : PageModel, IReload
{
    private const int LongestCredential = 20_000;

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public bool Trust { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Credential is not { Length: > 0 and <= LongestCredential } || await PasskeyJson.AssertAsync(identity, Credential) is not { } signed)
            return this.Wrong("", "SignIn.PasskeyWrong");
        await users.AddOrUpdatePasskeyAsync(signed.User, signed.Passkey);
        return finish.Run(signed.User, "passkey", Trust, ReturnUrl, asksApp: false);
    }

    public Task ReloadAsync() => Task.CompletedTask;
}
