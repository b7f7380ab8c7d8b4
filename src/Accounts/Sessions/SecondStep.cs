using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Half signed in: the first step was right, the authenticator app has yet to be asked. Five minutes, in a cookie of its own.</summary>
internal sealed class SecondStep(User user, bool trust, string? returnUrl) : IActionResult
{
    private const string Who = "second-step";
    private const string Stamp = "second-step-stamp";
    private const string Trust = "trust";
    private const string Return = "return";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        Claim[] claims = [new(Who, user.Id.Value.ToString()), new(Stamp, user.SecurityStamp ?? ""), new(Trust, trust.ToString()), new(Return, returnUrl ?? "")];
        await context.HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.TwoFactorUserIdScheme)));
        context.HttpContext.Response.Redirect("/account/two-factor");
    }

    /// <summary>Who is half signed in here; null where nobody is.</summary>
    public static async Task<(UserId User, string Stamp, bool Trust, string? ReturnUrl)?> ReadAsync(HttpContext http)
    {
        var found = (await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        return Guid.TryParse(found?.FindFirstValue(Who), out var id)
            ? (Id.From<UserId>(id), found!.FindFirstValue(Stamp)!, found!.FindFirstValue(Trust) == bool.TrueString, LocalAddress.Of(found!.FindFirstValue(Return))) : null;
    }
}
