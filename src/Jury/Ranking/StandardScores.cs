namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Z-scores per juror, averaged per entry. They punish an entry whose jurors saw better fields: use them only where fields are alike.</summary>
internal sealed class StandardScores
{
    /// <summary>With fewer scores a juror's own spread says nothing; the spread of the whole jury stands in.</summary>
    public const int FewestForOwnSpread = 3;

    private StandardScores(double?[] entries, string[] flat, string[] borrowed) => (Entries, Flat, Borrowed) = (entries, flat, borrowed);

    public double?[] Entries { get; }
    /// <summary>Jurors who gave one score to all: their z is 0.</summary>
    public string[] Flat { get; }
    /// <summary>Jurors with too few scores for a spread of their own.</summary>
    public string[] Borrowed { get; }

    public static StandardScores Of(ScoreTable table)
    {
        double[][] given = [.. table.Jurors.Select((_, juror) => ScoreTable.Given(table.Column(juror)))];
        var pooled = Pooled([.. given.Where(scores => scores.Length >= FewestForOwnSpread)]) ?? Pooled(given) ?? 0;
        double[] means = [.. given.Select(scores => Averages.Mean(scores) ?? 0)];
        double[] spreads = [.. given.Select(scores => scores.Length < FewestForOwnSpread ? pooled : Averages.StandardDeviation(scores) ?? 0)];
        var entries = table.Scores.Select(row => Averages.Mean([.. row
            .Select((score, juror) => double.IsNaN(score) || spreads[juror] > 0 ? (score - means[juror]) / spreads[juror] : 0)
            .Where(z => !double.IsNaN(z))])).ToArray();
        return new(entries,
            [.. table.Jurors.Where((_, juror) => given[juror].Length >= FewestForOwnSpread && spreads[juror] == 0)],
            [.. table.Jurors.Where((_, juror) => given[juror].Length is > 0 and < FewestForOwnSpread)]);
    }

    /// <summary>Stretches values linearly so that they run from low to high: back to marks that people recognise.</summary>
    public static double[] Refit(IReadOnlyList<double> values, double low, double high)
    {
        var (least, most) = (values.Min(), values.Max());
        return [.. values.Select(value => most > least ? low + (value - least) * (high - low) / (most - least) : (low + high) / 2)];
    }

    private static double? Pooled(double[][] columns)
    {
        var count = columns.Sum(scores => scores.Length);
        if (count == 0) return null;
        return Math.Sqrt(columns.Sum(scores => scores.Length * Math.Pow(Averages.StandardDeviation(scores) ?? 0, 2)) / count);
    }
}
