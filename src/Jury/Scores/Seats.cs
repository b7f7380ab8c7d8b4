using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Invitations;
using RadicaleVernieuwers.Jury.Redactions;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury;

/// <summary>A juror at the table of one round, and what is taken out of what this juror reads.</summary>
internal sealed record Seat(Round Round, Juror Juror, Redactors Redactors)
{
    /// <summary>Scores in this round. Whoever does not may still sit at its table.</summary>
    public bool Reads => Round.Policy.Takes(Juror);
}

/// <summary>One line of a juror's list. Nothing here comes from another juror but how many are done with the entry.</summary>
internal sealed record SeatLine(EntryId Entry, string Number, string Title, string Organisation, string Place, DateTimeOffset? Cleared, SheetState State, int DoneByAll, DateTimeOffset? Finished)
{
    public bool IsDone => State is SheetState.Finished or SheetState.Abstained;

    /// <summary>Number and title, as headings have it.</summary>
    public string Name => $"{Number} {Title}".Trim();

    public string Facts => string.Join(" · ", new[] { Organisation, Place }.Where(fact => fact.Length > 0));
}

/// <summary>Finds what the signed-in juror may see. A stranger, another edition's juror or one with a conflict finds nothing there.</summary>
internal sealed class Seats(AppDb db, Actor actor, TimeProvider clock, Texts texts)
{
    /// <exception cref="NotFound">Not on this jury, or the round is not open yet; <see cref="Unanswered"/> where an invitation waits for an answer.</exception>
    public async Task<Seat> InAsync(RoundId id, CancellationToken cancellationToken)
    {
        var round = await db.GetRoundAsync(id, cancellationToken);
        var juror = await db.Jurors.SingleOrDefaultAsync(j => j.EditionId == round.EditionId && j.UserId == actor.User && j.Declined == null, cancellationToken);
        if (juror is { Waits: true })
            throw new Unanswered(juror.Id);
        return juror is not null && (!juror.IsReader || round.Policy.Takes(juror)) && round.ShowsEntriesAt(clock.Instant()) ? new(round, juror, await Redactors.LoadAsync(db, round, texts["Redaction.Mark"], cancellationToken)) : throw new NotFound();
    }

    /// <summary>Where the jury itself sits. Who only reads along has no seat there.</summary>
    /// <exception cref="NotFound">Not on this jury, or the round is not open yet.</exception>
    public async Task<Seat> AtTableAsync(RoundId id, CancellationToken cancellationToken) =>
        await InAsync(id, cancellationToken) is { Juror.IsReader: false } seat ? seat : throw new NotFound();

    /// <summary>Everything assigned to the juror, in an order of the juror's own.</summary>
    public async Task<IReadOnlyList<SeatLine>> LinesAsync(Seat seat, CancellationToken cancellationToken)
    {
        if (!seat.Reads)
            return [];
        var (round, juror, user) = (seat.Round.Id, seat.Juror.Id, seat.Juror.UserId);
        var conflicts = db.Conflicts.Where(Conflict.Active);
        var rows = await (
            from assignment in db.Assignments
            where assignment.RoundId == round && assignment.JurorId == juror && !conflicts.Any(c => c.EntryId == assignment.EntryId && c.JurorId == juror)
            join entry in db.EntriesOf(seat.Round) on assignment.EntryId equals entry.Id
            where entry.Entrant != user
            select new { entry.Id, Number = entry.Number ?? "", entry.Title, entry.Organisation, entry.Municipality, assignment.Cleared }).ToListAsync(cancellationToken);
        var sheets = db.ScoreSheets.Where(s => s.RoundId == round);
        var states = await sheets.Where(s => s.JurorId == juror)
            .Select(s => new { s.EntryId, Marks = new SheetMarks(s.Struck, s.Abstained, s.Finished, s.Skipped, s.Comment != "" || s.PrivateNote != "" || s.RemarksJson != "{}" || s.Scores.Any()) })
            .ToDictionaryAsync(s => s.EntryId, s => s.Marks, cancellationToken);
        var done = await sheets.Where(s => s.Struck == null && s.Finished != null).GroupBy(s => s.EntryId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var hides = seat.Round.Hidden;
        return [.. rows
            .OrderBy(row => Shuffle(juror, row.Id))
            .Select(row => new SeatLine(row.Id, row.Number, Shown(row.Id, row.Title), hides.Contains("Organisation") ? "" : Shown(row.Id, row.Organisation), hides.Contains("Municipality") ? "" : Shown(row.Id, row.Municipality),
                row.Cleared, states.GetValueOrDefault(row.Id).State, done.GetValueOrDefault(row.Id), states.GetValueOrDefault(row.Id).Finished))];

        string Shown(EntryId entry, string text) => seat.Redactors[entry].Text(text);
    }

    /// <summary>What to read now: what fewest have done first, what was put off last.</summary>
    public static SeatLine? Next(IEnumerable<SeatLine> lines, EntryId? after = null) => lines
        .Where(line => !line.IsDone && line.Entry != after)
        .OrderBy(line => line.State == SheetState.Skipped)
        .ThenBy(line => line.DoneByAll)
        .FirstOrDefault();

    // Everybody begins somewhere else, and each time in the same place: tired readers are then spread over all entries.
    private static uint Shuffle(JurorId juror, EntryId entry)
    {
        var hash = 2166136261u;
        foreach (var part in juror.Value.ToByteArray().Concat(entry.Value.ToByteArray()))
            hash = (hash ^ part) * 16777619u;
        return (hash ^ (hash >> 15)) * 2246822519u;
    }
}
