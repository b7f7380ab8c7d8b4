using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The mails of the campaign.</summary>
internal sealed class Letters(AppDb db, Mailer mailer, SignInLinks links, SiteAddress site, Texts texts, TimeProvider clock)
{
    public DateTimeOffset Now => clock.Instant();

    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);

    /// <summary>The link and the code with which whoever began an entry comes back to it.</summary>
    public SignInLink DraftStarted(User user, Entry entry, Edition edition)
    {
        var link = links.Create(db, user, "resume", $"/my/entries/{entry.Id.Value}", LinkLife);
        mailer.Queue(db, new("DraftStarted", user.Email!, entry.Culture)
        {
            About = entry.Subject,
            Class = MailClass.Code,
            Link = link.Url,
            Code = link.Code,
            Arguments = [entry.Title, entry.WindowIn(edition)?.Closes],
        });
        return link;
    }

    /// <summary>The same for a nomination that is not sent yet.</summary>
    public SignInLink NominationStarted(User user, Nomination nomination)
    {
        var link = links.Create(db, user, "resume", $"/{nomination.Culture}/nominate/someone/{nomination.Id.Value}", LinkLife);
        mailer.Queue(db, new("NominationStarted", user.Email!, nomination.Culture) { About = nomination.Subject, Class = MailClass.Code, Link = link.Url, Code = link.Code, Arguments = [nomination.Title] });
        return link;
    }

    /// <summary>The receipt: number, instant, all answers.</summary>
    public async Task ReceiptAsync(Entry entry, Edition edition, FormDefinition form, JsonObject answers, CancellationToken cancellationToken)
    {
        if (await EntrantAsync(entry, cancellationToken) is not { } user)
            return;
        mailer.Queue(db, new("EntryReceipt", user.Email!, entry.Culture)
        {
            About = entry.Subject,
            Class = MailClass.Receipt,
            Link = site.Absolute($"/my/entries/{entry.Id.Value}"),
            Arguments = [entry.Title, entry.Number, entry.Submission!.At, entry.WindowIn(edition)?.Closes, Written(form, answers, entry.Culture)],
        });
    }

    public async Task WithdrawnAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (await EntrantAsync(entry, cancellationToken) is { } user)
            mailer.Queue(db, new("EntryWithdrawn", user.Email!, entry.Culture) { About = entry.Subject, Link = site.Absolute($"/my/entries/{entry.Id.Value}/withdraw"), Arguments = [entry.Title, entry.Withdrawal!.At] });
    }

    /// <summary>Tells the entrant what the team decided on admissibility, and why.</summary>
    public async Task DecidedAsync(Entry entry, CancellationToken cancellationToken)
    {
        if (entry.Admission is { Verdict: { } verdict } admission && await EntrantAsync(entry, cancellationToken) is { } user)
        {
            mailer.Queue(db, new($"Entry{verdict}", user.Email!, entry.Culture)
            {
                About = entry.Subject,
                Link = site.Absolute($"/my/entries/{entry.Id.Value}"),
                Arguments = [entry.Title, entry.Number, admission.Reason, admission.RepairBefore],
            });
        }
    }

    public void NominationReceipt(User nominator, Nomination nomination, FormDefinition form, JsonObject answers) =>
        mailer.Queue(db, new("NominationReceipt", nominator.Email!, nomination.Culture)
        {
            About = nomination.Subject,
            Class = MailClass.Receipt,
            Link = site.Absolute("/my"),
            Arguments = [nomination.Title, nomination.Number, nomination.Sent, Written(form, answers, nomination.Culture)],
        });

    /// <summary>Asks the nominee to enter. Says who nominated only if they may see it.</summary>
    public void Invitation(Nomination nomination, string secret, DateTimeOffset closes) =>
        mailer.Queue(db, new(nomination.MayShowName ? "InvitationNamed" : "Invitation", nomination.NomineeEmail, nomination.Culture)
        {
            About = nomination.Subject,
            Link = site.Absolute($"/{nomination.Culture}/claim/{secret}"),
            Arguments = [nomination.Title, closes, nomination.MayShowName ? nomination.NominatorName : ""],
        });

    public void Claimed(User entrant, Entry entry, Edition edition, SignInLink link) =>
        mailer.Queue(db, new("Claimed", entrant.Email!, entry.Culture) { About = entry.Subject, Class = MailClass.Code, Link = link.Url, Code = link.Code, Arguments = [entry.Title, entry.WindowIn(edition)?.Closes] });

    /// <summary>Tells the nominator that it worked.</summary>
    public void TakenUp(User nominator, Nomination nomination) =>
        mailer.Queue(db, new("NominationTakenUp", nominator.Email!, nomination.Culture) { About = nomination.Subject, Link = site.Absolute("/my"), Arguments = [nomination.Title] });

    public SignInLink LinkTo(User user, Entry entry) => links.Create(db, user, "resume", $"/my/entries/{entry.Id.Value}", LinkLife);

    private async Task<User?> EntrantAsync(Entry entry, CancellationToken cancellationToken) =>
        entry.Entrant is { } id ? await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) : null;

    private string Written(FormDefinition form, JsonObject answers, string language)
    {
        var text = new StringBuilder();
        foreach (var field in form.Display(answers, new Wording(texts, language), Audience.Team))
            text.Append(field.Label).Append('\n').Append(field.Text).Append("\n\n");
        return text.ToString().TrimEnd();
    }
}
