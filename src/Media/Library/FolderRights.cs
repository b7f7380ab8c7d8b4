using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Which folders somebody may not look into, and which files a writer may use. Orchard Core's secure media: rights stand on the folders at the top, and what is closed is as good as not there.</summary>
public sealed class FolderRights(AppDb db)
{
    /// <summary>
    /// The files that this person may put into a text, and look at before everybody can. Whoever edits all texts: every file but what entrants handed in.
    /// Whoever writes only their own: what is public, and what they added themselves. Nothing of a folder for certain roles, for a text is read by everybody. One query before those of the caller.
    /// </summary>
    public async Task<IQueryable<MediaFile>> UsableAsync(ClaimsPrincipal person, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var limited = await db.MediaFolders.AsNoTracking().Where(f => f.RoleNames != "").Select(f => f.Path).ToListAsync(cancellationToken);
        var files = db.MediaFiles.AsNoTracking().Where(f => f.Trashed == null).Outside(limited);
        if (person.May(Permissions.EditContent))
            return files.Where(f => f.PublicFrom <= now || !f.Path.StartsWith(MediaFolder.Entries + "/"));
        var me = IdOf(person);
        return files.Where(f => f.PublicFrom <= now || me != null && f.AddedBy == me);
    }

    /// <summary>Those of these addresses at which a file stands that this person may not put into a text.</summary>
    public async Task<IReadOnlyList<string>> UnusableAsync(IReadOnlyCollection<string> paths, ClaimsPrincipal person, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            return [];
        var there = await db.MediaAtAsync(paths, cancellationToken);
        var ids = there.Values.Select(f => f.Id).ToArray();
        var usable = await (await UsableAsync(person, now, cancellationToken)).Where(f => ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(cancellationToken);
        return [.. there.Where(t => !usable.Contains(t.Value.Id)).Select(t => t.Key)];
    }

    /// <summary>Whether this person, in the house and writing, sees a file that is not public, in a folder without limits.</summary>
    internal static bool SeesHidden(ClaimsPrincipal person, UserId? addedBy) =>
        person.May(Permissions.EditContent) || addedBy is not null && addedBy == IdOf(person) && person.May(Permissions.AccessAdminPanel) && person.May(Permissions.EditOwnContent);

    private static UserId? IdOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? Id.From<UserId>(id) : null;

    /// <summary>The folders at the top that are closed to this person. One query.</summary>
    public async Task<IReadOnlyList<string>> ClosedToAsync(ClaimsPrincipal person, CancellationToken cancellationToken = default)
    {
        var limited = await db.MediaFolders.AsNoTracking().Where(f => f.RoleNames != "").Select(f => new { f.Path, f.RoleNames }).ToListAsync(cancellationToken);
        return [.. limited.Where(f => !Opens(f.RoleNames, person)).Select(f => f.Path)];
    }

    /// <summary>The file, if it is there and its folder open to this person.</summary>
    /// <exception cref="NotFound">Otherwise.</exception>
    public async Task<MediaFile> GetAsync(MediaId id, ClaimsPrincipal person, CancellationToken cancellationToken = default)
    {
        var file = await db.MediaFiles.FindAsync([id], cancellationToken) ?? throw new NotFound();
        return (await ClosedToAsync(person, cancellationToken)).Contains(MediaFolder.TopOf(file.Path)) ? throw new NotFound() : file;
    }

    /// <param name="roleNames">As <see cref="MediaFolder.RoleNames"/> has them; none open for everybody.</param>
    public static bool Opens(string? roleNames, ClaimsPrincipal person) =>
        string.IsNullOrEmpty(roleNames) || person.IsInRole(Role.Administrator) || MediaFolder.Split(roleNames).Any(person.IsInRole);
}
