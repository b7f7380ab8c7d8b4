using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Mails a link and a code to an address. Known or unknown, the same rows are written and the same answer is given; only the mail differs.</summary>
internal sealed class RequestSignIn(AppDb db, SignInLinks links, Mailer mailer, SiteAddress site, TimeProvider clock)
{
    private static readonly (TimeSpan Within, int Most)[] Limits = [(TimeSpan.FromMinutes(15), 5), (TimeSpan.FromDays(1), 20)];

    /// <returns>The request's id, or how long to wait where this address asked too often.</returns>
    public async Task<(SignInTokenId? Id, TimeSpan Wait)> RunAsync(string email, string language, string? returnUrl, CancellationToken cancellationToken)
    {
        var wait = await WaitAsync(User.Normal(email), cancellationToken);
        if (wait > TimeSpan.Zero)
            return (null, wait);
        var user = await db.FindUserAsync(email, cancellationToken);
        var link = links.Add(db, user?.Email ?? email, user, user?.Language ?? language, "sign-in", returnUrl);
        mailer.Queue(db, user is null
            ? new Letter("NoAccount", email.Trim(), language) { About = "sign-in", Class = MailClass.Code, Link = site.Absolute($"/{language}/nominate") }
            : new Letter("SignIn", user.Email!, user.Language) { About = user.AuditSubject, Class = MailClass.Code, Link = link.Url, Code = link.Code, Arguments = [user.DisplayName] });
        return (link.Id, TimeSpan.Zero);
    }

    private async Task<TimeSpan> WaitAsync(string normal, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var since = now - Limits[^1].Within;
        var asked = await db.SignInTokens.Where(t => t.NormalizedEmail == normal && t.Purpose == "sign-in" && t.Created > since)
            .OrderByDescending(t => t.Created).Select(t => t.Created).Take(Limits[^1].Most).ToListAsync(cancellationToken);
        return Limits.Select(limit => asked.Count < limit.Most ? TimeSpan.Zero : asked[limit.Most - 1] + limit.Within - now).Max();
    }
}
