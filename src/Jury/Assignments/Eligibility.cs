namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Why a juror may not read an entry.</summary>
internal enum Bar { None, Conflict, Organisation, Language }

/// <summary>Who may read what, and how well the themes fit. Entries and jurors stand in ordinal order, so the plan does not depend on the order of the input.</summary>
internal sealed class Eligibility
{
    /// <summary>No theme in common at all.</summary>
    public const int WorstFit = 4;

    private readonly HashSet<Reading> conflicts;

    public Eligibility(AssignmentRequest request)
    {
        Entries = [.. request.Entries.OrderBy(entry => entry.Entry, StringComparer.Ordinal)];
        Jurors = [.. request.Jurors.OrderBy(juror => juror.Juror, StringComparer.Ordinal)];
        conflicts = [.. request.Conflicts];
        Bars = [.. Entries.Select(entry => Jurors.Select(juror => BarBetween(entry, juror)).ToArray())];
        Fits = [.. Entries.Select(entry => Jurors.Select(juror => Fit(entry, juror)).ToArray())];
        Kept = [.. Entries.Select(_ => new bool[Jurors.Length])];
        var jurorAt = Jurors.Index().ToDictionary(juror => juror.Item.Juror, juror => juror.Index, StringComparer.Ordinal);
        var entryAt = Entries.Index().ToDictionary(entry => entry.Item.Entry, entry => entry.Index, StringComparer.Ordinal);
        foreach (var reading in request.Existing)
            if (entryAt.TryGetValue(reading.Entry, out var entry) && jurorAt.TryGetValue(reading.Juror, out var juror) && Bars[entry][juror] is Bar.None or Bar.Language)
                Kept[entry][juror] = true;
    }

    public EntryToRead[] Entries { get; }
    public Reader[] Jurors { get; }
    public Bar[][] Bars { get; }
    /// <summary>0 is a perfect fit, <see cref="WorstFit"/> none.</summary>
    public int[][] Fits { get; }
    /// <summary>What was assigned before and stays. A conflict that was declared since takes it away.</summary>
    public bool[][] Kept { get; }

    public bool MayRead(int entry, int juror) => Bars[entry][juror] == Bar.None;

    public int Room(int juror) => Math.Max(0, (Jurors[juror].Most ?? Entries.Length) - Kept.Count(row => row[juror]));

    private Bar BarBetween(EntryToRead entry, Reader juror)
    {
        if (conflicts.Contains(new(entry.Entry, juror.Juror))) return Bar.Conflict;
        if (!string.IsNullOrWhiteSpace(entry.Organisation) && Same(entry.Organisation.Trim(), juror.Organisation?.Trim())) return Bar.Organisation;
        return entry.Language is { } language && juror.Languages.Count > 0 && !juror.Languages.Any(known => Same(known, language)) ? Bar.Language : Bar.None;
    }

    // Nothing known on either side is half a fit: neither a match nor a mismatch.
    private static int Fit(EntryToRead entry, Reader juror)
    {
        if (entry.Themes.Count == 0 || juror.Themes.Count == 0) return WorstFit / 2;
        var shared = entry.Themes.Count(theme => juror.Themes.Any(known => Same(known, theme)));
        return (int)Math.Round(WorstFit * (1 - shared / (double)entry.Themes.Count), MidpointRounding.AwayFromZero);
    }

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
