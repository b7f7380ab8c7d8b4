using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>A round as the plan needs it.</summary>
internal static class RoundPlan
{
    public static AssignmentPlan Make(RoundBook book, int perEntry) => AssignmentPlan.Make(RequestOf(book, perEntry));

    /// <summary>What would link panels that share no juror.</summary>
    public static IReadOnlyList<Reading> Bridge(RoundBook book) => PanelBridge.Of(RequestOf(book, 1));

    private static AssignmentRequest RequestOf(RoundBook book, int perEntry) => new(
        [.. book.Entries.Select(entry => new EntryToRead(Key(entry.Id.Value), entry.Themes, entry.Language, entry.Organisation))],
        [.. book.Jurors.Select(juror => new Reader(Key(juror.Id.Value), juror.MostEntries, juror.Themes, juror.Languages))],
        [.. book.Conflicts.Select(conflict => new Reading(Key(conflict.EntryId.Value), Key(conflict.JurorId.Value)))],
        [.. book.Readings.Select(reading => new Reading(Key(reading.Entry.Value), Key(reading.Juror.Value)))],
        perEntry);

    /// <summary>Readings of a plan, as the round knows them.</summary>
    public static IReadOnlyCollection<(EntryId Entry, JurorId Juror)> Pairs(IEnumerable<Reading> readings) => [.. readings.Select(reading => (new EntryId(Id(reading.Entry)), new JurorId(Id(reading.Juror))))];

    public static string Key(Guid id) => id.ToString("N");

    public static Guid Id(string key) => Guid.ParseExact(key, "N");
}
