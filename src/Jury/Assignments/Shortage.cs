namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>A group of entries that cannot all be read often enough, and who was in the way.</summary>
/// <param name="Entries">They need more readings together than can be given.</param>
/// <param name="Jurors">All who could give them one and have no room left.</param>
/// <param name="Needed">Readings still needed by these entries.</param>
/// <param name="Possible">Readings that can be given to them at most.</param>
/// <param name="Barred">For a single entry: who may not read it, and why.</param>
internal sealed record Shortage(
    IReadOnlyList<string> Entries, IReadOnlyList<string> Jurors, int Needed, int Possible, IReadOnlyList<(string Juror, Bar Bar)> Barred)
{
    /// <summary>
    /// From each entry that fell short, walk to jurors who could read it and from full jurors to what they read instead.
    /// Where that ends lies the narrowest place (the cut of Ford and Fulkerson, Hall's condition).
    /// </summary>
    public static IReadOnlyList<Shortage> Find(Eligibility eligibility, IReadOnlyList<int> needs, bool[][] chosen)
    {
        var covered = new bool[chosen.Length];
        var found = new List<Shortage>();
        foreach (var (entry, row) in chosen.Index())
        {
            if (covered[entry] || row.Count(reads => reads) >= needs[entry]) continue;
            var (entries, jurors) = Reach(eligibility, chosen, entry);
            foreach (var member in entries) covered[member] = true;
            var possible = entries.Sum(member => chosen[member].Count(reads => reads));
            found.Add(new(
                [.. entries.Select(member => eligibility.Entries[member].Entry)], [.. jurors.Select(juror => eligibility.Jurors[juror].Juror)],
                entries.Sum(member => needs[member]), possible,
                entries.Count > 1 ? [] : [.. eligibility.Jurors.Select((juror, at) => (juror.Juror, eligibility.Bars[entry][at])).Where(pair => pair.Item2 != Bar.None)]));
        }
        return found;
    }

    private static (SortedSet<int> Entries, SortedSet<int> Jurors) Reach(Eligibility eligibility, bool[][] chosen, int start)
    {
        SortedSet<int> entries = [start], jurors = [];
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out var entry))
            for (var juror = 0; juror < eligibility.Jurors.Length; juror++)
                if (eligibility.MayRead(entry, juror) && !eligibility.Kept[entry][juror] && !chosen[entry][juror] && jurors.Add(juror))
                    for (var other = 0; other < chosen.Length; other++)
                        if (chosen[other][juror] && entries.Add(other)) waiting.Enqueue(other);
        return (entries, jurors);
    }
}
