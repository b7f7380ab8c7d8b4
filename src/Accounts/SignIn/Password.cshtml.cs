using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.SignIn;

[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class PasswordModel(AppDb db, IPasswordHasher<User> hasher, FinishSignIn finish, TimeProvider clock) : PageModel, IReload
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var now = clock.Instant();
        var user = await db.FindUserAsync(Input.Email, HttpContext.RequestAborted);
        var isRight = Accounts.User.HasPasswordOf(user, Input.Password, hasher);
        // One sentence for a wrong password, an unknown address and a closed door: who has an account stays unsaid.
        if (user?.IsLockedAt(now) == true)
            return this.Wrong("", "SignIn.PasswordWrong");
        if (!isRight)
        {
            user?.CountFailure(now);
            return this.Wrong("", "SignIn.PasswordWrong");
        }
        return finish.Run(user!, "password", Input.Trust, ReturnUrl, user!.TwoFactorEnabled);
    }

    public Task ReloadAsync() => Task.CompletedTask;

    internal sealed class Form
    {
        [Required, MaxLength(Accounts.User.LongestEmail)]
        public string Email { get; set; } = "";

        [Required, MaxLength(200)]
        public string Password { get; set; } = "";

        public bool Trust { get; set; }
    }
}
