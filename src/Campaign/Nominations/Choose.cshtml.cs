using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Nominations;

/// <summary>For yourself or for someone else?</summary>
internal sealed class ChooseModel(AppDb db, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string Culture { get; set; } = "nl";

    public Edition? Edition { get; private set; }
    public string? NominateClosed { get; private set; }
    public string? EnterClosed { get; private set; }

    public async Task OnGetAsync()
    {
        var now = clock.Instant();
        Edition = await db.Editions.AsNoTracking().CurrentAsync(now, HttpContext.RequestAborted);
        NominateClosed = Why(Edition?.Nominations, now, "Choose.Nominate");
        EnterClosed = Why(Edition?.Entries, now, "Choose.Enter");
    }

    private static string? Why(Window? window, DateTimeOffset now, string what) => window switch
    {
        null => what + "None",
        _ when window.IsUpcomingAt(now) => what + "TooEarly",
        _ when !window.Accepts(now) => what + "TooLate",
        _ => null,
    };
}
