namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Bradley and Terry 1952, fitted by the minorisation of Hunter 2004 (MM algorithms for generalized Bradley-Terry models).</summary>
internal static class BradleyTerry
{
    private const int MostRounds = 100_000;

    /// <summary>
    /// Log-abilities against the first item. Null when the duels do not tie all items together both ways: then somebody's ability has no bound.
    /// </summary>
    public static double[]? LogAbilities(int[][] wins)
    {
        if (!IsStronglyConnected(wins)) return null;
        var abilities = Enumerable.Repeat(1.0, wins.Length).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            double[] next = [.. abilities.Select((ability, one) => wins[one].Sum() / abilities
                .Select((other, index) => index == one ? 0 : (wins[one][index] + wins[index][one]) / (ability + other)).Sum())];
            var level = Math.Exp(next.Average(Math.Log));
            var moved = next.Zip(abilities, (after, before) => Math.Abs(Math.Log(after / level) - Math.Log(before))).Max();
            abilities = [.. next.Select(ability => ability / level)];
            if (moved < 1e-14) break;
        }
        return [.. abilities.Select(ability => Math.Log(ability) - Math.Log(abilities[0]))];
    }

    private static bool IsStronglyConnected(int[][] wins) =>
        wins.Length > 1 && Walk((from, to) => wins[from][to], wins.Length) == wins.Length && Walk((from, to) => wins[to][from], wins.Length) == wins.Length;

    private static int Walk(Func<int, int, int> wins, int size)
    {
        HashSet<int> seen = [0];
        var waiting = new Queue<int>(seen);
        while (waiting.TryDequeue(out var from))
            for (var to = 0; to < size; to++)
                if (wins(from, to) > 0 && seen.Add(to)) waiting.Enqueue(to);
        return seen.Count;
    }
}
