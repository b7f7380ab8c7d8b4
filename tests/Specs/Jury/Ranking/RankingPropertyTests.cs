using CsCheck;
using RadicaleVernieuwers.Jury.Ranking;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class RankingPropertyTests
{
    [Fact]
    public void The_order_of_the_lines_never_changes_a_digit() =>
        Gen.Select(Marks(), Gen.Int[0, 1_000_000], Gen.Enum<RankMethod>()).Sample((marks, seed, method) =>
        {
            Mark[] shuffled = [.. marks];
            new Random(seed).Shuffle(shuffled);
            return RankingJson.Write(RankingReport.Of(marks, method)) == RankingJson.Write(RankingReport.Of(shuffled, method));
        }, iter: 300);

    [Fact]
    public void A_juror_who_adds_a_constant_changes_no_adjusted_place() =>
        Gen.Select(Marks(), Gen.Int[0, 4], Gen.Double[-50, 50]).Sample((marks, juror, constant) =>
        {
            var name = $"J{juror}";
            var before = RankingReport.Of(marks);
            var after = RankingReport.Of(marks.Select(mark => mark.Juror == name ? mark with { Score = mark.Score + constant } : mark));
            return before.Entries.All(entry => after.Entry(entry.Entry).Rank == entry.Rank);
        }, iter: 300);

    [Fact]
    public void On_complete_data_adjusted_is_raw() =>
        Gen.Double[0, 10].Array[5].Array[7].Sample(rows =>
        {
            var report = RankingReport.Of(rows.SelectMany((row, entry) => row.Select((score, juror) => new Mark($"E{entry}", $"J{juror}", score))));
            return report.Entries.All(entry => Math.Abs(entry.Adjusted!.Value - entry.Mean!.Value) < 1e-9 && entry.Rank == entry.RankRaw);
        }, iter: 300);

    [Fact]
    public void Least_squares_leaves_nothing_that_a_small_step_could_improve() =>
        Marks().Sample(marks =>
        {
            var table = ScoreTable.From(marks).Scored();
            if (table.Components().Count != 1) return true;
            var fit = JurorEffects.Fit(table);
            var rows = table.Scores.Select((row, entry) => row.Select((score, juror) => double.IsNaN(score) ? 0 : score - fit.Entries[entry] - fit.Jurors[juror]).ToArray()).ToArray();
            return Math.Abs(fit.Jurors.Sum()) < 1e-9
                && rows.All(row => Math.Abs(row.Sum()) < 1e-8)
                && Enumerable.Range(0, table.Jurors.Length).All(juror => Math.Abs(rows.Sum(row => row[juror])) < 1e-8);
        }, iter: 300);

    [Fact]
    public void Told_apart_is_mutual() =>
        Marks().Sample(marks =>
        {
            var report = RankingReport.Of(marks);
            return report.Entries.All(entry => entry.TiedWith.All(other => report.Entry(other).TiedWith.Contains(entry.Entry)));
        }, iter: 100);

    // Whole marks make ties; about a third of the cells are blank.
    private static Gen<Mark[]> Marks() => Gen.Int[-5, 10].Array[5].Array[3, 9].Select(rows => rows
        .SelectMany((row, entry) => row.Select((score, juror) => new Mark($"E{entry}", $"J{juror}", score < 0 ? null : score))).ToArray());
}
