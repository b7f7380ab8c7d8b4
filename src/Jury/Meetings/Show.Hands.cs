using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>Questions and notes about the entry on the table.</summary>
internal sealed partial class ShowModel
{
    [BindProperty] public string? Question { get; set; }
    [BindProperty] public string? Choices { get; set; }
    [BindProperty] public string? Text { get; set; }

    /// <summary>The note as it is kept.</summary>
    public MeetingNote? Note { get; private set; }
    /// <summary>What this tab wrote over a text that changed meanwhile.</summary>
    public string? Mine { get; private set; }

    /// <exception cref="Refusal"><c>Hands.NothingOnTheTable</c>, <c>Hands.OneAtATime</c>, or what is wrong with the question.</exception>
    public async Task<IActionResult> OnPostAskAsync()
    {
        var meeting = await FindAsync();
        var entry = Agenda!.Current?.Entry.Id ?? throw new Refusal("Hands.NothingOnTheTable");
        if (Agenda.Hands.Any(hands => hands.EntryId == entry && hands.Closed is null))
            throw new Refusal("Hands.OneAtATime");
        var choices = (Choices ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        db.Hands.Add(Hands.Ask(meeting.Id, entry, Question ?? "", choices, actor.User, clock.Instant()));
        meeting.Touch();
        return LocalRedirect(Here + "#hands");
    }

    public async Task<IActionResult> OnPostCloseAsync([FromForm] HandsId hands)
    {
        var meeting = await FindAsync();
        HandsOf(hands).Close(clock.Instant());
        meeting.Touch();
        return LocalRedirect(Here + "#hands");
    }

    /// <summary>The chair counted in the room.</summary>
    public async Task<IActionResult> OnPostCountAsync([FromForm] HandsId hands, [FromForm] IReadOnlyList<int?> counts)
    {
        var meeting = await FindAsync();
        HandsOf(hands).Count(counts, clock.Instant());
        meeting.Touch();
        return this.Done("Hands.CountedFlash", Here + "#hands");
    }

    /// <summary>Without script. A text that somebody else changed meanwhile is shown beside one's own.</summary>
    public async Task<IActionResult> OnPostNoteAsync([FromForm] EntryId entry, [FromForm] int revision)
    {
        var meeting = await FindAsync();
        if (Agenda!.Lines.All(line => line.Entry.Id != entry))
            throw new NotFound();
        var note = await NoteOfAsync(db, meeting.Id, entry, HttpContext.RequestAborted);
        if (note.TryWrite(Text ?? "", revision, actor.User, clock.Instant()))
            return this.Done("Note.Saved", Here + "#note");
        db.ChangeTracker.Clear();
        await ReloadAsync();
        Mine = Text;
        ModelState.AddModelError("Text", texts["Note.ChangedMeanwhile"]);
        return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = 409 };
    }

    /// <summary>The note of an entry, begun where there is none.</summary>
    internal static async Task<MeetingNote> NoteOfAsync(AppDb db, MeetingId meeting, EntryId entry, CancellationToken cancellationToken)
    {
        if (await db.MeetingNotes.SingleOrDefaultAsync(n => n.MeetingId == meeting && n.EntryId == entry, cancellationToken) is { } known)
            return known;
        var note = MeetingNote.Of(meeting, entry);
        db.Add(note);
        return note;
    }

    private Hands HandsOf(HandsId id) => Agenda!.Hands.FirstOrDefault(hands => hands.Id == id) ?? throw new NotFound();

    private async Task CloseHandsAsync(Meeting meeting)
    {
        foreach (var open in await db.Hands.Where(h => h.MeetingId == meeting.Id && h.Closed == null).ToListAsync(HttpContext.RequestAborted))
            open.Close(clock.Instant());
    }

    private async Task LoadNoteAsync()
    {
        var (meeting, current) = (Meeting!.Id, Agenda!.Current?.Entry.Id);
        Note = await db.MeetingNotes.AsNoTracking().SingleOrDefaultAsync(n => n.MeetingId == meeting && n.EntryId == current, HttpContext.RequestAborted);
        if (Mine is null && !ModelState.ContainsKey("Text"))
            Text = Note?.Text ?? "";
    }
}
