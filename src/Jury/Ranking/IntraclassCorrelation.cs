namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>
/// Shrout and Fleiss 1979, all six forms. A negative value means that jurors differ more within an entry than entries differ; it is given as it is.
/// (2,1) far below (3,1) is the signature of harsh and lenient jurors.
/// </summary>
internal sealed record IntraclassCorrelation(
    double BetweenEntries, double WithinEntries, double BetweenJurors, double Error,
    double? Icc11, double? Icc21, double? Icc31, double? Icc1k, double? Icc2k, double? Icc3k)
{
    /// <summary>One row per entry, nothing missing. Null with fewer than two entries or jurors.</summary>
    public static IntraclassCorrelation? Of(IReadOnlyList<double[]> scores)
    {
        if (scores.Count < 2 || scores[0].Length < 2) return null;
        var (n, k) = (scores.Count, scores[0].Length);
        var grand = scores.Average(row => row.Average());
        var rows = k * scores.Sum(row => Math.Pow(row.Average() - grand, 2));
        var columns = n * Enumerable.Range(0, k).Sum(juror => Math.Pow(scores.Average(row => row[juror]) - grand, 2));
        var within = scores.Sum(row => row.Sum(cell => Math.Pow(cell - row.Average(), 2)));
        var (bms, wms, jms) = (rows / (n - 1), within / (n * (k - 1)), columns / (k - 1));
        var ems = Math.Max(0, within - columns) / ((n - 1) * (k - 1));
        return new(bms, wms, jms, ems,
            Ratio(bms - wms, bms + (k - 1) * wms),
            Ratio(bms - ems, bms + (k - 1) * ems + k * (jms - ems) / n),
            Ratio(bms - ems, bms + (k - 1) * ems),
            Ratio(bms - wms, bms),
            Ratio(bms - ems, bms + (jms - ems) / n),
            Ratio(bms - ems, bms));
    }

    private static double? Ratio(double above, double below) => Math.Abs(below) < 1e-15 ? null : above / below;
}
