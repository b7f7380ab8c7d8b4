using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>What the pages of one's own account share.</summary>
internal static class Me
{
    public static async Task<User> MeAsync(this AppDb db, Actor actor, CancellationToken cancellationToken)
    {
        var id = actor.User;
        return await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) ?? throw new NotFound();
    }

    /// <summary>After a change that ends every session: this one goes on.</summary>
    public static async Task<IActionResult> StayAsync(this PageModel page, User user, string key, string url)
    {
        var trust = (await page.HttpContext.AuthenticateAsync(Session.Scheme)).Properties?.IsPersistent == true;
        page.Done(key, url);
        return new SignedIn(user, trust, url);
    }
}
