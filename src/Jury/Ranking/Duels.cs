namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Every finalist against every other: how many jurors put the one before the other. A second look at a short list, never the list itself.</summary>
/// <param name="Wins">Row before column.</param>
/// <param name="Places">By Schulze: entries that neither beats the other share one.</param>
/// <param name="Abilities">Bradley and Terry's log-abilities against the first; null where somebody won or lost every duel, so that no bound holds.</param>
internal sealed record Duels(IReadOnlyList<string> Entries, int[][] Wins, int[] Places, int[] Copeland, double[]? Abilities)
{
    public const int MostEntries = 10;

    /// <summary>Null for a list that is too long to lay side by side, or with nobody to compare.</summary>
    public static Duels? Of(ScoreTable scored)
    {
        if (scored.Entries.Length is < 2 or > MostEntries || scored.Jurors.Length < 2)
            return null;
        double[][] ranks = [.. scored.Jurors.Select((_, juror) => Ranks.Averaged(scored.Column(juror)))];
        return Of(scored.Entries, Pairwise.Of(ranks));
    }

    /// <summary>As if the others had not been there.</summary>
    public Duels? Among(ICollection<string> keep)
    {
        int[] left = [.. Enumerable.Range(0, Entries.Count).Where(entry => keep.Contains(Entries[entry]))];
        return left.Length == Entries.Count ? this : left.Length < 2 ? null
            : Of([.. left.Select(entry => Entries[entry])], [.. left.Select(one => left.Select(other => Wins[one][other]).ToArray())]);
    }

    private static Duels Of(string[] entries, int[][] wins)
    {
        var places = Pairwise.Schulze(wins);
        int[] order = [.. Enumerable.Range(0, entries.Length).OrderBy(entry => places[entry]).ThenBy(entry => entries[entry], StringComparer.Ordinal)];
        int[][] sorted = [.. order.Select(one => order.Select(other => wins[one][other]).ToArray())];
        return new([.. order.Select(entry => entries[entry])], sorted, [.. order.Select(entry => places[entry])], Pairwise.Copeland(sorted), BradleyTerry.LogAbilities(sorted));
    }
}
