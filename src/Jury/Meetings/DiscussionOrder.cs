namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>In which order a jury discusses, so that jurors who stand aside go out and come back as seldom as can be.
/// How often they leave is half the way through all sets of who is out, from an empty room and back to one: a tour, and shortening it is the travelling salesman's problem.
/// Entries for which the same people leave stand together; up to <see cref="MostExact"/> groups the order is the best there is (Held and Karp 1962), beyond that a local search mends the order of the list.</summary>
internal static class DiscussionOrder
{
    public const int MostExact = 11;

    /// <param name="entries">In the order of the list; who stands aside for each.</param>
    /// <returns>Positions in the list, in the order of discussion: never more leavings than the list itself.</returns>
    public static IReadOnlyList<int> Of<T>(IReadOnlyList<IReadOnlySet<T>> entries)
    {
        var groups = new List<(IReadOnlySet<T> Away, List<int> Entries)>();
        foreach (var (position, away) in entries.Index())
        {
            if (groups.Find(group => group.Away.SetEquals(away)) is { Entries: not null } known)
                known.Entries.Add(position);
            else
                groups.Add((away, [position]));
        }
        var order = groups.Count <= MostExact ? Best([.. groups.Select(group => group.Away)]) : Mended([.. groups.Select(group => group.Away)]);
        int[] found = [.. order.SelectMany(group => groups[group].Entries)];
        return Leavings(found.Select(position => entries[position])) < Leavings(entries) ? found : [.. Enumerable.Range(0, entries.Count)];
    }

    /// <summary>How often somebody gets up and leaves, the room being full at first.</summary>
    public static int Leavings<T>(IEnumerable<IReadOnlySet<T>> entries)
    {
        var (count, out_) = (0, (IReadOnlySet<T>)new HashSet<T>());
        foreach (var away in entries)
        {
            count += away.Count(juror => !out_.Contains(juror));
            out_ = away;
        }
        return count;
    }

    private static int Step<T>(IReadOnlySet<T> from, IReadOnlySet<T> to) => to.Count(juror => !from.Contains(juror));

    private static int[] Best<T>(IReadOnlySet<T>[] sets)
    {
        if (sets.Length == 0)
            return [];
        var (all, cost, before) = (1 << sets.Length, new int[1 << sets.Length, sets.Length], new int[1 << sets.Length, sets.Length]);
        for (var seen = 1; seen < all; seen++)
            for (var last = 0; last < sets.Length; last++)
                if ((seen >> last & 1) == 1)
                    (cost[seen, last], before[seen, last]) = Cheapest(sets, cost, seen & ~(1 << last), last);
        var order = new int[sets.Length];
        var (left, at) = (all - 1, Enumerable.Range(0, sets.Length).MinBy(last => cost[all - 1, last]));
        for (var i = sets.Length - 1; i >= 0; i--)
        {
            order[i] = at;
            (left, at) = (left & ~(1 << at), before[left, at]);
        }
        return order;
    }

    private static (int Cost, int Before) Cheapest<T>(IReadOnlySet<T>[] sets, int[,] cost, int seen, int last)
    {
        if (seen == 0)
            return (sets[last].Count, -1);
        var best = (Cost: int.MaxValue, Before: -1);
        for (var from = 0; from < sets.Length; from++)
            if ((seen >> from & 1) == 1 && cost[seen, from] + Step(sets[from], sets[last]) is var sum && sum < best.Cost)
                best = (sum, from);
        return best;
    }

    /// <summary>Takes pieces of the order out and puts them elsewhere, turned or not, for as long as that saves a leaving.</summary>
    private static int[] Mended<T>(IReadOnlySet<T>[] sets)
    {
        List<int> order = Nearest(sets);
        for (var better = true; better;)
        {
            better = false;
            var now = Leavings(order.Select(group => sets[group]));
            for (var start = 0; start < order.Count && !better; start++)
                for (var length = 1; start + length <= order.Count && !better; length++)
                    better = TryMove(sets, order, (start, length), now);
        }
        return [.. order];
    }

    private static bool TryMove<T>(IReadOnlySet<T>[] sets, List<int> order, (int Start, int Length) piece, int now)
    {
        var taken = order.GetRange(piece.Start, piece.Length);
        int[] rest = [.. order[..piece.Start], .. order[(piece.Start + piece.Length)..]];
        for (var to = 0; to <= rest.Length; to++)
            foreach (var turned in new[] { false, true })
            {
                List<int> tried = [.. rest[..to], .. turned ? Enumerable.Reverse(taken) : taken, .. rest[to..]];
                if (Leavings(tried.Select(group => sets[group])) >= now)
                    continue;
                order.Clear();
                order.AddRange(tried);
                return true;
            }
        return false;
    }

    private static List<int> Nearest<T>(IReadOnlySet<T>[] sets)
    {
        var (left, order, at) = (Enumerable.Range(0, sets.Length).ToList(), new List<int>(), (IReadOnlySet<T>)new HashSet<T>());
        while (left.Count > 0)
        {
            var next = left.MinBy(group => Step(at, sets[group]) + Step(sets[group], at));
            order.Add(next);
            left.Remove(next);
            at = sets[next];
        }
        return order;
    }
}
