using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Scores;

internal sealed class ListModel(AppDb db, Seats seats, Readings readings, EntryPictures pictures, TimeProvider clock) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public string Name { get; private set; } = "";
    public DateTimeOffset? Closes { get; private set; }
    public string? ClosedBecause { get; private set; }
    public IReadOnlyList<SeatLine> Lines { get; private set; } = [];
    public SeatLine? Next { get; private set; }
    public int StoodAside { get; private set; }
    public bool Meets { get; private set; }
    public bool MayBringBack { get; private set; }
    /// <summary>How many the juror has not yet said to have no conflict with.</summary>
    public int Shut => Lines.Count(line => line.Cleared is null);

    /// <summary>Only what this juror has not done yet.</summary>
    [FromQuery] public bool Left { get; set; }
    /// <summary>Whose desk a device may keep.</summary>
    public string Juror { get; private set; } = "";
    public Pace Pace { get; private set; }
    public Examples.ExampleNotice? Examples { get; private set; }
    public Luggage Luggage { get; private set; }
    public DateTimeOffset Made { get; private set; }

    public IEnumerable<SeatLine> Shown => Left ? Lines.Where(line => !line.IsDone) : Lines;

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var seat = await seats.InAsync(Id, HttpContext.RequestAborted);
        Juror = seat.Juror.UserId.Value.ToString();
        Name = seat.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Closes = seat.Round.Window?.Closes;
        ClosedBecause = seat.Round.ScoresClosedBecause(clock.Instant());
        MayBringBack = !seat.Juror.IsReader && await db.MayBringBackAsync(seat.Round, HttpContext.RequestAborted);
        Meets = !seat.Juror.IsReader && await db.Meetings.AnyAsync(m => m.RoundId == Id && m.Ended == null, HttpContext.RequestAborted);
        Made = clock.Instant();
        var entries = await readings.OfAsync(seat, HttpContext.RequestAborted);
        Lines = [.. entries.Select(entry => entry.Line)];
        Luggage = Luggage.Of(entries, await pictures.FindAsync(entries.SelectMany(entry => entry.Pictures), HttpContext.RequestAborted));
        Pace = Pace.Of(Lines, seat.Round.Criteria);
        Examples = new(Id, await db.ExampleLinesAsync(seat, HttpContext.RequestAborted), ClosedBecause is not null, Pace.Done > 0);
        Next = Seats.Next(Lines);
        StoodAside = await db.ConflictsOf(seat.Round.EditionId).Where(c => c.JurorId == seat.Juror.Id).Select(c => c.EntryId).Distinct().CountAsync(HttpContext.RequestAborted);
    }
}
