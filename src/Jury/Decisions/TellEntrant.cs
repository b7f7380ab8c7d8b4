using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Jury;

/// <summary>Tells an entrant, in their language, that the entry goes on or does not, with the feedback that the team made ready.</summary>
internal sealed class TellEntrant(Mailer mailer, SiteAddress site) : IDueJob
{
    public const string DueKind = "tell-entrant";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = new DecisionId(Guid.Parse(due.Subject));
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id && d.Pending == null, cancellationToken) is not { } decision)
            return;
        var (round, entry) = (await db.GetRoundAsync(decision.RoundId, cancellationToken), await db.Entries.GetAsync(decision.EntryId, cancellationToken));
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == entry.Entrant, cancellationToken) is not { Email: { } email } user)
            return;
        var feedback = await EntryFeedback.OfAsync(db, round, entry.Id, cancellationToken);
        mailer.Queue(db, new Letter((decision.Outcome == Outcome.Advance ? "EntryAdvanced" : "EntryDeclined") + (feedback is null ? "" : "WithFeedback"), email, user.Language)
        {
            About = entry.Subject,
            Link = site.Absolute($"/my/entries/{entry.Id.Value}"),
            Arguments = [entry.Title, round.NameIn(user.Language), feedback],
        });
    }
}
