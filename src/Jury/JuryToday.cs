using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What of the jury waits: invitations without an answer, entries that lost a reader, sheets that are not done, rounds that ended and were not closed or frozen, prizes that were decided and not published.</summary>
internal sealed class JuryToday : ITodaySource
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(3);

    public string Permission => Permissions.ManageJury;

    public async Task<IReadOnlyList<Waiting>> WaitingAsync(AppDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.Opening != null && r.Freeze == null).ToListAsync(cancellationToken);
        var open = rounds.Where(r => r.State == RoundState.Open).Select(r => r.Id).ToArray();
        var sheets = db.ScoreSheets;
        var undone = (await db.Assignments.Where(a => open.Contains(a.RoundId)
                && !sheets.Any(s => s.RoundId == a.RoundId && s.EntryId == a.EntryId && s.JurorId == a.JurorId && s.Struck == null && (s.Finished != null || s.Abstained != null)))
            .GroupBy(a => a.RoundId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).ToDictionary(g => g.Key, g => g.Count);
        var (admitted, readings, held) = (db.Set<Entry>().IgnoreAutoIncludes().Admitted(), db.Assignments, db.Rounds);
        var unread = await db.PinnedEntries.Where(p => open.Contains(p.RoundId) && admitted.Any(e => e.Id == p.EntryId)
                && held.Any(r => r.Id == p.RoundId && readings.Count(a => a.RoundId == p.RoundId && a.EntryId == p.EntryId) < r.ReviewsPerEntry))
            .GroupBy(p => p.RoundId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var prizes = await db.Decisions.Where(d => d.Outcome == Outcome.Prize && d.Published == null)
            .GroupBy(d => d.RoundId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(d => d.At) }).ToListAsync(cancellationToken);
        var asked = await db.Jurors.Where(j => j.Invited != null && j.Accepted == null && j.Declined == null)
            .GroupBy(j => j.EditionId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(j => j.Invited) }).ToListAsync(cancellationToken);
        return
        [
            .. asked.Select(a => new Waiting("Jury.Today.Invitations", a.Count, $"/admin/jury/jurors?edition={a.Key.Value}&answer=Waits", "Jury.Today.ForJurors", a.Since!.Value)),
            .. rounds.SelectMany(round => OfRound(round, undone.GetValueOrDefault(round.Id), unread.GetValueOrDefault(round.Id), now)),
            .. prizes.Select(p => new Waiting("Jury.Today.Publish", p.Count, $"/admin/jury/rounds/{p.Key.Value}", "Jury.Today.ForChair", p.Since)),
        ];
    }

    private static IEnumerable<Waiting> OfRound(Round round, int undone, int unread, DateTimeOffset now)
    {
        var url = $"/admin/jury/rounds/{round.Id.Value}";
        if (round is not { State: RoundState.Open, Window: { } window })
        {
            if (round.State == RoundState.Closed)
                yield return new("Jury.Today.Freeze", 1, url + "/ranking", "Jury.Today.ForChair", round.Closing!.At);
            yield break;
        }
        if (window.IsOverAt(now))
        {
            yield return new("Jury.Today.Close", 1, url + "/close", "Jury.Today.ForTeam", window.Closes, IsUrgent: true);
            yield break;
        }
        if (unread > 0)
            yield return new("Jury.Today.Unread", unread, url + "/assign", "Jury.Today.ForTeam", round.Opening!.At, IsUrgent: true);
        if (undone > 0)
            yield return new("Jury.Today.Sheets", undone, url, "Jury.Today.ForJurors", round.Opening!.At, IsUrgent: window.Closes - now < Near);
    }
}
