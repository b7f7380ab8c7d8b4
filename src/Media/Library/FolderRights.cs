using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Which folders somebody may not look into. Orchard Core's secure media: rights stand on the folders at the top, and what is closed is as good as not there.</summary>
internal sealed class FolderRights(AppDb db)
{
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
