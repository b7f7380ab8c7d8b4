namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>Which entries a jury lifted or lowered against the list: as few as explain its own order.</summary>
internal static class Moved
{
    /// <param name="places">The place in the list of each entry, in the jury's own order; null for one that the list does not place. Equal places stand in any order.</param>
    /// <returns>Positions in the jury's order of those that moved. The others, the longest run that keeps the order of the list, did not. Of two that changed places, the one that was lifted moved.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<int?> places)
    {
        int[] values = [.. places.Select(place => place ?? int.MaxValue)];
        var (length, before) = (new int[values.Length], new int[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            (length[i], before[i]) = (1, -1);
            // The later of two equal runs ends on the better place: what it leaves out was lifted.
            for (var j = 0; j < i; j++)
                if (values[j] <= values[i] && length[j] + 1 >= length[i])
                    (length[i], before[i]) = (length[j] + 1, j);
        }
        var kept = new HashSet<int>();
        for (var at = values.Length == 0 ? -1 : Array.LastIndexOf(length, length.Max()); at >= 0; at = before[at])
            kept.Add(at);
        return [.. Enumerable.Range(0, values.Length).Where(i => !kept.Contains(i))];
    }
}
