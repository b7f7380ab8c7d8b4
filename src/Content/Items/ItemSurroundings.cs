using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Somebody who writes here.</summary>
public sealed record EditorName(UserId Id, string Name);

/// <summary>What stands around the form of an item: what the public sees, what waits, its translations, and who else is here.</summary>
internal sealed record Surroundings(DateTimeOffset Now, ContentItem? Published, ContentItem? Waiting, LanguageRow Languages, IReadOnlyList<EditorName> Editors, IReadOnlyList<Presence> Others)
{
    public string? NameOf(UserId? person) => Editors.FirstOrDefault(e => e.Id == person)?.Name;
}

/// <summary>Reads that, in a fixed number of questions.</summary>
internal sealed class ItemSurroundings(AppDb db, ContentItems items, ItemLanguages languages, TimeProvider clock)
{
    public async Task<Surroundings> OfAsync(ContentItem item, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var shown = await items.All.Where(i => i.ItemId == item.ItemId && (i.PublishedOf != null || i.ScheduledOf != null)).ToListAsync(cancellationToken);
        return new(now, shown.Find(i => i.IsPublished), shown.Find(i => i.IsScheduled), await languages.OfAsync(item, cancellationToken),
            await EditorsAsync(db, cancellationToken), await OthersAsync(db, item.ItemId, person.OwnerId(), now, cancellationToken));
    }

    /// <summary>Whoever may write in the back office.</summary>
    internal static async Task<IReadOnlyList<EditorName>> EditorsAsync(AppDb db, CancellationToken cancellationToken)
    {
        var roles = db.Roles.Where(r => r.Name == Role.Administrator || (r.PermissionNames.Contains(Permissions.AccessAdminPanel) && (r.PermissionNames.Contains(Permissions.EditContent) || r.PermissionNames.Contains(Permissions.EditOwnContent)))).Select(r => r.Name);
        return await db.Users.AsNoTracking().Where(u => u.Blocked == null && u.Memberships.Any(m => roles.Contains(m.Role)))
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new EditorName(u.Id, u.DisplayName)).ToListAsync(cancellationToken);
    }

    /// <summary>Who else has the item open now.</summary>
    internal static async Task<IReadOnlyList<Presence>> OthersAsync(AppDb db, string itemId, string? me, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Presence.Lasts;
        var here = await db.Set<Presence>().AsNoTracking().Where(p => p.ItemId == itemId && p.Seen > since).OrderBy(p => p.Since).ToListAsync(cancellationToken);
        return [.. here.Where(p => p.UserId.Value.ToString() != me)];
    }
}
