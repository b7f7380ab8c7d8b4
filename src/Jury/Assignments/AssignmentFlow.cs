using Google.OrTools.Graph;

namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>
/// Entries to jurors as a flow of least cost. Loads come first (the k-th reading of a juror costs 2k − 1 units, so the sum of squares is least),
/// then themes, then a little chance that is the same every time and mixes the panels, because panels that never overlap cannot be compared.
/// </summary>
internal sealed class AssignmentFlow
{
    private const int Chances = 8;

    private readonly Eligibility eligibility;
    private readonly int[] needs;
    private readonly int[] rooms;
    private readonly int[] loads;
    private readonly long fitUnit;
    private readonly long loadUnit;

    public AssignmentFlow(Eligibility eligibility, int perEntry)
    {
        this.eligibility = eligibility;
        needs = [.. eligibility.Kept.Select(row => Math.Max(0, perEntry - row.Count(kept => kept)))];
        rooms = [.. eligibility.Jurors.Select((_, juror) => eligibility.Room(juror))];
        loads = [.. eligibility.Jurors.Select((_, juror) => eligibility.Kept.Count(row => row[juror]))];
        long readings = Math.Max(1, needs.Sum());
        // Each rank of cost outweighs all of the ranks below it, up to the size that the solver can add up.
        fitUnit = Math.Min(1 + readings * (Chances - 1), 100_000);
        loadUnit = Math.Min(1 + readings * (Eligibility.WorstFit * fitUnit + Chances - 1), 1_000_000_000);
    }

    public IReadOnlyList<int> Needs => needs;

    /// <summary>Whether each juror newly reads each entry, as far as there is room.</summary>
    public bool[][] Solve()
    {
        var flow = new MinCostFlow();
        var (entries, jurors) = (eligibility.Entries.Length, eligibility.Jurors.Length);
        var (source, sink) = (entries + jurors, entries + jurors + 1);
        var readings = new List<(int Arc, int Entry, int Juror)>();
        for (var entry = 0; entry < entries; entry++)
        {
            flow.AddArcWithCapacityAndUnitCost(source, entry, needs[entry], 0);
            for (var juror = 0; juror < jurors; juror++)
                if (eligibility.MayRead(entry, juror) && !eligibility.Kept[entry][juror])
                    readings.Add((flow.AddArcWithCapacityAndUnitCost(entry, entries + juror, 1, ReadingCost(entry, juror)), entry, juror));
        }
        for (var juror = 0; juror < jurors; juror++)
            for (var more = 1; more <= Math.Min(rooms[juror], entries); more++)
                flow.AddArcWithCapacityAndUnitCost(entries + juror, sink, 1, loadUnit * (2L * (loads[juror] + more) - 1));
        flow.SetNodeSupply(source, needs.Sum());
        flow.SetNodeSupply(sink, -needs.Sum());
        if (flow.SolveMaxFlowWithMinCost() is not MinCostFlowBase.Status.OPTIMAL and var status)
            throw new InvalidOperationException($"The flow ended as {status}.");

        var chosen = eligibility.Entries.Select(_ => new bool[jurors]).ToArray();
        foreach (var (arc, entry, juror) in readings) chosen[entry][juror] = flow.Flow(arc) > 0;
        return chosen;
    }

    /// <summary>What a set of new readings costs, in the units that were minimised.</summary>
    public long Cost(bool[][] chosen)
    {
        var cost = 0L;
        for (var juror = 0; juror < loads.Length; juror++)
        {
            long more = chosen.Count(row => row[juror]);
            cost += loadUnit * ((loads[juror] + more) * (loads[juror] + more) - (long)loads[juror] * loads[juror]);
        }
        for (var entry = 0; entry < chosen.Length; entry++)
            for (var juror = 0; juror < loads.Length; juror++)
                if (chosen[entry][juror]) cost += ReadingCost(entry, juror);
        return cost;
    }

    private long ReadingCost(int entry, int juror) => eligibility.Fits[entry][juror] * fitUnit + Chance(eligibility.Entries[entry].Entry, eligibility.Jurors[juror].Juror);

    // FNV-1a over both names: the same pair gets the same chance on every machine.
    private static long Chance(string entry, string juror)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{entry}\n{juror}") hash = (hash ^ letter) * 16777619u;
        return (hash ^ (hash >> 15)) * 2654435761u >> 16 & (Chances - 1);
    }
}
