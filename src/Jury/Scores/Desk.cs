using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>One entry on one juror's desk.</summary>
internal sealed record Desk(Seat Seat, Entry Entry, Assignment Assignment, string VersionId, ScoreSheet? Sheet)
{
    /// <exception cref="NotFound">Not assigned, a conflict, the juror's own, withdrawn meanwhile, or not there at all: a juror cannot tell which.</exception>
    public static async Task<Desk> OpenAsync(AppDb db, Seat seat, EntryId id, CancellationToken cancellationToken)
    {
        if (!seat.Reads)
            throw new NotFound();
        var (round, juror, user) = (seat.Round.Id, seat.Juror.Id, seat.Juror.UserId);
        var conflicts = db.Conflicts.Where(Conflict.Active);
        var assignment = await db.Assignments.SingleOrDefaultAsync(a => a.RoundId == round && a.JurorId == juror && a.EntryId == id
            && !conflicts.Any(c => c.EntryId == id && c.JurorId == juror), cancellationToken) ?? throw new NotFound();
        var entry = await db.EntriesOf(seat.Round).SingleOrDefaultAsync(e => e.Id == id && e.Entrant != user, cancellationToken) ?? throw new NotFound();
        var version = await db.PinnedEntries.Where(p => p.RoundId == round && p.EntryId == id).Select(p => p.VersionId).SingleOrDefaultAsync(cancellationToken);
        var sheet = await db.ScoreSheets.SingleOrDefaultAsync(s => s.RoundId == round && s.EntryId == id && s.JurorId == juror, cancellationToken);
        return new(seat, entry, assignment, version ?? entry.Submission?.VersionId ?? "", sheet);
    }

    /// <summary>The sheet to write on, begun where there is none.</summary>
    /// <exception cref="Refusal"><c>Score.NotCleared</c>: the juror has not yet said to have no conflict; or why no score counts now.</exception>
    public ScoreSheet SheetFor(AppDb db, DateTimeOffset received)
    {
        Seat.Round.RefuseUnlessScoring(received);
        if (Assignment.Cleared is null)
            throw new Refusal("Score.NotCleared");
        if (Sheet is not null)
            return Sheet;
        var sheet = ScoreSheet.Begin(Seat.Round.Id, Entry.Id, Seat.Juror.Id, VersionId, received);
        db.Add(sheet);
        return sheet;
    }

    /// <summary>The answers as this juror may see them.</summary>
    public async Task<(IReadOnlyList<DisplayedField> Fields, IReadOnlyList<MediaItem> Pictures)> ReadAsync(ContentItems items, Forms forms, Wording wording, string formType, CancellationToken cancellationToken)
    {
        var item = await items.VersionAsync(VersionId, cancellationToken) ?? await items.LatestAsync(Entry.ContentItemId, cancellationToken);
        if (item is null)
            return ([], []);
        var (form, content) = (Seat.Round.Shown(await forms.GetAsync(formType, cancellationToken)), item.Parts());
        return form.Read(content, wording, Seat.Redactors[Entry.Id]);
    }
}
