namespace RadicaleVernieuwers.Content;

/// <summary>A stretch of time, in milliseconds; without a first or last instant where it has none.</summary>
internal readonly record struct Stretch(long From, long Until)
{
    public static readonly Stretch Always = new(long.MinValue, long.MaxValue);

    /// <summary>When the public may read this version.</summary>
    public static Stretch Of(ContentItem version)
    {
        var until = version.ReplacedFrom is { } replaced && !(version.HiddenFrom < replaced) ? replaced : version.HiddenFrom;
        return new(version.VisibleFrom?.ToUnixTimeMilliseconds() ?? long.MinValue, until?.ToUnixTimeMilliseconds() ?? long.MaxValue);
    }

    public DateTimeOffset? First => From == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(From);

    public DateTimeOffset? Last => Until == long.MaxValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(Until);

    public bool IsEmpty => From >= Until;

    public Stretch And(Stretch other) => new(Math.Max(From, other.From), Math.Min(Until, other.Until));

    public IEnumerable<Stretch> Without(Stretch other) =>
        And(other).IsEmpty ? [this] : new[] { new Stretch(From, Math.Min(Until, other.From)), new Stretch(Math.Max(From, other.Until), Until) }.Where(s => !s.IsEmpty);
}

/// <summary>Where an item has no translation that the public may read, the first of its languages stands in for it. Time decides here too: a translation that waits takes over at its instant.</summary>
internal static class StandIns
{
    /// <summary>When a version is listed in which languages: in its own as long as it is public, in others as long as it stands in.</summary>
    /// <param name="set">What is public, or will be, of the item and its translations.</param>
    /// <param name="languages">Of the site, the leading one first.</param>
    public static IEnumerable<(Stretch When, IReadOnlyList<string> Cultures)> Of(ContentItem version, IReadOnlyCollection<ContentItem> set, IReadOnlyList<string> languages)
    {
        var own = Stretch.Of(version);
        if (version.Culture is not { } mine)
            return [(own, [])];
        return languages.Where(l => l != mine).SelectMany(l => Free(version, set, languages, l).Select(s => (When: s.And(own), Culture: l))).Where(s => !s.When.IsEmpty)
            .Prepend((When: own, Culture: mine)).GroupBy(s => s.When, s => s.Culture).Select(g => (g.Key, (IReadOnlyList<string>)[.. g]));
    }

    /// <summary>When nothing in this language is public, nor anything in a language that goes before the item's own.</summary>
    private static IEnumerable<Stretch> Free(ContentItem version, IReadOnlyCollection<ContentItem> set, IReadOnlyList<string> languages, string language)
    {
        var before = languages.TakeWhile(l => l != version.Culture).Append(language).ToHashSet();
        IEnumerable<Stretch> free = [Stretch.Always];
        foreach (var taken in set.Where(i => i.ItemId != version.ItemId && i.Culture is { } culture && before.Contains(culture)).Select(Stretch.Of))
            free = [.. free.SelectMany(s => s.Without(taken))];
        return free;
    }
}
