using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury;

/// <summary>What a juror gave one entry.</summary>
/// <param name="Total">The weighted mean of the marks, on the scale of the marks, as the ranking counts it.</param>
internal sealed record MyScore(EntryId Entry, string Name, IReadOnlyDictionary<string, decimal> Marks, double Total, bool IsThis);

/// <summary>What a juror gave until now, the highest first: to measure the next entry by. Only the juror's own marks, of entries that are still on the desk.</summary>
internal sealed record MyScores(IReadOnlyList<MyScore> Scores, double Lowest, double Highest)
{
    public static readonly MyScores None = new([], 0, 1);

    public bool IsShown => Scores.Any(score => !score.IsThis);

    public static async Task<MyScores> LoadAsync(AppDb db, Seat seat, IReadOnlyList<SeatLine> lines, EntryId present, CancellationToken cancellationToken)
    {
        var (round, juror) = (seat.Round.Id, seat.Juror.Id);
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.RoundId == round && s.JurorId == juror && s.Struck == null && s.Abstained == null && (s.Finished != null || s.EntryId == present)).ToListAsync(cancellationToken);
        return Of(seat.Round.Criteria, sheets, lines, present);
    }

    public static MyScores Of(IReadOnlyList<Criterion> criteria, IEnumerable<ScoreSheet> sheets, IReadOnlyList<SeatLine> lines, EntryId present)
    {
        var names = lines.ToDictionary(line => line.Entry, line => line.Name);
        var scores = sheets.Where(sheet => names.ContainsKey(sheet.EntryId) && sheet.Scores.Count > 0)
            .Select(sheet => new MyScore(sheet.EntryId, names[sheet.EntryId], sheet.Scores.ToDictionary(score => score.Criterion, score => score.Value), TotalOf(criteria, key => (double?)sheet.ValueOf(key)), sheet.EntryId == present))
            .OrderByDescending(score => score.Total).ThenBy(score => score.Name, StringComparer.Ordinal);
        return new([.. scores], TotalOf(criteria, key => (double)criteria.First(c => c.Key == key).Minimum), TotalOf(criteria, key => (double)criteria.First(c => c.Key == key).Maximum));
    }

    private static double TotalOf(IReadOnlyList<Criterion> criteria, Func<string, double?> mark) =>
        WeightedTotals.Of(criteria.Select(criterion => new CriterionMark("", "", criterion.Key, (double)criterion.Weight, mark(criterion.Key)))).Select(total => total.Score ?? 0).FirstOrDefault();
}
