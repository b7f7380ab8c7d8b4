namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Joins panels that share no juror. Two readings in different pieces trade jurors, so every load stays; else one reading moves to a juror with room.</summary>
internal sealed class PanelRepair(Eligibility eligibility, bool[][] chosen)
{
    // The whole picture: what was kept and what is new. Only new readings may change.
    private readonly bool[][] reads = [.. chosen.Select((row, entry) => row.Select((read, juror) => read || eligibility.Kept[entry][juror]).ToArray())];

    private int Jurors => eligibility.Jurors.Length;

    /// <summary>Changes the choice in place; returns how many pieces are left.</summary>
    public int Join()
    {
        var graph = new PanelGraph(reads, Jurors);
        while (graph.Groups > 1 && graph.HasCycle && (Trade(graph) || Move(graph)))
            graph = new(reads, Jurors);
        return graph.Groups;
    }

    private bool Trade(PanelGraph graph)
    {
        var all = Readings();
        var cycles = new Dictionary<(int, int), bool>();
        foreach (var small in Enumerable.Range(0, graph.Groups).OrderBy(group => all.Count(reading => graph.EntryGroup[reading.Entry] == group)))
        {
            (int Entry, int Juror)[] own = [.. all.Where(reading => graph.EntryGroup[reading.Entry] == small)];
            (int Entry, int Juror)[] others = [.. all.Where(reading => graph.EntryGroup[reading.Entry] != small)];
            var trades = own
                .SelectMany(one => others.Where(other => Free(one.Entry, other.Juror) && Free(other.Entry, one.Juror)), (one, other) => (One: one, Other: other))
                .OrderBy(trade => Change(trade.One, trade.Other));
            // Two readings that each hold their own piece together would only leave two other pieces.
            if (!trades.Any(trade => OnCycle(trade.One) || OnCycle(trade.Other))) continue;
            var (a, b) = trades.First(trade => OnCycle(trade.One) || OnCycle(trade.Other));
            Set(a, false);
            Set(b, false);
            Set((a.Entry, b.Juror), true);
            Set((b.Entry, a.Juror), true);
            return true;
        }
        return false;

        bool OnCycle((int Entry, int Juror) reading) =>
            cycles.TryGetValue(reading, out var known) ? known : cycles[reading] = graph.IsOnCycle(reading.Entry, reading.Juror);
    }

    private bool Move(PanelGraph graph)
    {
        foreach (var (entry, juror) in Readings())
            for (var other = 0; other < Jurors; other++)
                if (Free(entry, other) && graph.JurorGroup[other] >= 0 && graph.JurorGroup[other] != graph.EntryGroup[entry]
                    && chosen.Count(row => row[other]) < eligibility.Room(other) && graph.IsOnCycle(entry, juror))
                {
                    Set((entry, juror), false);
                    Set((entry, other), true);
                    return true;
                }
        return false;
    }

    private List<(int Entry, int Juror)> Readings() =>
        [.. chosen.SelectMany((row, entry) => row.Index().Where(cell => cell.Item).Select(cell => (entry, cell.Index)))];

    private bool Free(int entry, int juror) => eligibility.MayRead(entry, juror) && !reads[entry][juror];

    private int Change((int Entry, int Juror) one, (int Entry, int Juror) other) =>
        eligibility.Fits[one.Entry][other.Juror] + eligibility.Fits[other.Entry][one.Juror]
        - eligibility.Fits[one.Entry][one.Juror] - eligibility.Fits[other.Entry][other.Juror];

    private void Set((int Entry, int Juror) reading, bool value) =>
        chosen[reading.Entry][reading.Juror] = reads[reading.Entry][reading.Juror] = value;
}
