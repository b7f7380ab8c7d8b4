namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>What lets an entry go on.</summary>
internal enum AdvanceKind
{
    /// <summary>The first so many of the list.</summary>
    Places,
    /// <summary>Whoever reaches a value on the scale of the marks.</summary>
    Threshold,
    /// <summary>The first so many of every theme.</summary>
    Themes,
    /// <summary>Nobody by the list: people decide.</summary>
    Hand,
}

/// <summary>Who goes on, said before anybody scores.</summary>
/// <param name="Places">How many; of each theme where <paramref name="Kind"/> says so.</param>
/// <param name="Threshold">On the scale of the marks.</param>
internal sealed record AdvanceRule(AdvanceKind Kind, int Places = 0, double Threshold = 0)
{
    public static readonly AdvanceRule ByHand = new(AdvanceKind.Hand);

    public static AdvanceRule First(int places) => new(AdvanceKind.Places, places);

    public static AdvanceRule AtLeast(double threshold) => new(AdvanceKind.Threshold, Threshold: threshold);

    public static AdvanceRule PerTheme(int places) => new(AdvanceKind.Themes, places);

    public bool IsReachedBy(double? value) => value >= Threshold - 1e-9 * Math.Max(1, Math.Abs(Threshold));

    /// <summary>The lists that are cut one by one: all together, or one for each theme. Whoever has no theme stands in a list of their own.</summary>
    public IEnumerable<IReadOnlyList<T>> ListsOf<T>(IReadOnlyList<T> entries, Func<T, IReadOnlyList<string>> themesOf) => Kind != AdvanceKind.Themes ? [entries]
        : entries.SelectMany(entry => themesOf(entry).Distinct(StringComparer.Ordinal).DefaultIfEmpty(""), (entry, theme) => (entry, theme))
            .GroupBy(pair => pair.theme, pair => pair.entry, StringComparer.Ordinal).OrderBy(list => list.Key, StringComparer.Ordinal).Select(IReadOnlyList<T> (list) => [.. list]);
}

/// <summary>Where one entry stands.</summary>
/// <param name="Place">1 is best; who share a place cannot be put in order.</param>
/// <param name="Value">On the scale of the marks.</param>
internal sealed record Standing(string Entry, int? Place, double? Value, IReadOnlyList<string> Themes);

/// <summary>Who goes on by a rule, in the order of the list.</summary>
/// <param name="Tied">On the last place, with more of them than there is room: nobody but people decides.</param>
internal sealed record Advancing(IReadOnlyList<string> Through, IReadOnlyList<string> Tied)
{
    public static readonly Advancing Nobody = new([], []);

    public static Advancing By(AdvanceRule rule, IReadOnlyList<Standing> list)
    {
        if (rule.Kind == AdvanceKind.Hand)
            return Nobody;
        if (rule.Kind == AdvanceKind.Threshold)
            return new([.. list.Where(standing => standing.Place is not null && rule.IsReachedBy(standing.Value)).Select(standing => standing.Entry)], []);
        var cuts = rule.ListsOf(list, standing => standing.Themes).Select(one => Cut(one, rule.Places)).ToList();
        var through = cuts.SelectMany(cut => cut.Through).ToHashSet(StringComparer.Ordinal);
        // A tie in one theme is no question for who goes on by another.
        var tied = cuts.SelectMany(cut => cut.Tied).Except(through, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return new([.. list.Select(standing => standing.Entry).Where(through.Contains)], [.. list.Select(standing => standing.Entry).Where(tied.Contains)]);
    }

    /// <summary>By a report as it stands. <paramref name="themesOf"/> is asked only where themes count.</summary>
    public static Advancing By(AdvanceRule rule, RankingReport report, Func<string, IReadOnlyList<string>>? themesOf = null) =>
        By(rule, report.Method, report.Entries, themesOf);

    public static Advancing By(AdvanceRule rule, RankMethod method, IReadOnlyList<EntryFigures> entries, Func<string, IReadOnlyList<string>>? themesOf) =>
        By(rule, [.. entries.Select(entry => new Standing(entry.Entry, entry.Rank, entry.On(method), themesOf?.Invoke(entry.Entry) ?? []))]);

    private static Advancing Cut(IReadOnlyList<Standing> list, int room)
    {
        var placed = list.Where(standing => standing.Place is not null).OrderBy(standing => standing.Place).ToList();
        if (placed.Count <= room || room == 0)
            return new([.. placed.Take(room).Select(standing => standing.Entry)], []);
        var (last, next) = (placed[room - 1].Place, placed[room].Place);
        return last != next ? new([.. placed.Take(room).Select(standing => standing.Entry)], [])
            : new([.. placed.Where(standing => standing.Place < last).Select(standing => standing.Entry)], [.. placed.Where(standing => standing.Place == last).Select(standing => standing.Entry)]);
    }
}
