using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury;

/// <summary>What no page of the jury can break.</summary>
internal sealed class JuryInvariants : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var breaches = new List<string>();
        var rounds = await db.Rounds.AsNoTracking().ToListAsync(cancellationToken);
        var running = rounds.Where(r => r.Freeze is null).Select(r => r.Id).ToArray();
        var (assignments, conflicts) = (db.Assignments, db.Conflicts.Where(Conflict.Active));
        var sheets = db.ScoreSheets.AsNoTracking().Where(s => s.Struck == null && running.Contains(s.RoundId));
        breaches.AddRange((await sheets.Where(s => !assignments.Any(a => a.RoundId == s.RoundId && a.EntryId == s.EntryId && a.JurorId == s.JurorId)).Select(s => s.Id).ToListAsync(cancellationToken))
            .Select(id => $"Score sheet {id.Value} has no assignment"));
        breaches.AddRange((await sheets.Where(s => conflicts.Any(c => c.EntryId == s.EntryId && c.JurorId == s.JurorId)).Select(s => s.Id).ToListAsync(cancellationToken))
            .Select(id => $"Score sheet {id.Value} counts although its juror has a conflict"));
        breaches.AddRange((await assignments.Where(a => running.Contains(a.RoundId) && conflicts.Any(c => c.EntryId == a.EntryId && c.JurorId == a.JurorId)).Select(a => new { a.EntryId, a.JurorId }).ToListAsync(cancellationToken))
            .Select(a => $"Juror {a.JurorId.Value} is assigned entry {a.EntryId.Value} despite a conflict"));
        var examples = db.Examples;
        breaches.AddRange((await db.ExampleSheets.Where(s => !examples.Any(x => x.RoundId == s.RoundId && x.EntryId == s.EntryId)).Select(s => s.Id).ToListAsync(cancellationToken))
            .Select(id => $"Example sheet {id.Value} has no example"));
        foreach (var round in rounds)
            await CheckAsync(db, round, breaches, cancellationToken);
        breaches.AddRange((await db.Decisions.Where(d => d.Published != null && d.Outcome == Outcome.Prize && !db.Set<Result>().Any(r => r.EntryId == d.EntryId && r.PrizeId == d.PrizeId)).Select(d => d.Id).ToListAsync(cancellationToken))
            .Select(id => $"Decision {id.Value} is published and has no result"));
        var hands = db.Hands;
        breaches.AddRange((await hands.Where(h => h.Closed == null && hands.Any(other => other.MeetingId == h.MeetingId && other.Closed == null && other.Id != h.Id)).Select(h => h.Id).ToListAsync(cancellationToken))
            .Select(id => $"Show of hands {id.Value} is open beside another"));
        return breaches;
    }

    private static async Task CheckAsync(AppDb db, Round round, List<string> breaches, CancellationToken cancellationToken)
    {
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.RoundId == round.Id).ToListAsync(cancellationToken);
        foreach (var sheet in sheets)
        {
            breaches.AddRange(sheet.Scores.Where(score => round.AllCriteria.FirstOrDefault(c => c.Key == score.Criterion)?.Allows(score.Value) != true)
                .Select(score => $"Score sheet {sheet.Id.Value}: {score.Value} is off the scale of {score.Criterion}"));
            if (sheet.Finished is not null && (!sheet.IsMarked(round) || sheet.Unsaid(round).Count > 0))
                breaches.Add($"Score sheet {sheet.Id.Value} is finished and has blanks");
        }
        foreach (var sheet in await db.ExampleSheets.AsNoTracking().Where(s => s.RoundId == round.Id).ToListAsync(cancellationToken))
        {
            breaches.AddRange(sheet.Marks.Where(mark => round.AllCriteria.FirstOrDefault(c => c.Key == mark.Key)?.Allows(mark.Value) != true)
                .Select(mark => $"Example sheet {sheet.Id.Value}: {mark.Value} is off the scale of {mark.Key}"));
            if (sheet.Finished is not null && round.Criteria.Any(criterion => sheet.ValueOf(criterion.Key) is null))
                breaches.Add($"Example sheet {sheet.Id.Value} is finished and has blanks");
        }
        if (round.Freeze is { } freeze && !FrozenRanking.Verifies(freeze.Json, freeze.Hash))
            breaches.Add($"The frozen ranking of round {round.Id.Value} does not verify");
    }
}
