namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>How many scores lie from <paramref name="From"/> up to <paramref name="To"/>; the last bin holds its upper end too.</summary>
internal readonly record struct ScoreBin(double From, double To, int Count);

/// <summary>How scores spread over their scale: for the eye and for a table alike.</summary>
internal static class ScoreBins
{
    private const int Most = 12;

    // The steps in which people count.
    private static readonly double[] Steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100];

    /// <summary>Bins of one width, from a multiple of it at or below the lowest score to one at or above the highest; empty where there is no score.</summary>
    public static IReadOnlyList<ScoreBin> Of(IReadOnlyCollection<double> scores)
    {
        if (scores.Count == 0)
            return [];
        var (low, high) = (scores.Min(), scores.Max());
        var step = Array.Find(Steps, step => Math.Ceiling(high / step) - Math.Floor(low / step) <= Most) is > 0 and var found ? found : (high - low) / Most;
        var first = Math.Floor(low / step);
        var counts = new int[Math.Max(1, (int)(Math.Ceiling(high / step) - first))];
        foreach (var score in scores)
            counts[Math.Clamp((int)Math.Floor((score / step) - first), 0, counts.Length - 1)]++;
        return [.. counts.Select((count, bin) => new ScoreBin((first + bin) * step, (first + bin + 1) * step, count))];
    }
}
