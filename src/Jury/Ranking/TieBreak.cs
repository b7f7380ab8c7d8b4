namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>A way to put entries of the same value in order.</summary>
internal enum TieRule
{
    /// <summary>Who was put before whom by more jurors.</summary>
    HeadToHead,
    /// <summary>Who stands first with a juror most often, then second, and so on.</summary>
    Countback,
    /// <summary>The middle score.</summary>
    Median,
    /// <summary>Who was scored by most jurors: fewest abstained.</summary>
    MostScores,
    /// <summary>The mean for one criterion.</summary>
    Criterion,
}

/// <summary>One link of a chain, written as <c>head-to-head</c> or <c>criterion:impact</c>.</summary>
internal readonly record struct TieStep(TieRule Rule, string Criterion = "")
{
    private const string OfCriterion = "criterion:";

    public static IReadOnlyList<TieStep> None { get; } = [];

    public override string ToString() => Rule switch
    {
        TieRule.HeadToHead => "head-to-head",
        TieRule.MostScores => "most-scores",
        TieRule.Criterion => OfCriterion + Criterion,
        _ => Rule.ToString().ToLowerInvariant(),
    };

    public static TieStep? Read(string written) => written switch
    {
        "head-to-head" => new(TieRule.HeadToHead),
        "countback" => new(TieRule.Countback),
        "median" => new(TieRule.Median),
        "most-scores" => new(TieRule.MostScores),
        _ when written.StartsWith(OfCriterion, StringComparison.Ordinal) && written.Length > OfCriterion.Length => new(TieRule.Criterion, written[OfCriterion.Length..]),
        _ => null,
    };
}

/// <summary>What a chain decides by. Ranks: one row per juror, one cell per entry, 1 is best, NaN is not scored.</summary>
internal sealed record TieEvidence(IReadOnlyList<double[]> Ranks, Func<TieStep, double[]> ValuesOf)
{
    public static TieEvidence Of(ScoreTable table, IEnumerable<CriterionMark> marks) => new(
        [.. table.Jurors.Select((_, juror) => Jury.Ranking.Ranks.Averaged(table.Column(juror)))],
        step => step.Rule switch
        {
            TieRule.Median => [.. table.Scores.Select(row => Averages.Median(ScoreTable.Given(row)) ?? double.NaN)],
            TieRule.MostScores => [.. table.Scores.Select(row => (double)ScoreTable.Given(row).Length)],
            _ => Means(table, marks.Where(mark => mark.Criterion == step.Criterion)),
        });

    private static double[] Means(ScoreTable table, IEnumerable<CriterionMark> marks)
    {
        var jurors = table.Jurors.ToHashSet(StringComparer.Ordinal);
        var means = marks.Where(mark => mark.Score is not null && jurors.Contains(mark.Juror)).GroupBy(mark => mark.Entry, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Averages.Mean([.. group.OrderBy(mark => mark.Juror, StringComparer.Ordinal).Select(mark => mark.Score!.Value)]) ?? double.NaN, StringComparer.Ordinal);
        return [.. table.Entries.Select(entry => means.GetValueOrDefault(entry, double.NaN))];
    }
}

/// <summary>A chain that is fixed before any score exists: each step parts those that the steps before it left together. What is left is a tie, and people decide.</summary>
internal static class TieBreak
{
    /// <summary>Groups in order, best first. A group with more than one entry is still tied. The step is the last one that parted its entries from others; null where none did.</summary>
    public static IReadOnlyList<(int[] Entries, TieStep? Step)> Order(IReadOnlyList<int> tied, IReadOnlyList<TieStep> chain, TieEvidence evidence)
    {
        IEnumerable<(int[] Entries, TieStep? Step)> groups = [([.. tied], null)];
        foreach (var step in chain)
            groups = [.. groups.SelectMany(group => Part(group, step, evidence))];
        return [.. groups];
    }

    private static IEnumerable<(int[] Entries, TieStep? Step)> Part((int[] Entries, TieStep? Step) group, TieStep step, TieEvidence evidence)
    {
        if (group.Entries.Length < 2)
            return [group];
        int[][] parts = step.Rule switch
        {
            TieRule.HeadToHead => ByValue(group.Entries, [.. Pairwise.Copeland(Pairwise.Of([.. evidence.Ranks.Select(row => group.Entries.Select(entry => row[entry]).ToArray())])).Select(duels => (double)duels)]),
            TieRule.Countback => Countback(group.Entries, evidence.Ranks),
            _ => evidence.ValuesOf(step) is var values ? ByValue(group.Entries, [.. group.Entries.Select(entry => values[entry])]) : [],
        };
        return parts.Length == 1 ? [group] : parts.Select(part => (part, (TieStep?)step));
    }

    /// <summary>The highest first; what has no value comes last.</summary>
    private static int[][] ByValue(int[] entries, double[] values)
    {
        var places = Jury.Ranking.Ranks.Places(values);
        return [.. entries.Zip(places).GroupBy(pair => pair.Second ?? int.MaxValue, pair => pair.First).OrderBy(part => part.Key).Select(part => part.ToArray())];
    }

    private static int[][] Countback(int[] tied, IReadOnlyList<double[]> ranks)
    {
        var rows = tied.ToDictionary(entry => entry, entry => ranks.Select(row => row[entry]).Where(rank => !double.IsNaN(rank)).Order().ToArray());
        var parts = new List<List<int>>();
        foreach (var entry in tied.Order(Comparer<int>.Create((one, other) => Compare(rows[one], rows[other]))))
            if (parts.Count > 0 && Compare(rows[parts[^1][0]], rows[entry]) == 0)
                parts[^1].Add(entry);
            else
                parts.Add([entry]);
        return [.. parts.Select(part => part.ToArray())];
    }

    // Of two rows that begin alike, the longer one has a place more to show: without that rule this is no order.
    private static int Compare(double[] one, double[] other) =>
        one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(sign => sign != 0) is var sign and not 0 ? sign : other.Length.CompareTo(one.Length);
}
