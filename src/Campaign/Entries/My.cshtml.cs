using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Entries;

/// <summary>What somebody entered and nominated, and what to do next.</summary>
internal sealed class MyModel(AppDb db, Actor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Entry Entry, Edition Edition)> Entries { get; private set; } = [];
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var user = actor.User ?? throw new NotFound();
        var entries = await db.Entries.AsNoTracking().Where(e => e.Entrant == user).OrderByDescending(e => e.Changed).ToListAsync(HttpContext.RequestAborted);
        var ids = entries.Select(e => e.EditionId).Distinct().ToArray();
        var editions = await db.Editions.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, HttpContext.RequestAborted);
        Entries = [.. entries.Select(e => (e, editions[e.EditionId]))];
        Nominations = await db.Nominations.AsNoTracking().Where(n => n.Nominator == user).OrderByDescending(n => n.Changed).ToListAsync(HttpContext.RequestAborted);
    }

    /// <summary>The text that says what to do now.</summary>
    public string NextFor(Entry entry, Edition edition) => entry.State switch
    {
        EntryState.Draft when entry.ClosedBecause(edition, clock.Instant()) is null => "My.Next.Draft",
        EntryState.Draft => "My.Next.DraftLate",
        EntryState.Submitted when entry.ClosedBecause(edition, clock.Instant()) is null => "My.Next.Submitted",
        EntryState.Repair => "My.Next.Repair",
        EntryState.Withdrawn => "My.Next.Withdrawn",
        EntryState.Refused => "My.Next.Refused",
        EntryState.Admitted => "My.Next.Admitted",
        _ => "My.Next.Wait",
    };
}
