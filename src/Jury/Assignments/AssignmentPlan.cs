namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Who reads what.</summary>
/// <param name="Kept">Assigned before, still good.</param>
/// <param name="Added">New.</param>
/// <param name="Cost">Of the new readings, in units that put loads before themes; never below <paramref name="Bound"/>.</param>
/// <param name="Bound">The least that any plan can cost before the panels are joined.</param>
/// <param name="Components">Pieces of the juror–entry graph; more than one has no common scale.</param>
/// <param name="Shortages">Empty when every entry is read often enough.</param>
internal sealed record AssignmentPlan(
    IReadOnlyList<Reading> Kept, IReadOnlyList<Reading> Added, long Cost, long Bound, int LeastLoad, int MostLoad, int Components, IReadOnlyList<Shortage> Shortages)
{
    /// <summary>The same request gives the same plan, in whatever order its lines come.</summary>
    public static AssignmentPlan Make(AssignmentRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.PerEntry);
        var eligibility = new Eligibility(request);
        var flow = new AssignmentFlow(eligibility, request.PerEntry);
        var chosen = flow.Solve();
        var shortages = Shortage.Find(eligibility, flow.Needs, chosen);
        var bound = flow.Cost(chosen);
        var components = new PanelRepair(eligibility, chosen).Join();
        int[] loads = [.. eligibility.Jurors.Select((_, juror) => chosen.Count(row => row[juror]) + eligibility.Kept.Count(row => row[juror]))];
        return new(Readings(eligibility, eligibility.Kept), Readings(eligibility, chosen), flow.Cost(chosen), bound,
            loads.DefaultIfEmpty().Min(), loads.DefaultIfEmpty().Max(), components, shortages);
    }

    private static Reading[] Readings(Eligibility eligibility, bool[][] cells) => [.. cells.SelectMany((row, entry) => row.Index()
        .Where(cell => cell.Item)
        .Select(cell => new Reading(eligibility.Entries[entry].Entry, eligibility.Jurors[cell.Index].Juror)))];
}
