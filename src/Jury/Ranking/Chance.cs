using MathNet.Numerics.Distributions;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>How often chance alone gives a jury that agrees as much as this one: p-values, from 0 to 1.</summary>
internal static class Chance
{
    private const int MostDeals = 999;
    private const int FewestDeals = 99;
    // A page that waits for more than this is no page.
    private const int MostDealt = 10_000_000;

    /// <summary>The F test of the intraclass correlations (Shrout and Fleiss 1979). Null where entries do not differ at all.</summary>
    public static double? OfCorrelation(IntraclassCorrelation icc, int entries, int jurors) => icc switch
    {
        { Error: > 0 } => 1 - FisherSnedecor.CDF(entries - 1, (entries - 1.0) * (jurors - 1), icc.BetweenEntries / icc.Error),
        { BetweenEntries: > 0 } => 0,
        _ => null,
    };

    /// <summary>
    /// For <see cref="KrippendorffAlpha.Interval"/>, also with gaps: the scores of each juror are dealt out anew among the entries which that juror read,
    /// and the deals that agree at least as much are counted, the real one with them (Phipson and Smyth 2010, Permutation P-values should never be zero).
    /// The seed is fixed: the same scores give the same digits.
    /// </summary>
    public static double? OfAlpha(ScoreTable table)
    {
        int[][] read = [.. table.Jurors.Select((_, juror) => Enumerable.Range(0, table.Entries.Length).Where(entry => !double.IsNaN(table.Scores[entry][juror])).ToArray())];
        int[] sizes = [.. table.Entries.Select((_, entry) => ScoreTable.Given(table.Scores[entry]).Length)];
        var count = sizes.Sum();
        if (sizes.All(size => size < 2))
            return null;
        double[] all = [.. table.Scores.SelectMany(row => ScoreTable.Given(row))];
        var centre = all.Average();
        double[][] dealt = [.. read.Select((entries, juror) => entries.Select(entry => table.Scores[entry][juror] - centre).ToArray())];
        var actual = AlphaOf(read, dealt, sizes);
        if (double.IsNaN(actual))
            return null;
        var lots = new SplitMix((ulong)count);
        var (deals, asMuch) = (Math.Clamp(MostDealt / count, FewestDeals, MostDeals), 1);
        for (var deal = 0; deal < deals; deal++)
        {
            foreach (var scores in dealt)
                Shuffle(scores, lots);
            if (AlphaOf(read, dealt, sizes) >= actual - 1e-12)
                asMuch++;
        }
        return asMuch / (deals + 1.0);
    }

    private static void Shuffle(double[] scores, SplitMix lots)
    {
        for (var last = scores.Length - 1; last > 0; last--)
        {
            var other = lots.Below(last + 1);
            (scores[last], scores[other]) = (scores[other], scores[last]);
        }
    }

    private static double AlphaOf(int[][] read, double[][] scores, int[] sizes)
    {
        var (sums, squares) = (new double[sizes.Length], new double[sizes.Length]);
        for (var juror = 0; juror < read.Length; juror++)
            for (var place = 0; place < read[juror].Length; place++)
            {
                var score = scores[juror][place];
                sums[read[juror][place]] += score;
                squares[read[juror][place]] += score * score;
            }
        var (count, sum, square, observed) = (0, 0.0, 0.0, 0.0);
        for (var entry = 0; entry < sizes.Length; entry++)
        {
            if (sizes[entry] < 2)
                continue;
            observed += 2 * (sizes[entry] * squares[entry] - sums[entry] * sums[entry]) / (sizes[entry] - 1);
            (count, sum, square) = (count + sizes[entry], sum + sums[entry], square + squares[entry]);
        }
        var expected = 2 * (count * square - sum * sum);
        return expected <= 1e-18 ? double.NaN : 1 - (count - 1) * observed / expected;
    }
}
