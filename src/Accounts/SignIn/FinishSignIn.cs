using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>What follows a right first step: the session, or the question of the authenticator app.</summary>
internal sealed class FinishSignIn(AppDb db, Actor actor)
{
    /// <exception cref="Refusal"><c>SignIn.Blocked</c>.</exception>
    public async Task<IActionResult> RunAsync(SignInToken token, bool trust, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(u => u.Id == token.User, cancellationToken);
        var result = Run(user, token.Purpose, trust, token.ReturnUrl, asksApp: user.TwoFactorEnabled);
        user.ConfirmEmail();
        return result;
    }

    /// <exception cref="Refusal"><c>SignIn.Blocked</c>.</exception>
    public IActionResult Run(User user, string by, bool trust, string? returnUrl, bool asksApp)
    {
        if (user.Blocked is not null)
            throw new Refusal("SignIn.Blocked");
        actor.ActAs(user.Id);
        if (asksApp)
            return new SecondStep(user, trust, returnUrl);
        user.CountSuccess();
        db.Note(user.AuditSubject, "SignedIn", new { by });
        return new SignedIn(user, trust, returnUrl);
    }
}
