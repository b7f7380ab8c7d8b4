namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Fleiss 1971: agreement on categories (pass, fail) beyond chance, the same number of raters for each subject.</summary>
internal sealed record FleissKappa(double Observed, double Expected, double? Kappa)
{
    /// <summary>One row per subject: how many raters chose each category.</summary>
    public static FleissKappa Of(IReadOnlyList<int[]> counts)
    {
        var raters = counts[0].Sum();
        if (raters < 2 || counts.Any(row => row.Sum() != raters)) throw new ArgumentException("Every subject needs the same number of raters, at least two.", nameof(counts));
        var observed = counts.Average(row => (row.Sum(count => (double)count * count) - raters) / (raters * (raters - 1.0)));
        var expected = Enumerable.Range(0, counts[0].Length).Sum(category => Math.Pow(counts.Sum(row => row[category]) / (double)(raters * counts.Count), 2));
        return new(observed, expected, expected >= 1 ? null : (observed - expected) / (1 - expected));
    }
}
