namespace RadicaleVernieuwers.Jury.Ranking;

internal static class Correlation
{
    /// <summary>Pearson's r; null with fewer than three pairs or when one side does not vary.</summary>
    public static double? Pearson(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        if (left.Count < 3) return null;
        var (meanLeft, meanRight) = (left.Average(), right.Average());
        var (both, squareLeft, squareRight) = (0.0, 0.0, 0.0);
        for (var index = 0; index < left.Count; index++)
        {
            var (x, y) = (left[index] - meanLeft, right[index] - meanRight);
            (both, squareLeft, squareRight) = (both + x * y, squareLeft + x * x, squareRight + y * y);
        }
        return squareLeft <= 1e-18 || squareRight <= 1e-18 ? null : both / Math.Sqrt(squareLeft * squareRight);
    }

    /// <summary>Spearman's rho, ties averaged.</summary>
    public static double? Spearman(IReadOnlyList<double> left, IReadOnlyList<double> right) => Pearson(Ranks.Averaged(left), Ranks.Averaged(right));

    /// <summary>
    /// How far each juror orders the entries as the rest of the jury does: Spearman between the juror's own order and the others' average rank
    /// (Quandt, WINETASTER). A panel that read fewer entries has shorter ranks, so each rank counts as a part of its juror's list.
    /// </summary>
    public static double?[] WithRest(ScoreTable table)
    {
        var shares = Enumerable.Range(0, table.Jurors.Length).Select(juror => Shares(table.Column(juror))).ToArray();
        return [.. Enumerable.Range(0, table.Jurors.Length).Select(juror =>
        {
            List<double> own = [], rest = [];
            for (var entry = 0; entry < table.Entries.Length; entry++)
            {
                if (double.IsNaN(shares[juror][entry])) continue;
                var others = ScoreTable.Given(shares.Where((_, other) => other != juror).Select(column => column[entry]));
                if (others.Length == 0) continue;
                own.Add(-shares[juror][entry]);
                rest.Add(-others.Average());
            }
            return Spearman(own, rest);
        })];
    }

    /// <summary>Each rank as a part of the list: 0 is best, 1 is worst.</summary>
    public static double[] Shares(IReadOnlyList<double> scores)
    {
        var count = scores.Count(score => !double.IsNaN(score));
        return [.. Ranks.Averaged(scores).Select(rank => (rank - 0.5) / count)];
    }
}
