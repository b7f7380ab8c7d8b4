using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

internal static class RoundQueries
{
    extension(AppDb db)
    {
        /// <exception cref="NotFound">There is no such round.</exception>
        public async Task<Round> GetRoundAsync(RoundId id, CancellationToken cancellationToken = default) =>
            await db.Set<Round>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new NotFound();

        /// <exception cref="NotFound">There is no such juror, or it is somebody else.</exception>
        public async Task<Juror> MyJurorAsync(JurorId id, Actor actor, CancellationToken cancellationToken = default)
        {
            var user = actor.User;
            return await db.Set<Juror>().SingleOrDefaultAsync(j => j.Id == id && j.UserId == user && user != null, cancellationToken) ?? throw new NotFound();
        }

        /// <summary>What a round is about: all that is admitted, or what the round before let through.</summary>
        public IQueryable<Entry> EntriesOf(Round round)
        {
            var admitted = db.Set<Entry>().AsNoTracking().Of(round.EditionId).Admitted();
            var decisions = db.Set<Decision>();
            return round.After is not { } earlier ? admitted
                : admitted.Where(e => decisions.Any(d => d.RoundId == earlier && d.EntryId == e.Id && d.Outcome == Outcome.Advance && d.Pending == null));
        }

        /// <summary>The conflicts of an edition that count.</summary>
        public IQueryable<Conflict> ConflictsOf(EditionId edition)
        {
            var entries = db.Set<Entry>();
            return db.Set<Conflict>().Where(Conflict.Active).Where(c => entries.Any(e => e.Id == c.EntryId && e.EditionId == edition));
        }

        /// <summary>A juror says to have a conflict, and is out of the entry at once.</summary>
        /// <param name="field">The field that a refusal stands beside.</param>
        /// <exception cref="Refusal">What <see cref="Conflict.CheckReason"/> says.</exception>
        public async Task DeclareConflictAsync(EntryId entry, Juror juror, string? reason, string field, DateTimeOffset at, CancellationToken cancellationToken = default)
        {
            Conflict.CheckReason(reason, field);
            var earlier = await db.Set<Conflict>().SingleOrDefaultAsync(c => c.EntryId == entry && c.JurorId == juror.Id && c.Kind == ConflictKind.Declared, cancellationToken);
            if (earlier is null)
                db.Add(Conflict.Of(entry, juror.Id, ConflictKind.Declared, reason!, juror.UserId, at));
            else
                earlier.Restate(reason!, juror.UserId, at);
            await db.StandAsideAsync(entry, juror.Id, at, cancellationToken);
        }

        /// <summary>A juror has nothing to do with an entry any more: readings go, sheets are kept and struck. Frozen rounds stay as they are.</summary>
        public async Task StandAsideAsync(EntryId entry, JurorId juror, DateTimeOffset at, CancellationToken cancellationToken = default)
        {
            var frozen = db.Set<RoundFreeze>();
            foreach (var assignment in await db.Set<Assignment>().Where(a => a.EntryId == entry && a.JurorId == juror && !frozen.Any(f => f.RoundId == a.RoundId)).ToListAsync(cancellationToken))
                db.Remove(assignment);
            foreach (var sheet in await db.Set<ScoreSheet>().Where(s => s.EntryId == entry && s.JurorId == juror && !frozen.Any(f => f.RoundId == s.RoundId)).ToListAsync(cancellationToken))
                sheet.Strike(at);
        }

        /// <summary>A juror leaves the jury: what still runs goes to others. What was scored in rounds that are over keeps counting.</summary>
        public async Task LeaveAsync(JurorId juror, DateTimeOffset at, CancellationToken cancellationToken = default)
        {
            var over = db.Set<Round>().Where(r => r.Closing != null || r.Freeze != null);
            foreach (var assignment in await db.Set<Assignment>().Where(a => a.JurorId == juror && !over.Any(r => r.Id == a.RoundId)).ToListAsync(cancellationToken))
                db.Remove(assignment);
            foreach (var sheet in await db.Set<ScoreSheet>().Where(s => s.JurorId == juror && !over.Any(r => r.Id == s.RoundId)).ToListAsync(cancellationToken))
                sheet.Strike(at);
        }

        /// <summary>Gives entries to jurors, and back the sheets that an earlier removal struck. In the same number of queries for one and for thousands.</summary>
        public async Task AssignAsync(Round round, IReadOnlyCollection<(EntryId Entry, JurorId Juror)> readings, bool manual, UserId? by, DateTimeOffset at, CancellationToken cancellationToken = default)
        {
            var struck = (await db.Set<ScoreSheet>().Where(s => s.RoundId == round.Id && s.Struck != null).ToListAsync(cancellationToken)).ToDictionary(s => (s.EntryId, s.JurorId));
            foreach (var reading in readings)
            {
                db.Add(Assignment.Of(round.Id, reading.Entry, reading.Juror, manual, by, at));
                struck.GetValueOrDefault(reading)?.Restore();
            }
            if (round.Opening is not null)
                await db.PinAsync(round, [.. readings.Select(reading => reading.Entry).Distinct()], cancellationToken);
        }

        /// <summary>Keeps for this round the version of the answers that was handed in.</summary>
        public async Task PinAsync(Round round, IReadOnlyCollection<EntryId> entries, CancellationToken cancellationToken = default)
        {
            var pinned = await db.Set<PinnedEntry>().Where(p => p.RoundId == round.Id).Select(p => p.EntryId).ToListAsync(cancellationToken);
            pinned.AddRange(db.Set<PinnedEntry>().Local.Where(p => p.RoundId == round.Id).Select(p => p.EntryId));
            EntryId[] missing = [.. entries.Except(pinned).Distinct()];
            var versions = await db.Set<Submission>().Where(s => missing.Contains(s.EntryId)).Select(s => new { s.EntryId, s.VersionId }).ToListAsync(cancellationToken);
            foreach (var version in versions)
                db.Add(PinnedEntry.Of(round.Id, version.EntryId, version.VersionId));
        }
    }
}
