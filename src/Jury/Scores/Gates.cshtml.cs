using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Scores;

/// <summary>Says of everything on the desk at once whether there is a conflict, for who reads hundreds. It shows what the gate of one entry shows, and no more.</summary>
internal sealed class GatesModel(AppDb db, Seats seats, TimeProvider clock) : PageModel, IReload
{
    private Seat? _seat;

    [FromRoute] public RoundId Id { get; set; }
    /// <summary>What stood on the page: only that is said.</summary>
    [BindProperty] public List<Guid> Shown { get; set; } = [];
    [BindProperty] public List<Guid> Mine { get; set; } = [];
    [BindProperty] public Dictionary<string, string> Reasons { get; set; } = [];

    public string Name { get; private set; } = "";
    public IReadOnlyList<SeatLine> Lines { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        _seat = await seats.InAsync(Id, HttpContext.RequestAborted);
        Name = _seat.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Lines = [.. (await seats.LinesAsync(_seat, HttpContext.RequestAborted)).Where(line => line.Cleared is null).OrderBy(line => line.Number, StringComparer.Ordinal)];
    }

    /// <exception cref="Refusal">What <see cref="Conflict.CheckReason"/> says: nothing is said then.</exception>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var (now, juror) = (clock.Instant(), _seat!.Juror);
        var entries = Lines.Select(line => line.Entry).Where(entry => Shown.Contains(entry.Value)).ToList();
        // Whoever wrote why, stands aside, with or without the tick.
        var aside = entries.Where(entry => Mine.Contains(entry.Value) || !string.IsNullOrWhiteSpace(Reasons.GetValueOrDefault(entry.Value.ToString()))).ToList();
        foreach (var entry in aside)
            await db.DeclareConflictAsync(entry, juror, Reasons.GetValueOrDefault(entry.Value.ToString()), $"Reasons[{entry.Value}]", now, HttpContext.RequestAborted);
        var free = entries.Except(aside).ToList();
        foreach (var assignment in await db.Assignments.Where(a => a.RoundId == Id && a.JurorId == juror.Id && free.Contains(a.EntryId)).ToListAsync(HttpContext.RequestAborted))
            assignment.Clear(now);
        return this.Done("Gates.Done", $"/jury/rounds/{Id.Value}", free.Count);
    }
}
