namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>
/// Krippendorff 2011, Computing Krippendorff's alpha-reliability: agreement corrected for chance, with any cells missing.
/// Units are entries; a unit with fewer than two scores has nothing to compare and does not count. Null when all values are the same.
/// </summary>
internal static class KrippendorffAlpha
{
    public static double? Nominal(IEnumerable<double[]> units) => Of(units, (a, b) => a == b ? 0 : 1);

    public static double? Interval(IEnumerable<double[]> units)
    {
        var pairable = Pairable(units);
        return Squares(pairable, value => value);
    }

    // The ordinal distance of two values is the difference of their cumulative mid-counts, so it is the interval alpha of those.
    public static double? Ordinal(IEnumerable<double[]> units)
    {
        var pairable = Pairable(units);
        var below = 0.0;
        var middle = new Dictionary<double, double>();
        foreach (var (value, count) in pairable.SelectMany(unit => unit).CountBy(value => value).OrderBy(group => group.Key))
        {
            middle[value] = below + count / 2.0;
            below += count;
        }
        return Squares(pairable, value => middle[value]);
    }

    /// <summary>For values on a scale with a true zero, none of them negative.</summary>
    public static double? Ratio(IEnumerable<double[]> units) => Of(units, (a, b) => a == b ? 0 : Math.Pow((a - b) / (a + b), 2));

    private static double? Of(IEnumerable<double[]> units, Func<double, double, double> distance)
    {
        var pairable = Pairable(units);
        var count = pairable.Sum(unit => unit.Length);
        var observed = pairable.Sum(unit => unit.Sum(a => unit.Sum(b => distance(a, b))) / (unit.Length - 1));
        KeyValuePair<double, int>[] values = [.. pairable.SelectMany(unit => unit).CountBy(value => value)];
        var expected = values.Sum(a => values.Sum(b => (double)a.Value * b.Value * distance(a.Key, b.Key)));
        return expected <= 0 ? null : 1 - (count - 1) * observed / expected;
    }

    private static double? Squares(double[][] pairable, Func<double, double> place)
    {
        var count = pairable.Sum(unit => unit.Length);
        if (count == 0) return null;
        // Distances do not change when all values move; small values keep their digits.
        var centre = pairable.Sum(unit => unit.Sum(place)) / count;
        double[][] placed = [.. pairable.Select(unit => unit.Select(value => place(value) - centre).ToArray())];
        var observed = placed.Sum(unit => Spread(unit) / (unit.Length - 1));
        var expected = Spread([.. placed.SelectMany(unit => unit)]);
        return expected <= 1e-18 ? null : 1 - (count - 1) * observed / expected;
    }

    // The sum of (a - b)² over all ordered pairs.
    private static double Spread(double[] values) => 2 * (values.Length * values.Sum(value => value * value) - Math.Pow(values.Sum(), 2));

    private static double[][] Pairable(IEnumerable<double[]> units) => [.. units.Select(unit => ScoreTable.Given(unit)).Where(unit => unit.Length > 1)];
}
