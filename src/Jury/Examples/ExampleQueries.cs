using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>An example as a list of them has it.</summary>
internal sealed record ExampleLine(EntryId Entry, bool IsDone);

internal static class ExampleQueries
{
    extension(AppDb db)
    {
        /// <summary>What a round reads or may still come to read: no example for it.</summary>
        public IQueryable<Entry> CompetingIn(Round round)
        {
            var decisions = db.Set<Decision>();
            var own = db.Set<Entry>().AsNoTracking().Of(round.EditionId).Where(e => e.Admission == null || e.Admission.Verdict != Verdict.Refused);
            return round.After is not { } earlier ? own
                : own.Where(e => !decisions.Any(d => d.RoundId == earlier && d.EntryId == e.Id && d.Outcome == Outcome.Decline && d.Pending == null));
        }

        /// <summary>The examples that a juror may see: none of one's own, none with a conflict in whatever edition, and nothing that was withdrawn or takes part after all.</summary>
        public IQueryable<Example> ExamplesFor(Seat seat)
        {
            var (round, user) = (seat.Round.Id, seat.Juror.UserId);
            var (competing, entries, nominations) = (db.CompetingIn(seat.Round), db.Set<Entry>(), db.Set<Nomination>());
            var (conflicts, jurors) = (db.Set<Conflict>().Where(Conflict.Active), db.Set<Juror>());
            return db.Set<Example>().Where(x => x.RoundId == round
                && entries.Any(e => e.Id == x.EntryId && e.Withdrawal == null && (e.Entrant == null || e.Entrant != user))
                && !competing.Any(e => e.Id == x.EntryId)
                && !nominations.Any(n => n.EntryId == x.EntryId && n.Nominator == user)
                && !conflicts.Any(c => c.EntryId == x.EntryId && jurors.Any(j => j.Id == c.JurorId && j.UserId == user)));
        }

        public async Task<IReadOnlyList<ExampleLine>> ExampleLinesAsync(Seat seat, CancellationToken cancellationToken)
        {
            var (sheets, juror) = (db.Set<ExampleSheet>(), seat.Juror.Id);
            return await db.ExamplesFor(seat).OrderBy(x => x.Place)
                .Select(x => new ExampleLine(x.EntryId, sheets.Any(s => s.RoundId == x.RoundId && s.EntryId == x.EntryId && s.JurorId == juror && s.Finished != null))).ToListAsync(cancellationToken);
        }

        /// <summary>The sheets that a spread is made of: finished, of who is still on the jury and has no conflict.</summary>
        public IQueryable<ExampleSheet> SpreadOf(RoundId round)
        {
            var (conflicts, jurors) = (db.Set<Conflict>().Where(Conflict.Active), db.Set<Juror>());
            return db.Set<ExampleSheet>().AsNoTracking().Where(s => s.RoundId == round && s.Finished != null
                && jurors.Any(j => j.Id == s.JurorId && j.Declined == null) && !conflicts.Any(c => c.EntryId == s.EntryId && c.JurorId == s.JurorId));
        }
    }
}
