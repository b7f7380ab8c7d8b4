using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Scores;

/// <summary>Says of everything on the desk at once whether there is a conflict, for who reads hundreds. It shows what the gate of one entry shows, and no more.</summary>
internal sealed class GatesModel(AppDb db, Seats seats, Actor actor, TimeProvider clock) : PageModel, IReload
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

    /// <exception cref="Refusal"><c>Conflict.ReasonMissing</c> or <c>Validation.Nul</c>: nothing is said then.</exception>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var (now, juror) = (clock.Instant(), _seat!.Juror.Id);
        var entries = Lines.Select(line => line.Entry).Where(entry => Shown.Contains(entry.Value)).ToList();
        var aside = entries.Where(entry => Mine.Contains(entry.Value)).ToList();
        foreach (var entry in aside)
            Check(entry);
        var earlier = await db.Conflicts.Where(c => aside.Contains(c.EntryId) && c.JurorId == juror && c.Kind == ConflictKind.Declared).ToListAsync(HttpContext.RequestAborted);
        foreach (var entry in aside)
        {
            if (earlier.Find(c => c.EntryId == entry) is { } known)
                known.Revive();
            else
                db.Conflicts.Add(Conflict.Of(entry, juror, ConflictKind.Declared, Reasons[entry.Value.ToString()], actor.User, now));
            await db.StandAsideAsync(entry, juror, now, HttpContext.RequestAborted);
        }
        var free = entries.Except(aside).ToList();
        foreach (var assignment in await db.Assignments.Where(a => a.RoundId == Id && a.JurorId == juror && free.Contains(a.EntryId)).ToListAsync(HttpContext.RequestAborted))
            assignment.Clear(now);
        return this.Done("Gates.Done", $"/jury/rounds/{Id.Value}", free.Count);
    }

    private void Check(EntryId entry)
    {
        var reason = Reasons.GetValueOrDefault(entry.Value.ToString());
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Conflict.ReasonMissing") { Field = $"Reasons[{entry.Value}]" };
        if (reason.Contains('\0'))
            throw new Refusal("Validation.Nul") { Field = $"Reasons[{entry.Value}]" };
    }
}
