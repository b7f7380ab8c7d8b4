using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.Profile;

[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class PasswordModel(AppDb db, Actor actor, IPasswordHasher<User> hasher, AccountNews news, TimeProvider clock) : PageModel, IReload
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool HasPassword { get; private set; }

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var now = clock.Instant();
        var me = await db.MeAsync(actor, HttpContext.RequestAborted);
        HasPassword = me.HasPassword;
        if (HasPassword && (me.IsLockedAt(now) || !Accounts.User.HasPasswordOf(me, Input.Present, hasher)))
        {
            me.CountFailure(now);
            return this.Wrong("Input.Present", "Password.PresentWrong");
        }
        me.SetPassword(Input.New, hasher);
        news.Tell(db, me, "Password.Changed");
        return await this.StayAsync(me, "Password.Done", "/account");
    }

    public async Task ReloadAsync() => HasPassword = (await db.MeAsync(actor, HttpContext.RequestAborted)).HasPassword;

    internal sealed class Form
    {
        [MaxLength(200)]
        public string Present { get; set; } = "";

        [Required, MinLength(Accounts.User.ShortestPassword), MaxLength(200)]
        public string New { get; set; } = "";
    }
}
