using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>Mails jurors the way to their invitation. The link only shows a button: what scans mails answers for nobody.</summary>
internal sealed class InviteJuror(SignInLinks links, Mailer mailer)
{
    // A reminder brings a new one after a week.
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(14);

    public void Invite(AppDb db, Juror juror, User user, Edition edition, DateTimeOffset now)
    {
        Send(db, "JurorInvited", juror, user, edition, null);
        juror.Invite(now);
    }

    /// <exception cref="InvalidOperationException">Less than a week after the reminder before.</exception>
    public void Remind(AppDb db, Juror juror, User user, Edition edition, DateTimeOffset? answerBy, DateTimeOffset now)
    {
        Send(db, answerBy is null ? "JurorAskedAgain" : "JurorAskedAgainBy", juror, user, edition, answerBy);
        juror.Remind(now);
    }

    private void Send(AppDb db, string letter, Juror juror, User user, Edition edition, DateTimeOffset? answerBy)
    {
        var link = links.Create(db, user, "jury", AddressOf(juror.Id), LinkLife);
        mailer.Queue(db, new Letter(letter, user.Email!, user.Language) { About = juror.AuditSubject, Link = link.Url, Code = link.Code, Arguments = [juror.Name, edition.Name, answerBy] });
    }

    public static string AddressOf(JurorId juror) => $"/jury/invitations/{juror.Value}";
}
