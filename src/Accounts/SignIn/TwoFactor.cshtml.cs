using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.SignIn;

/// <summary>The code of the authenticator app, or a recovery code.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class TwoFactorModel(AppDb db, FinishSignIn finish, TimeProvider clock) : PageModel, IReload
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() =>
        await SecondStep.ReadAsync(HttpContext) is null ? RedirectToPage("/Accounts/SignIn/Start") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SecondStep.ReadAsync(HttpContext) is not { } half)
            return RedirectToPage("/Accounts/SignIn/Start");
        var now = clock.Instant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == half.User && u.SecurityStamp == half.Stamp, HttpContext.RequestAborted);
        var app = await db.Authenticators.SingleOrDefaultAsync(a => a.User == half.User, HttpContext.RequestAborted);
        if (user is null || app is null)
            return RedirectToPage("/Accounts/SignIn/Start");
        if (user.IsLockedAt(now))
            return this.Wrong("Input.Code", "SignIn.AppWrong");
        if (!app.Takes(Input.Code, now) && !app.TakesRecovery(Input.Code))
        {
            user.CountFailure(now);
            return this.Wrong("Input.Code", "SignIn.AppWrong");
        }
        return finish.Run(user, "authenticator", half.Trust, half.ReturnUrl, asksApp: false);
    }

    public Task ReloadAsync() => Task.CompletedTask;

    internal sealed class Form
    {
        [Required, MaxLength(30)]
        public string Code { get; set; } = "";
    }
}
