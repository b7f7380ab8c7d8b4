namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Figures of one entry or one juror. Null where there is nothing to compute from.</summary>
internal static class Averages
{
    /// <summary>Below five scores nothing is dropped: what would be left says too little.</summary>
    public const int FewestToTrim = 5;

    public static double? Mean(IReadOnlyCollection<double> values) => values.Count == 0 ? null : values.Sum() / values.Count;

    public static double? Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0) return null;
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Population standard deviation: the jurors are the whole jury, not a sample of one.</summary>
    public static double? StandardDeviation(IReadOnlyCollection<double> values)
    {
        if (Mean(values) is not { } mean) return null;
        return values.All(value => value == values.First()) ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Count);
    }

    /// <summary>The mean without one highest and one lowest score, as figure skating does; the plain mean below <see cref="FewestToTrim"/> scores.</summary>
    public static double? Trimmed(IReadOnlyCollection<double> values) => values.Count < FewestToTrim
        ? Mean(values)
        : values.Order().Skip(1).SkipLast(1).Sum() / (values.Count - 2);
}
