using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts;

/// <summary>What goes into a mail.</summary>
/// <param name="Url">Absolute; opening it never signs in, its button does.</param>
/// <param name="Code">Six digits, to be typed at <c>/account/code</c>.</param>
public sealed record SignInLink(SignInTokenId Id, string Url, string Code);

/// <summary>Makes links and codes that sign somebody in, for the mails of every module.</summary>
public sealed class SignInLinks(SiteAddress site, TimeProvider clock)
{
    /// <summary>Adds a link with this save.</summary>
    /// <param name="purpose">A short word: <c>invitation</c>, <c>resume</c> …</param>
    /// <param name="returnUrl">A page of this site to go to; null is the person's own start page.</param>
    /// <param name="lifetime">Null is 30 minutes. A longer life is for mails that people answer days later.</param>
    public SignInLink Create(AppDb db, User user, string purpose, string? returnUrl, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(user);
        return Add(db, user.Email!, user, user.Language, purpose, returnUrl, lifetime);
    }

    internal SignInLink Add(AppDb db, string email, User? user, string language, string purpose, string? returnUrl, TimeSpan? lifetime = null)
    {
        var (token, secret, code) = SignInToken.Create(email, user, language, purpose, returnUrl, clock.Instant(), lifetime ?? SignInToken.Lifetime);
        db.SignInTokens.Add(token);
        db.Dues.Add(Due.Work(ForgetSignInToken.DueKind, token.Id.Value.ToString(), token.Expires + TimeSpan.FromDays(1)));
        return new SignInLink(token.Id, site.Absolute($"/account/link/{secret}"), code);
    }
}

/// <summary>Removes a link a day after it ended: long enough to count requests, and to offer a new one to whoever opens it late.</summary>
internal sealed class ForgetSignInToken : IDueJob
{
    public const string DueKind = "forget-sign-in";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(db);
        var id = Id.From<SignInTokenId>(Guid.Parse(due.Subject));
        if (await db.SignInTokens.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is { } token)
            db.SignInTokens.Remove(token);
    }
}
