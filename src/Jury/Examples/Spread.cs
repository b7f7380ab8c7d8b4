namespace RadicaleVernieuwers.Jury;

/// <summary>How many gave a value.</summary>
internal readonly record struct SpreadValue(decimal Value, int Count);

/// <summary>What a group gave for one criterion, without who. Pure.</summary>
/// <param name="Values">Each value that somebody gave, the lowest first.</param>
/// <param name="Own">What its reader gave; null for who gave nothing.</param>
internal sealed record Spread(Criterion Criterion, IReadOnlyList<SpreadValue> Values, decimal? Own)
{
    /// <summary>Of fewer, somebody would be recognised.</summary>
    public const int Fewest = 3;

    public int Count => Values.Sum(value => value.Count);

    /// <summary>The middle; of an even number, halfway between the two middle ones.</summary>
    public decimal Median
    {
        get
        {
            var all = Values.SelectMany(value => Enumerable.Repeat(value.Value, value.Count)).ToList();
            return (all[(all.Count - 1) / 2] + all[all.Count / 2]) / 2;
        }
    }

    /// <summary>One for each criterion; none at all where too few gave marks.</summary>
    /// <param name="sheets">Marks by criterion, of each juror.</param>
    public static IReadOnlyList<Spread> Of(IReadOnlyList<Criterion> criteria, IReadOnlyCollection<IReadOnlyDictionary<string, decimal>> sheets, IReadOnlyDictionary<string, decimal>? own = null) =>
        sheets.Count < Fewest ? [] : [.. criteria.Select(criterion => Of(criterion, sheets.Where(marks => marks.ContainsKey(criterion.Key)).Select(marks => marks[criterion.Key]),
            own is not null && own.TryGetValue(criterion.Key, out var mine) ? mine : null)).Where(spread => spread.Count >= Fewest)];

    public static Spread Of(Criterion criterion, IEnumerable<decimal> marks, decimal? own) =>
        new(criterion, [.. marks.GroupBy(mark => mark).OrderBy(group => group.Key).Select(group => new SpreadValue(group.Key, group.Count()))], own);
}
