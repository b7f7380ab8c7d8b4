using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Who may open an entry as its own: its entrant, signed in; before that, the browser in which it was begun.</summary>
internal sealed class EntryAccess(AppDb db, Actor actor)
{
    public bool IsSignedIn => actor.User is not null;

    public UserId? User => actor.User;

    /// <summary>The entry, or null where this reader may not open it or it does not exist: both look the same.</summary>
    public async Task<Entry?> FindAsync(EntryId id, HttpContext http)
    {
        var entry = await db.Entries.SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted);
        return entry is not null && MayOpen(entry.Entrant, entry.DraftKey, http) ? entry : null;
    }

    /// <exception cref="NotFound">As above, for whoever is signed in.</exception>
    public async Task<Entry> GetAsync(EntryId id, HttpContext http) => await FindAsync(id, http) ?? throw new NotFound();

    public bool MayOpen(UserId? owner, string? draftKey, HttpContext http) =>
        (actor.User is { } user && owner == user) || (draftKey is not null && draftKey == DraftCookie.KeyOf(http));
}
