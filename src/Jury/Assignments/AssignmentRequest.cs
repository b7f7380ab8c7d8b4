namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>An entry that must be read. Without a language every juror can read it.</summary>
internal sealed record EntryToRead(string Entry, IReadOnlyList<string> Themes, string? Language = null, string? Organisation = null);

/// <summary>A juror and the room there is. No languages means all languages; no most means no limit.</summary>
internal sealed record Reader(string Juror, int? Most, IReadOnlyList<string> Themes, IReadOnlyList<string> Languages, string? Organisation = null);

/// <summary>This juror reads this entry.</summary>
internal readonly record struct Reading(string Entry, string Juror);

/// <summary>Everything that a plan is made from. What stands in <see cref="Existing"/> stays, unless it has become a conflict.</summary>
internal sealed record AssignmentRequest(
    IReadOnlyList<EntryToRead> Entries, IReadOnlyList<Reader> Jurors, IReadOnlyList<Reading> Conflicts, IReadOnlyList<Reading> Existing, int PerEntry);
