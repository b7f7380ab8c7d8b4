using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Editions;

internal sealed class ListModel(AppDb db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Line> Editions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var (now, entries) = (clock.Instant(), db.Entries);
        var editions = await db.Editions.AsNoTracking().OrderByDescending(e => e.Year).ThenByDescending(e => e.Slug)
            .Select(e => new { e.Id, e.Name, e.Slug, e.Nominations, e.Entries, Count = entries.Count(n => n.EditionId == e.Id) }).ToListAsync(HttpContext.RequestAborted);
        Editions = [.. editions.Select(e => new Line(e.Id, e.Name, e.Slug, e.Nominations?.Closes, e.Entries?.Closes, e.Count, e.Entries?.IsOpenAt(now) == true || e.Nominations?.IsOpenAt(now) == true))];
    }

    public sealed record Line(EditionId Id, string Name, string Slug, DateTimeOffset? NominationsClose, DateTimeOffset? EntriesClose, int Entries, bool IsOpen);
}
