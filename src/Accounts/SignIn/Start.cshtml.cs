using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RadicaleVernieuwers.Admin;

namespace RadicaleVernieuwers.Accounts.SignIn;

[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class StartModel(RequestSignIn request) : PageModel, IReload
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
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var (id, wait) = await request.RunAsync(Input.Email, language, ReturnUrl, HttpContext.RequestAborted);
        return id is null ? this.WaitFirst(wait) : RedirectToPage("/Accounts/SignIn/Code", new { id = id.Value.Value, lang = language });
    }

    public Task ReloadAsync() => Task.CompletedTask;

    internal sealed class Form
    {
        [Required, EmailAddress, MaxLength(Accounts.User.LongestEmail)]
        public string Email { get; set; } = "";
    }
}
