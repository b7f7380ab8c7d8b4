using MathNet.Numerics;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>
/// Kendall and Babington Smith 1939: 1 when all jurors order the entries alike, 0 when they order at random.
/// The test is Friedman's, on the value corrected for ties.
/// </summary>
internal sealed record KendallW(double W, double Corrected, double Chi2, int DegreesOfFreedom, double P, double[] Sums)
{
    /// <summary>One row of ranks per juror, ties averaged, nothing missing. Null when there is nothing to compare.</summary>
    public static KendallW? Of(IReadOnlyList<double[]> ranks)
    {
        if (ranks.Count < 2 || ranks[0].Length < 2) return null;
        var (jurors, entries) = ((double)ranks.Count, (double)ranks[0].Length);
        double[] sums = [.. Enumerable.Range(0, ranks[0].Length).Select(entry => ranks.Sum(row => row[entry]))];
        var mean = sums.Average();
        var spread = 12 * sums.Sum(sum => (sum - mean) * (sum - mean));
        var most = jurors * jurors * (entries * entries * entries - entries);
        var possible = most - jurors * ranks.Sum(Ranks.TieTerm);
        if (possible <= 0) return null;
        var (corrected, freedom) = (spread / possible, ranks[0].Length - 1);
        var chi2 = jurors * freedom * corrected;
        return new(spread / most, corrected, chi2, freedom, SpecialFunctions.GammaUpperRegularized(freedom / 2.0, chi2 / 2), sums);
    }
}
