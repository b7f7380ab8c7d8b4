namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>One value per entry of a table, higher is better, NaN where the method has nothing to say.</summary>
internal static class RankValues
{
    public static double[] Of(ScoreTable table, RankMethod method, double ridge) => method switch
    {
        RankMethod.Raw => PerEntry(table, Averages.Mean),
        RankMethod.Median => PerEntry(table, Averages.Median),
        RankMethod.Trimmed => PerEntry(table, Averages.Trimmed),
        RankMethod.Z => [.. StandardScores.Of(table).Entries.Select(z => z ?? double.NaN)],
        RankMethod.Rank => Orders(table),
        _ => Adjusted(table, ridge),
    };

    /// <summary>NaN for all when the table falls into pieces without a common scale.</summary>
    private static double[] Adjusted(ScoreTable table, double ridge)
    {
        var values = Enumerable.Repeat(double.NaN, table.Entries.Length).ToArray();
        if (table.Components() is not [var rows]) return values;
        var fit = JurorEffects.Fit(table.Scored(), ridge);
        foreach (var (position, row) in rows.Index()) values[row] = fit.Entries[position];
        return values;
    }

    // Sums of ranks compare only when the same jurors ranked the same number of entries; parts of lists always do.
    private static double[] Orders(ScoreTable table)
    {
        double[][] shares = [.. table.Jurors.Select((_, juror) => Correlation.Shares(table.Column(juror)))];
        return [.. table.Entries.Select((_, entry) => -(Averages.Mean(ScoreTable.Given(shares.Select(column => column[entry]))) ?? double.NaN))];
    }

    private static double[] PerEntry(ScoreTable table, Func<IReadOnlyCollection<double>, double?> figure) =>
        [.. table.Scores.Select(row => figure(ScoreTable.Given(row)) ?? double.NaN)];
}
