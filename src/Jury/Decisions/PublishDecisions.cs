using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Jury;

/// <summary>Turns prizes into results that the world sees from the edition's embargo on, and tells the laureates at that instant.</summary>
internal sealed class PublishDecisions(AppDb db)
{
    /// <returns>How many prizes are published now that were not before.</returns>
    public async Task<int> RunAsync(Round round, UserId? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var edition = await db.Editions.GetAsync(round.EditionId, cancellationToken);
        if (edition.ResultsEmbargo is null)
            edition.EmbargoResultsUntil(now);
        var visible = edition.ResultsEmbargo!.Value > now ? edition.ResultsEmbargo.Value : now;
        // Who withdrew gets no prize, and keeps nobody from theirs.
        var admitted = db.Set<Entry>().IgnoreAutoIncludes().Admitted();
        var decisions = await db.Decisions.Where(d => d.RoundId == round.Id && d.Outcome == Outcome.Prize && d.Published == null && admitted.Any(e => e.Id == d.EntryId)).ToListAsync(cancellationToken);
        if (decisions.Count == 0)
            throw new Refusal("Decision.NothingToPublish");
        foreach (var decision in decisions)
        {
            decision.Publish(now);
            var entry = await db.Entries.GetAsync(decision.EntryId, cancellationToken);
            // A page that appears alone before the embargo says who won: it comes with the prize.
            if (visible == now)
                entry.Publish(by, now);
            db.Results.Add(Result.Of(entry, decision.PrizeId!.Value, decision.Motivation, visible));
            db.Dues.Add(Due.Work(TellLaureate.DueKind, decision.Id.Value.ToString(), visible));
        }
        return decisions.Count;
    }

    /// <summary>What the world has not seen yet, it sees from <paramref name="at"/> on, and laureates are told then. What was seen stays seen.</summary>
    public static async Task ShowFromAsync(AppDb db, EditionId edition, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hidden = await db.Results.Where(r => r.EditionId == edition && r.VisibleFrom > now).ToListAsync(cancellationToken);
        var decisions = await db.Decisions.Where(d => d.Published != null && db.Set<Result>().Any(r => r.EditionId == edition && r.EntryId == d.EntryId && r.PrizeId == d.PrizeId)).ToListAsync(cancellationToken);
        var subjects = decisions.Where(d => hidden.Exists(r => r.EntryId == d.EntryId && r.PrizeId == d.PrizeId)).Select(d => d.Id.Value.ToString()).ToArray();
        foreach (var result in hidden)
            result.ShowFrom(at);
        foreach (var due in await db.Dues.Where(d => d.Kind == TellLaureate.DueKind && subjects.Contains(d.Subject)).ToListAsync(cancellationToken))
            due.MoveTo(at);
        await MoveTellingAsync(db, edition, at, now, cancellationToken);
    }

    // Whoever hears that they are out knows who is not: in rounds with prizes all mails wait together.
    private static async Task MoveTellingAsync(AppDb db, EditionId edition, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.Dues.Where(d => d.Kind == TellEntrant.DueKind && d.At > now).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return;
        var prized = db.Rounds.Where(r => r.EditionId == edition && db.Set<Decision>().Any(d => d.RoundId == r.Id && d.Outcome == Outcome.Prize)).Select(r => r.Id);
        var told = (await db.Decisions.Where(d => prized.Contains(d.RoundId) && d.Outcome != Outcome.Prize).Select(d => d.Id).ToListAsync(cancellationToken)).Select(id => id.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var due in waiting.Where(due => told.Contains(due.Subject)))
            due.MoveTo(at);
    }

    /// <summary>Takes a published prize back; a mail that has not left yet never will.</summary>
    public async Task WithdrawAsync(Decision decision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        decision.Withdraw();
        if (await db.Results.SingleOrDefaultAsync(r => r.EntryId == decision.EntryId && r.PrizeId == decision.PrizeId, cancellationToken) is { } result)
            db.Results.Remove(result);
        var subject = decision.Id.Value.ToString();
        if (await db.Dues.SingleOrDefaultAsync(d => d.Kind == TellLaureate.DueKind && d.Subject == subject, cancellationToken) is { } due)
            db.Dues.Remove(due);
        db.Note(decision.AuditSubject, "Decision.Withdrawn", new { decision.PrizeId, now });
    }
}

/// <summary>Prizes that are published and hidden move with the embargo of their edition.</summary>
internal sealed class MoveEmbargo(TimeProvider clock) : IHandle<EditionScheduled>
{
    public async Task HandleAsync(EditionScheduled happened, AppDb db, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        // Found among what is saved now, too: an edition may be new.
        if ((await db.Editions.FindAsync([happened.Edition], cancellationToken))?.ResultsEmbargo is { } embargo)
            await PublishDecisions.ShowFromAsync(db, happened.Edition, embargo > now ? embargo : now, now, cancellationToken);
    }
}

/// <summary>Shows the entry of a laureate and tells them, no sooner than the world may know.</summary>
internal sealed class TellLaureate(Mailer mailer, SiteAddress site, TimeProvider clock) : IDueJob
{
    public const string DueKind = "tell-laureate";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = new DecisionId(Guid.Parse(due.Subject));
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id && d.Published != null, cancellationToken) is not { } decision)
            return;
        var entry = await db.Entries.GetAsync(decision.EntryId, cancellationToken);
        if (entry is { State: EntryState.Admitted, Publication: null })
            entry.Publish(decision.By, clock.Instant());
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == entry.Entrant, cancellationToken);
        var edition = await db.Editions.GetAsync(entry.EditionId, cancellationToken);
        if (user?.Email is not { } email || edition.Prizes.FirstOrDefault(prize => prize.Id == decision.PrizeId) is not { } prize)
            return;
        var feedback = await EntryFeedback.OfAsync(db, await db.GetRoundAsync(decision.RoundId, cancellationToken), entry.Id, cancellationToken);
        mailer.Queue(db, new Letter(feedback is null ? "Laureate" : "LaureateWithFeedback", email, user.Language)
        {
            About = entry.Subject,
            Link = site.Absolute($"/{user.Language}/entries/{edition.Slug}/{entry.Slug}"),
            Arguments = [entry.Title, prize.LabelIn(user.Language), decision.Motivation.In(user.Language), feedback],
        });
    }
}
