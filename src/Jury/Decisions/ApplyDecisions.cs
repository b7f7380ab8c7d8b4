using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What will happen when the pending decisions of a round are applied, as its reader may know it.</summary>
/// <param name="MailsFrom">When the entrants of this round are told: no sooner than the embargo where the round gives prizes.</param>
/// <param name="Unapproved">Prizes whose public sentence nobody approved: nothing is applied before.</param>
/// <param name="Undecided">Entries of the round with no decision.</param>
/// <param name="Unreachable">Entries that belong to nobody who could be mailed.</param>
/// <param name="WithoutFeedback">Entries whose feedback is not ready though the round promises it.</param>
/// <param name="WildCards">Of those that go on: brought back by a juror.</param>
internal sealed record ApplyPlan(int Advance, int Decline, int Prizes, int Mails, DateTimeOffset MailsFrom, int Unapproved, int Undecided, int Unreachable, int WithoutFeedback, int WildCards)
{
    public int Total => Advance + Decline + Prizes;
}

/// <summary>Carries out the decisions of a round together: who goes on goes on, prizes become results at the embargo, and everybody is told.</summary>
internal sealed class ApplyDecisions(AppDb db, PublishDecisions publish)
{
    public async Task<ApplyPlan> PlanAsync(Round round, RoundBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = book.Entries.Select(entry => entry.Id).ToHashSet();
        var decisions = (await db.Decisions.AsNoTracking().Where(d => d.RoundId == round.Id).ToListAsync(cancellationToken)).Where(d => seen.Contains(d.EntryId)).ToList();
        var pending = decisions.Where(d => d.IsPending).ToList();
        var orphans = (await db.Entries.Where(e => e.EditionId == round.EditionId && e.Entrant == null).Select(e => e.Id).ToListAsync(cancellationToken)).ToHashSet();
        var ready = (await db.Feedbacks.Where(f => f.RoundId == round.Id && f.Ready != null).Select(f => f.EntryId).ToListAsync(cancellationToken)).ToHashSet();
        var told = pending.Select(d => d.EntryId).Distinct().ToList();
        return new(
            pending.Count(d => d.Outcome == Outcome.Advance), pending.Count(d => d.Outcome == Outcome.Decline), pending.Count(d => d.Outcome == Outcome.Prize),
            pending.Count(d => !orphans.Contains(d.EntryId)), await MailsFromAsync(db, round, now, cancellationToken),
            pending.Count(d => d.Outcome == Outcome.Prize && d.Approved is null), seen.Except(decisions.Select(d => d.EntryId)).Count(), told.Count(orphans.Contains),
            round.Feedback == FeedbackRule.Comments ? told.Count(entry => !ready.Contains(entry)) : 0,
            pending.Select(d => d.Id).Intersect(await db.Set<WildCard>().Where(c => c.RoundId == round.Id).Select(c => c.DecisionId).ToListAsync(cancellationToken)).Count());
    }

    /// <returns>How many decisions are applied now that were not before.</returns>
    /// <exception cref="Refusal"><c>Decision.NothingToApply</c>, or what keeps a prize from being published: nothing is applied then.</exception>
    public async Task<int> RunAsync(Round round, UserId? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What was decided of an entry that withdrew meanwhile waits, and is undone by hand.
        var admitted = db.Set<Entry>().IgnoreAutoIncludes().Admitted();
        var pending = await db.Decisions.Where(Decision.Waiting).Where(d => d.RoundId == round.Id && admitted.Any(e => e.Id == d.EntryId)).ToListAsync(cancellationToken);
        if (pending.Count == 0)
            throw new Refusal("Decision.NothingToApply");
        // Prizes first: one that may not be published yet stops everything. They may begin the embargo that the other mails wait for.
        if (pending.Exists(d => d.Outcome == Outcome.Prize))
            await publish.RunAsync(round, by, now, cancellationToken);
        await TellAsync(db, round, [.. pending.Where(d => d.Outcome != Outcome.Prize)], now, cancellationToken);
        return pending.Count;
    }

    /// <summary>Makes decisions about who goes on hold, and lets each entrant know when they may.</summary>
    public static async Task TellAsync(AppDb db, Round round, IReadOnlyCollection<Decision> decisions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = await MailsFromAsync(db, round, now, cancellationToken);
        foreach (var decision in decisions)
        {
            decision.Apply();
            db.Dues.Add(Due.Work(TellEntrant.DueKind, decision.Id.Value.ToString(), from));
        }
    }

    /// <summary>Whoever hears that they are out knows who is not: where prizes are given, all wait for the embargo.</summary>
    private static async Task<DateTimeOffset> MailsFromAsync(AppDb db, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var embargo = await db.Editions.Where(e => e.Id == round.EditionId).Select(e => e.ResultsEmbargo).SingleAsync(cancellationToken);
        return embargo > now && await db.Decisions.AnyAsync(d => d.RoundId == round.Id && d.Outcome == Outcome.Prize, cancellationToken) ? embargo.Value : now;
    }
}
