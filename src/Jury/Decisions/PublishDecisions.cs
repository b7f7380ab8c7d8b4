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
        var decisions = await db.Decisions.Where(d => d.RoundId == round.Id && d.Outcome == Outcome.Prize && d.Published == null).ToListAsync(cancellationToken);
        if (decisions.Count == 0)
            throw new Refusal("Decision.NothingToPublish");
        foreach (var decision in decisions)
        {
            decision.Publish(now);
            var entry = await db.Entries.GetAsync(decision.EntryId, cancellationToken);
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

/// <summary>Tells a laureate, no sooner than the world may know.</summary>
internal sealed class TellLaureate(Mailer mailer, SiteAddress site) : IDueJob
{
    public const string DueKind = "tell-laureate";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = new DecisionId(Guid.Parse(due.Subject));
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == id && d.Published != null, cancellationToken) is not { } decision)
            return;
        var entry = await db.Entries.GetAsync(decision.EntryId, cancellationToken);
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
