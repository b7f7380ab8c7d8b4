using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Assignments;

namespace RadicaleVernieuwers.Jury;

/// <summary>Whether a round can open: every entry is read, and the panels are linked so that all scores can be brought to one scale.</summary>
internal sealed record Readiness(int Entries, IReadOnlyList<string> Unassigned, int Short, int Pieces)
{
    public bool IsReady => Entries > 0 && Unassigned.Count == 0 && Pieces <= 1;

    public static Readiness Of(RoundBook book)
    {
        var jurors = book.Jurors.Index().ToDictionary(juror => juror.Item.Id, juror => juror.Index);
        var reads = book.Entries.Select(_ => new bool[book.Jurors.Count]).ToArray();
        var rows = book.Entries.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        foreach (var reading in book.Readings)
            if (rows.TryGetValue(reading.Entry, out var row) && jurors.TryGetValue(reading.Juror, out var column))
                reads[row][column] = true;
        return new(book.Entries.Count,
            [.. book.Entries.Where((_, row) => !reads[row].Contains(true)).Select(entry => entry.Number)],
            reads.Count(row => row.Count(read => read) is var count && count > 0 && count < book.Round.ReviewsPerEntry),
            new PanelGraph(reads, book.Jurors.Count).Groups);
    }

    /// <exception cref="Refusal"><c>Round.NoEntries</c>, <c>Round.Unassigned</c> or <c>Round.Disconnected</c>.</exception>
    public void RefuseUnlessReady()
    {
        if (Entries == 0)
            throw new Refusal("Round.NoEntries");
        if (Unassigned.Count > 0)
            throw new Refusal("Round.Unassigned", Unassigned.Count, string.Join(", ", Unassigned.Take(10)));
        if (Pieces > 1)
            throw new Refusal("Round.Disconnected", Pieces);
    }
}
