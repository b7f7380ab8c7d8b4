using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Tells somebody by mail that a way into their account changed, in case it was not them.</summary>
internal sealed class AccountNews(Mailer mailer, Texts texts, SiteAddress site)
{
    /// <param name="what">A text key.</param>
    public void Tell(AppDb db, User user, string what)
    {
        db.Note(user.AuditSubject, what);
        mailer.Queue(db, new Letter("AccountChanged", user.Email!, user.Language)
        {
            About = user.AuditSubject,
            Link = site.Absolute("/account"),
            Arguments = [user.DisplayName, texts.Get(Languages.Culture(user.Language), what)],
        });
    }
}
