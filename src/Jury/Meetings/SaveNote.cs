using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>A note as it stands in a box, and the revision of the text that was in front of the writer.</summary>
internal sealed record NoteChange(string Text, int Revision);

/// <summary>Keeps a note while it is being written. 200 with the new revision means that it is on the server; 409 gives the text that somebody else wrote meanwhile.</summary>
internal static class SaveNote
{
    public static async Task<IResult> HandleAsync(Guid round, Guid entry, NoteChange change, AppDb db, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (found, id) = (await db.GetRoundAsync(new RoundId(round), cancellationToken), new EntryId(entry));
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.RoundId == found.Id, cancellationToken) ?? throw new NotFound();
        var isOwn = await db.Set<Entry>().AnyAsync(e => e.Id == id && e.Entrant == actor.User, cancellationToken);
        var isAside = isOwn || await db.ConflictsOf(found.EditionId).AnyAsync(c => c.EntryId == id && db.Set<Juror>().Any(j => j.Id == c.JurorId && j.UserId == actor.User), cancellationToken);
        if (isAside || !await db.MeetingItems.AnyAsync(i => i.MeetingId == meeting.Id && i.EntryId == id, cancellationToken))
            throw new NotFound();
        var note = await ShowModel.NoteOfAsync(db, meeting.Id, id, cancellationToken);
        return note.TryWrite(change.Text, change.Revision, actor.User, clock.Instant())
            ? Results.Ok(new { revision = note.Revision }) : Results.Conflict(new { text = note.Text, revision = note.Revision });
    }
}
