namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>How many jurors put the row before the column. A juror who scored only one of the two, or both alike, counts for neither.</summary>
internal static class Pairwise
{
    /// <summary>One row of ranks per juror, 1 is best, NaN is not ranked.</summary>
    public static int[][] Of(IReadOnlyList<double[]> ranks)
    {
        var size = ranks.Count == 0 ? 0 : ranks[0].Length;
        return [.. Enumerable.Range(0, size).Select(one => Enumerable.Range(0, size).Select(other => ranks.Count(row => row[one] < row[other])).ToArray())];
    }

    /// <summary>Copeland 1951: duels won minus duels lost.</summary>
    public static int[] Copeland(int[][] wins) =>
        [.. wins.Select((row, one) => row.Select((count, other) => Math.Sign(count - wins[other][one])).Sum())];

    /// <summary>Borda 1781: the last gets <paramref name="last"/> points, each place higher one more.</summary>
    public static double[] Borda(IReadOnlyList<double[]> ranks, int last = 0) =>
        [.. Enumerable.Range(0, ranks[0].Length).Select(entry => ranks.Sum(row => row.Length - row[entry] + last))];

    /// <summary>Schulze 2011: the widths of the widest paths; who has the wider path of the two stands higher.</summary>
    public static int[][] StrongestPaths(int[][] wins)
    {
        var size = wins.Length;
        int[][] paths = [.. wins.Select((row, one) => row.Select((count, other) => count > wins[other][one] ? count : 0).ToArray())];
        for (var via = 0; via < size; via++)
            for (var from = 0; from < size; from++)
                for (var to = 0; to < size; to++)
                    if (from != to && from != via && to != via)
                        paths[from][to] = Math.Max(paths[from][to], Math.Min(paths[from][via], paths[via][to]));
        return paths;
    }

    /// <summary>Places by Schulze; entries that neither beats the other share one.</summary>
    public static int[] Schulze(int[][] wins)
    {
        var paths = StrongestPaths(wins);
        return [.. paths.Select((_, one) => 1 + paths.Where((_, other) => paths[other][one] > paths[one][other]).Count())];
    }
}
