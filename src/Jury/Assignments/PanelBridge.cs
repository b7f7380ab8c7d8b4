namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>The fewest new readings that link panels which share no juror. What is assigned stays as it is.</summary>
internal static class PanelBridge
{
    /// <returns>One reading for each link that can be made, to whoever reads least and fits best. Pieces that nobody may link stay apart.</returns>
    public static IReadOnlyList<Reading> Of(AssignmentRequest request)
    {
        var eligibility = new Eligibility(request);
        bool[][] reads = [.. eligibility.Kept.Select(row => row.ToArray())];
        int[] added = new int[eligibility.Jurors.Length];
        var links = new List<Reading>();
        for (var graph = new PanelGraph(reads, eligibility.Jurors.Length); graph.Groups > 1; graph = new PanelGraph(reads, eligibility.Jurors.Length))
        {
            if (Best(eligibility, graph, reads, added) is not var (entry, juror))
                break;
            reads[entry][juror] = true;
            added[juror]++;
            links.Add(new(eligibility.Entries[entry].Entry, eligibility.Jurors[juror].Juror));
        }
        return links;
    }

    private static (int Entry, int Juror)? Best(Eligibility eligibility, PanelGraph graph, bool[][] reads, int[] added) =>
        (from entry in Enumerable.Range(0, reads.Length)
         from juror in Enumerable.Range(0, added.Length)
         where graph.EntryGroup[entry] >= 0 && graph.JurorGroup[juror] >= 0 && graph.EntryGroup[entry] != graph.JurorGroup[juror]
             && eligibility.MayRead(entry, juror) && added[juror] < eligibility.Room(juror)
         orderby reads.Count(row => row[juror]), eligibility.Fits[entry][juror], reads[entry].Count(read => read), entry, juror
         select ((int, int)?)(entry, juror)).FirstOrDefault();
}
