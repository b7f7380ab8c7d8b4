namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Entries and jurors linked by readings. In one piece, all scores can be brought to one scale (MacKay et al. 2017).</summary>
internal sealed class PanelGraph
{
    private readonly bool[][] reads;
    private readonly int jurors;

    public PanelGraph(bool[][] reads, int jurors)
    {
        (this.reads, this.jurors) = (reads, jurors);
        EntryGroup = Enumerable.Repeat(-1, reads.Length).ToArray();
        JurorGroup = Enumerable.Repeat(-1, jurors).ToArray();
        for (var entry = 0; entry < reads.Length; entry++)
            if (EntryGroup[entry] < 0 && reads[entry].Any(read => read)) Colour(entry, Groups++);
    }

    /// <summary>Pieces; entries and jurors without any reading are in none (−1).</summary>
    public int Groups { get; private set; }
    public int[] EntryGroup { get; }
    public int[] JurorGroup { get; }

    /// <summary>A graph without a single cycle has no reading to spare: no change can join its pieces.</summary>
    public bool HasCycle => reads.Sum(row => row.Count(read => read)) > EntryGroup.Count(group => group >= 0) + JurorGroup.Count(group => group >= 0) - Groups;

    /// <summary>Whether both stay linked when this reading is taken away.</summary>
    public bool IsOnCycle(int entry, int juror)
    {
        reads[entry][juror] = false;
        var without = new PanelGraph(reads, jurors);
        reads[entry][juror] = true;
        return without.EntryGroup[entry] >= 0 && without.EntryGroup[entry] == without.JurorGroup[juror];
    }

    private void Colour(int start, int group)
    {
        var waiting = new Queue<int>([start]);
        EntryGroup[start] = group;
        while (waiting.TryDequeue(out var entry))
            for (var juror = 0; juror < jurors; juror++)
            {
                if (!reads[entry][juror] || JurorGroup[juror] >= 0) continue;
                JurorGroup[juror] = group;
                for (var other = 0; other < reads.Length; other++)
                    if (reads[other][juror] && EntryGroup[other] < 0)
                    {
                        EntryGroup[other] = group;
                        waiting.Enqueue(other);
                    }
            }
    }
}
