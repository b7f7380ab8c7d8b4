namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>1 is best. Values that differ by less than rounding noise are ties.</summary>
internal static class Ranks
{
    /// <summary>Tied values share the average of the ranks that they take up. NaN stays NaN.</summary>
    public static double[] Averaged(IReadOnlyList<double> values) =>
        Rank(values, (first, last) => (first + last) / 2.0 + 1);

    /// <summary>Tied values share the best place (1, 1, 3), as a list of results is read. NaN gets no place.</summary>
    public static int?[] Places(IReadOnlyList<double> values) =>
        [.. Rank(values, (first, _) => first + 1.0).Select(rank => double.IsNaN(rank) ? (int?)null : (int)rank)];

    /// <summary>The sum of t³ − t over the groups of t tied values.</summary>
    public static double TieTerm(IReadOnlyList<double> ranks) => ranks
        .CountBy(rank => rank)
        .Sum(group => Math.Pow(group.Value, 3) - group.Value);

    public static double Noise(IEnumerable<double> values) =>
        1e-9 * Math.Max(1, values.Where(value => !double.IsNaN(value)).Select(Math.Abs).DefaultIfEmpty(0).Max());

    private static double[] Rank(IReadOnlyList<double> values, Func<int, int, double> share)
    {
        var noise = Noise(values);
        int[] best = [.. Enumerable.Range(0, values.Count).Where(index => !double.IsNaN(values[index])).OrderByDescending(index => values[index])];
        var ranks = Enumerable.Repeat(double.NaN, values.Count).ToArray();
        for (var first = 0; first < best.Length;)
        {
            var last = first;
            while (last + 1 < best.Length && values[best[last]] - values[best[last + 1]] <= noise) last++;
            for (var position = first; position <= last; position++) ranks[best[position]] = share(first, last);
            first = last + 1;
        }
        return ranks;
    }
}
