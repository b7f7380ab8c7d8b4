using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Mails somebody whom the team gave an account.</summary>
internal sealed class InviteUser(SignInLinks links, Mailer mailer)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public void Run(AppDb db, User user)
    {
        var link = links.Create(db, user, "invitation", null, Lifetime);
        mailer.Queue(db, new Letter("AccountInvitation", user.Email!, user.Language) { About = user.AuditSubject, Link = link.Url, Code = link.Code, Arguments = [user.DisplayName] });
    }
}
