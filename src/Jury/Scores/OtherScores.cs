using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What another juror gave. The name is empty where the round does not say it.</summary>
internal sealed record OtherScore(string Name, IReadOnlyDictionary<string, decimal> Marks);

/// <summary>What others gave the same entry, for who may know by the rule of the round.</summary>
internal static class OtherScores
{
    /// <summary>Whether this juror may know now. Who abstained gave no opinion of the own to wait for.</summary>
    public static bool AreOpen(Round round, ScoreSheet? own, DateTimeOffset now) => round.Policy.Shares switch
    {
        ShareRule.AfterOwn => own is { Finished: not null, Abstained: null, Struck: null },
        ShareRule.AfterClose => round.Closing is not null || round.Freeze is not null || round.Window is { } window && now >= window.Opens && !window.Accepts(now),
        _ => false,
    };

    public static async Task<IReadOnlyList<OtherScore>> LoadAsync(AppDb db, Desk desk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (round, entry, self) = (desk.Seat.Round, desk.Entry.Id, desk.Seat.Juror.Id);
        if (!AreOpen(round, desk.Sheet, now))
            return [];
        var id = round.Id;
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.RoundId == id && s.EntryId == entry && s.JurorId != self && s.Finished != null && s.Struck == null && s.Abstained == null)
            .Join(db.Jurors, s => s.JurorId, j => j.Id, (s, j) => new { Sheet = s, j.Name }).ToListAsync(cancellationToken);
        var scores = sheets.Select(line => new OtherScore(round.Policy.SharesNames ? line.Name : "", line.Sheet.Scores.ToDictionary(score => score.Criterion, score => score.Value)));
        // By the marks, so that the same place does not give the same juror away entry after entry.
        return [.. scores.OrderBy(score => score.Name, StringComparer.CurrentCulture).ThenByDescending(score => round.Criteria.Sum(c => c.Weight * score.Marks.GetValueOrDefault(c.Key)))];
    }
}
