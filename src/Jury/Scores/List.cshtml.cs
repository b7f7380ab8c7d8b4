using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Scores;

internal sealed class ListModel(AppDb db, Seats seats, TimeProvider clock) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public string Name { get; private set; } = "";
    public DateTimeOffset? Closes { get; private set; }
    public string? ClosedBecause { get; private set; }
    public IReadOnlyList<SeatLine> Lines { get; private set; } = [];
    public SeatLine? Next { get; private set; }
    public int StoodAside { get; private set; }
    public bool Meets { get; private set; }

    public int Done => Lines.Count(line => line.IsDone);

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var seat = await seats.InAsync(Id, HttpContext.RequestAborted);
        Name = seat.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Closes = seat.Round.Window?.Closes;
        ClosedBecause = seat.Round.ScoresClosedBecause(clock.Instant());
        Meets = await db.Meetings.AnyAsync(m => m.RoundId == Id && m.Ended == null, HttpContext.RequestAborted);
        Lines = await seats.LinesAsync(seat, HttpContext.RequestAborted);
        Next = Seats.Next(Lines);
        StoodAside = await db.ConflictsOf(seat.Round.EditionId).Where(c => c.JurorId == seat.Juror.Id).Select(c => c.EntryId).Distinct().CountAsync(HttpContext.RequestAborted);
    }
}
