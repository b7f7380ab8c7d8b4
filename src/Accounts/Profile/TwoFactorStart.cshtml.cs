using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.Profile;

internal sealed class TwoFactorStartModel(AppDb db, Actor actor) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var me = await db.MeAsync(actor, HttpContext.RequestAborted);
        if (!await db.Authenticators.AnyAsync(a => a.User == me.Id, HttpContext.RequestAborted))
            db.Authenticators.Add(Authenticator.For(me.Id));
        return RedirectToPage("/Accounts/Profile/TwoFactor");
    }
}
