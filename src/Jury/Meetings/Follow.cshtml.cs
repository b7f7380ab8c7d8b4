using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>A juror's own screen during the meeting.</summary>
internal sealed class FollowModel(AppDb db, Seats seats, TimeProvider clock) : PageModel, IReload
{
    private Seat? _seat;

    [FromRoute] public RoundId Id { get; set; }
    [BindProperty] public int? Choice { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public Screen? Screen { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What this juror chose, per question.</summary>
    public IReadOnlyDictionary<HandsId, int> Mine { get; private set; } = new Dictionary<HandsId, int>();
    /// <summary>Whether the entry on the table is among those that this juror reads.</summary>
    public bool MayRead { get; private set; }

    public bool TakesPart => Screen!.Presence is Presence.Here or Presence.DialsIn;
    public string Here => $"/jury/rounds/{Id.Value}/meeting";

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        _seat = await seats.AtTableAsync(Id, HttpContext.RequestAborted);
        var (round, juror) = (_seat.Round, _seat.Juror.Id);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Screen = await Screen.LoadAsync(db, round, juror, HttpContext.RequestAborted);
        HandsId[] asked = [.. Screen.Hands.Select(hands => hands.Id)];
        Mine = await db.HandsAnswers.Where(a => a.JurorId == juror && asked.Contains(a.HandsId)).ToDictionaryAsync(a => a.HandsId, a => a.Choice, HttpContext.RequestAborted);
        var current = Screen.Current?.Id;
        MayRead = await db.Assignments.AnyAsync(a => a.RoundId == round.Id && a.JurorId == juror && a.EntryId == current, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostPresenceAsync([FromForm] Presence presence)
    {
        await ReloadAsync();
        var (round, juror) = (Id, _seat!.Juror.Id);
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.RoundId == round, HttpContext.RequestAborted) ?? throw new Refusal("Meeting.NotBegun");
        if (meeting.Ended is not null)
            throw new Refusal("Meeting.IsOver");
        if (await db.Attendances.SingleOrDefaultAsync(a => a.MeetingId == meeting.Id && a.JurorId == juror, HttpContext.RequestAborted) is { } known)
            known.Become(presence, clock.Instant());
        else
            db.Attendances.Add(Attendance.Of(meeting.Id, juror, presence, clock.Instant()));
        return LocalRedirect(Here);
    }

    /// <exception cref="NotFound">No such question, or one that is none of this juror's business: they cannot tell which.</exception>
    /// <exception cref="Refusal"><c>Hands.NotThere</c>, <c>Hands.IsClosed</c>, <c>Hands.NoChoice</c>.</exception>
    public async Task<IActionResult> OnPostAnswerAsync([FromForm] HandsId hands)
    {
        await ReloadAsync();
        if (Screen!.Hands.All(asked => asked.Id != hands))
            throw new NotFound();
        if (!TakesPart)
            throw new Refusal("Hands.NotThere");
        var (question, juror) = (await db.Hands.AsNoTracking().SingleAsync(h => h.Id == hands, HttpContext.RequestAborted), _seat!.Juror.Id);
        if (await db.HandsAnswers.SingleOrDefaultAsync(a => a.HandsId == hands && a.JurorId == juror, HttpContext.RequestAborted) is { } known)
            known.Choose(question, Choice ?? -1, clock.Instant());
        else
            db.HandsAnswers.Add(HandsAnswer.Of(question, juror, Choice ?? -1, clock.Instant()));
        return LocalRedirect(Here + "#hands");
    }

    /// <summary>Whoever was never assigned the entry was never asked; at the table they say it themselves.</summary>
    /// <exception cref="NotFound">It is not on the table any more, or the juror stands aside already.</exception>
    /// <exception cref="Refusal">What <see cref="Conflict.CheckReason"/> says.</exception>
    public async Task<IActionResult> OnPostAsideAsync([FromForm] EntryId entry)
    {
        await ReloadAsync();
        if (Screen!.Current?.Id != entry)
            throw new NotFound();
        await db.DeclareConflictAsync(entry, _seat!.Juror, Reason, "Reason", clock.Instant(), HttpContext.RequestAborted);
        return LocalRedirect(Here);
    }
}
