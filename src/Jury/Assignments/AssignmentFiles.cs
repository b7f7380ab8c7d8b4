using RadicaleVernieuwers.Jury.CommandLine;

namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Entries, jurors and conflicts on sheets.</summary>
internal static class AssignmentFiles
{
    public static AssignmentRequest Read(string entriesFile, string jurorsFile, string? conflictsFile, int perEntry)
    {
        var entries = Unique(Sheet.Read(entriesFile, ["entry"], ["themes", "language", "organisation"]), "entry");
        var jurors = Unique(Sheet.Read(jurorsFile, ["juror"], ["max", "themes", "languages", "organisation"]), "juror");
        var conflicts = conflictsFile is null ? [] : Sheet.Read(conflictsFile, ["entry", "juror"], []);
        return new(
            [.. entries.Values.Select(row => new EntryToRead(row["entry"]!, row.List("themes"), row["language"], row["organisation"]))],
            [.. jurors.Values.Select(row => new Reader(row["juror"]!, row.Count("max"), row.List("themes"), row.List("languages"), row["organisation"]))],
            [.. conflicts.Select(row => new Reading(Known(row, "entry", entries), Known(row, "juror", jurors)))],
            [], perEntry);
    }

    private static Dictionary<string, SheetRow> Unique(List<SheetRow> rows, string column)
    {
        var known = new Dictionary<string, SheetRow>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (!known.TryAdd(row.Required(column), row))
                throw row.Wrong($"the {column} “{row[column]}” is also on line {known[row[column]!].Line}");
        return known;
    }

    // A conflict that points nowhere is a typing error, and would let the juror read the entry after all.
    private static string Known(SheetRow row, string column, Dictionary<string, SheetRow> known) =>
        known.ContainsKey(row.Required(column)) ? row[column]! : throw row.Wrong($"the {column} “{row[column]}” is not on the list");
}
