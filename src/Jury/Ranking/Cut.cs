namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Where a list is cut, and how its odds are drawn.</summary>
/// <param name="Seed">The same seed draws the same odds.</param>
/// <param name="Runs">How often the jury is drawn anew.</param>
internal sealed record CutWish(AdvanceRule Rule, ulong Seed, int Runs = CutWish.Usual)
{
    public const int Usual = 1000;

    /// <summary>The themes of each entry, where they count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Themes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> ThemesOf(string entry) => Themes.GetValueOrDefault(entry) ?? [];

    public CutWish(int places, ulong seed, int runs = Usual) : this(AdvanceRule.First(places), seed, runs) { }
}

/// <summary>What the list says about its cut.</summary>
/// <param name="Through">Who goes on by the rule.</param>
/// <param name="Tied">Who share the last place while there is no room for all of them: a decision to make. Empty where the cut is clean.</param>
internal sealed record Cut(AdvanceRule Rule, ulong Seed, int Runs, IReadOnlyList<string> Through, IReadOnlyList<string> Tied)
{
    /// <summary>How many of the list stand before the line, as far as it has one.</summary>
    public int Line => Rule.Kind == AdvanceKind.Places ? Rule.Places : Through.Count;
}

/// <summary>
/// How likely each entry makes the cut if the same jury read again. What chance does is drawn anew, run after run, from what the
/// additive model leaves over (the residual bootstrap: Efron and Tibshirani 1993, An introduction to the bootstrap, chapter 9),
/// and the list is made again by its own method. A run in which entries share the last place counts for each of them by the share of room left.
/// </summary>
internal static class CutOdds
{
    /// <returns>One figure from 0 to 1 per entry, null for one without a place; null when there is nothing to measure chance with.</returns>
    public static double?[]? Of(ScoreTable table, RankMethod method, double ridge, CutWish wish)
    {
        if (table.Components().Count != 1)
            return null;
        var scored = table.Scored();
        var fit = JurorEffects.Fit(scored, ridge);
        if (fit.DegreesOfFreedom <= 0)
            return null;
        var residuals = Residuals(scored, fit);
        var lots = new SplitMix(wish.Seed);
        var (inside, drawn) = (new double[scored.Entries.Length], new double[fit.Cells.Length]);
        int[][] lists = [.. wish.Rule.ListsOf([.. Enumerable.Range(0, inside.Length)], entry => wish.ThemesOf(scored.Entries[entry])).Select(list => list.ToArray())];
        var by = wish.Rule.Kind == AdvanceKind.Threshold ? method.OnScale() : method;
        for (var run = 0; run < wish.Runs; run++)
        {
            for (var cell = 0; cell < drawn.Length; cell++)
                drawn[cell] = fit.Entries[fit.Cells[cell].Entry] + fit.Jurors[fit.Cells[cell].Juror] + residuals[lots.Below(residuals.Length)];
            var values = by == RankMethod.Adjusted ? fit.EntriesFor(drawn) : RankValues.Of(scored.With(drawn), by, ridge);
            if (wish.Rule.Kind == AdvanceKind.Threshold)
                for (var entry = 0; entry < values.Length; entry++)
                    inside[entry] += wish.Rule.IsReachedBy(values[entry]) ? 1 : 0;
            else
                Count(values, lists, wish.Rule.Places, inside);
        }
        var position = scored.Entries.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return [.. table.Entries.Select(name => position.TryGetValue(name, out var at) ? inside[at] / wish.Runs : (double?)null)];
    }

    // Residuals of a fit are smaller than the noise itself: fitting took its share.
    private static double[] Residuals(ScoreTable table, JurorEffects fit)
    {
        double[] left = [.. fit.Cells.Select(cell => table.Scores[cell.Entry][cell.Juror] - fit.Entries[cell.Entry] - fit.Jurors[cell.Juror])];
        var share = Math.Sqrt((double)left.Length / fit.DegreesOfFreedom);
        return [.. left.Select(residual => residual * share)];
    }

    // Whoever stands in several lists needs only one of them.
    private static void Count(double[] values, int[][] lists, int room, double[] inside)
    {
        var chance = new double[values.Length];
        foreach (var list in lists)
            foreach (var (entry, share) in Shares(values, list, room))
                chance[entry] = Math.Max(chance[entry], share);
        for (var entry = 0; entry < chance.Length; entry++)
            inside[entry] += chance[entry];
    }

    private static IEnumerable<(int Entry, double Share)> Shares(double[] values, int[] list, int room)
    {
        var places = Ranks.Places([.. list.Select(entry => values[entry])]);
        foreach (var level in places.Index().Where(entry => entry.Item <= room).GroupBy(entry => entry.Item!.Value))
        {
            int[] sharing = [.. level.Select(entry => list[entry.Index])];
            foreach (var entry in sharing)
                yield return (entry, Math.Min(1, (double)(room - level.Key + 1) / sharing.Length));
        }
    }
}
