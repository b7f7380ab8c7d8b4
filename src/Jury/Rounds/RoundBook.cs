using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What lists of a round show of an entry.</summary>
internal sealed record BookEntry(EntryId Id, string Number, string Title, string Organisation, string Municipality, string Language, IReadOnlyList<string> Themes);

/// <summary>Who reads what, put there by a person or by the plan.</summary>
internal readonly record struct BookReading(EntryId Entry, JurorId Juror, bool IsManual);

/// <summary>How far a juror is with an entry.</summary>
internal sealed record BookSheet(EntryId Entry, JurorId Juror, DateTimeOffset? Finished, DateTimeOffset? Abstained, DateTimeOffset? Struck, DateTimeOffset Changed)
{
    public bool IsDone => Struck is null && (Finished is not null || Abstained is not null);
    public bool Counts => Struck is null && Abstained is null && Finished is not null;
}

/// <summary>A round as its reader may see it: entries, jurors, readings and sheets in the same number of queries for one entry or a thousand.
/// What the reader has a conflict with is left out of every list; <see cref="HiddenEntries"/> says that something is.</summary>
internal sealed class RoundBook
{
    public required Round Round { get; init; }
    public required IReadOnlyList<BookEntry> Entries { get; init; }
    /// <summary>Who scores in this round.</summary>
    public required IReadOnlyList<Juror> Jurors { get; init; }
    /// <summary>Who sits at the table, whoever scored.</summary>
    public required IReadOnlyList<Juror> Jury { get; init; }
    public required IReadOnlyList<BookReading> Readings { get; init; }
    public required IReadOnlyList<BookSheet> Sheets { get; init; }
    public required IReadOnlyList<Conflict> Conflicts { get; init; }
    /// <summary>Everybody who was on it, also whoever left.</summary>
    public required IReadOnlyList<Juror> Everybody { get; init; }
    /// <summary>How many entries this reader does not see.</summary>
    public required int HiddenEntries { get; init; }
    /// <summary>What this reader does not see of the whole edition.</summary>
    public required IReadOnlySet<EntryId> Hidden { get; init; }

    public static async Task<RoundBook> LoadAsync(AppDb db, Round round, UserId? reader, CancellationToken cancellationToken)
    {
        var everybody = await db.Jurors.Where(j => j.EditionId == round.EditionId).OrderBy(j => j.Name).ToListAsync(cancellationToken);
        var entries = await db.EntriesOf(round).OrderBy(e => e.Number)
            .Select(e => new BookEntry(e.Id, e.Number ?? "", e.Title, e.Organisation, e.Municipality, e.Language, e.Themes)).ToListAsync(cancellationToken);
        var conflicts = await db.ConflictsOf(round.EditionId).ToListAsync(cancellationToken);
        var hidden = await HiddenFromAsync(db, round.EditionId, reader, everybody, conflicts, cancellationToken);
        var jurors = everybody.Where(juror => juror.Declined is null).ToList();
        var reading = jurors.Where(round.Policy.Takes).Select(juror => juror.Id).ToHashSet();
        var known = entries.Where(e => !hidden.Contains(e.Id)).ToList();
        var ids = known.Select(e => e.Id).ToHashSet();
        var readings = await db.Assignments.Where(a => a.RoundId == round.Id).Select(a => new BookReading(a.EntryId, a.JurorId, a.IsManual)).ToListAsync(cancellationToken);
        var sheets = await db.ScoreSheets.Where(s => s.RoundId == round.Id).Select(s => new BookSheet(s.EntryId, s.JurorId, s.Finished, s.Abstained, s.Struck, s.Changed)).ToListAsync(cancellationToken);
        return new()
        {
            Round = round,
            Entries = known,
            Everybody = everybody,
            Hidden = hidden,
            Jurors = [.. jurors.Where(juror => reading.Contains(juror.Id))],
            Jury = [.. jurors.Where(juror => !juror.IsReader)],
            Readings = [.. readings.Where(r => ids.Contains(r.Entry) && reading.Contains(r.Juror))],
            Sheets = [.. sheets.Where(s => ids.Contains(s.Entry))],
            Conflicts = [.. conflicts.Where(c => !hidden.Contains(c.EntryId))],
            HiddenEntries = entries.Count - known.Count,
        };
    }

    /// <summary>Who has entries to read and has not said yes or no to the jury: they see none of them until they do.</summary>
    public IEnumerable<Juror> Unanswered => Jurors.Where(juror => juror.Waits && Readings.Any(reading => reading.Juror == juror.Id));

    /// <summary>What a reader may not know of in an edition. A no to the jury does not take a conflict away, and nobody looks into how their own entry does.</summary>
    /// <param name="reader">Null is the house itself, which knows all.</param>
    /// <param name="everybody">Also who left the jury.</param>
    /// <param name="conflicts">Those that count.</param>
    public static async Task<HashSet<EntryId>> HiddenFromAsync(AppDb db, EditionId edition, UserId? reader, List<Juror> everybody, IEnumerable<Conflict> conflicts, CancellationToken cancellationToken)
    {
        if (reader is null)
            return [];
        var self = everybody.Find(j => j.UserId == reader)?.Id;
        var own = await db.Set<Entry>().Where(e => e.EditionId == edition && e.Entrant == reader).Select(e => e.Id).ToListAsync(cancellationToken);
        return [.. conflicts.Where(c => c.JurorId == self).Select(c => c.EntryId), .. own];
    }

    public (int Done, int All) ProgressOf(JurorId juror)
    {
        var mine = Readings.Where(r => r.Juror == juror).Select(r => r.Entry).ToHashSet();
        return (Sheets.Count(s => s.Juror == juror && s.IsDone && mine.Contains(s.Entry)), mine.Count);
    }
}
