namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>How tied entries were put in order; <see cref="None"/> when nothing could.</summary>
internal enum TieRule { None, HeadToHead, Countback }

/// <summary>
/// The chain that is fixed before any score exists: first the duels among the tied entries (who was put before whom by more jurors),
/// then countback (best rank, then second best, and so on). What is left is a tie, and people decide.
/// </summary>
internal static class TieBreak
{
    /// <summary>Groups in order, best first. A group with more than one entry is still tied. Ranks: one row per juror, one cell per entry.</summary>
    public static IReadOnlyList<(int[] Entries, TieRule Rule)> Order(IReadOnlyList<int> tied, IReadOnlyList<double[]> ranks)
    {
        if (tied.Count < 2) return [([.. tied], TieRule.None)];
        int[] duels = Pairwise.Copeland(Pairwise.Of([.. ranks.Select(row => tied.Select(entry => row[entry]).ToArray())]));
        return [.. tied.Zip(duels)
            .GroupBy(pair => pair.Second, pair => pair.First)
            .OrderByDescending(group => group.Key)
            .SelectMany(group => group.Count() == 1 ? [([.. group], TieRule.HeadToHead)] : Countback([.. group], ranks))];
    }

    private static IEnumerable<(int[] Entries, TieRule Rule)> Countback(int[] tied, IReadOnlyList<double[]> ranks)
    {
        var rows = tied.ToDictionary(entry => entry, entry => ranks.Select(row => row[entry]).Where(rank => !double.IsNaN(rank)).Order().ToArray());
        var left = tied.Order(Comparer<int>.Create((one, other) => Compare(rows[one], rows[other]))).ToList();
        while (left.Count > 0)
        {
            int[] same = [.. left.TakeWhile(entry => Compare(rows[entry], rows[left[0]]) == 0)];
            yield return (same, same.Length == 1 ? TieRule.Countback : TieRule.None);
            left.RemoveRange(0, same.Length);
        }
    }

    private static int Compare(double[] one, double[] other) => one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(sign => sign != 0);
}
