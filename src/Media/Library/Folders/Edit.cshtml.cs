using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library.Folders;

/// <summary>Renames or moves a folder, says who may look into it, or takes it away when it is empty.</summary>
internal sealed class EditModel(AppDb db, FolderRights rights) : PageModel, IReload
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Asked { get; set; }

    /// <summary>Where it stands now.</summary>
    [BindProperty, StringLength(MediaPath.Longest)]
    public string? Becomes { get; set; }

    /// <summary>The only roles that may look into it; none for no such limit.</summary>
    [BindProperty]
    public List<string> OnlyRoles { get; set; } = [];

    public IReadOnlyList<string> Roles { get; private set; } = [];
    public string Was => Asked ?? "";
    public bool IsTop => !Was.Contains('/', StringComparison.Ordinal);
    public bool IsEmpty { get; private set; }
    public bool MayLimit => User.HasClaim("permission", Permissions.AdministerSite);

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Becomes = Was;
        OnlyRoles = [.. (await db.MediaFolders.SingleOrDefaultAsync(f => f.Path == Was))?.Roles ?? []];
    }

    public async Task<IActionResult> OnPostAsync(string? go)
    {
        await ReloadAsync();
        if (go == "delete")
        {
            await db.DeleteMediaFolderAsync(Was);
            return this.Done("Media.Folder.Deleted", "/admin/media", Was);
        }
        var path = MediaPath.Folder(Becomes ?? "");
        if (path != Was && (await rights.ClosedToAsync(User)).Contains(MediaFolder.TopOf(path + "/")))
            throw new Refusal("Media.Folder.Closed") { Field = nameof(Becomes) };
        if (path != Was)
            await db.MoveMediaFolderAsync(Was, path, HttpContext.RequestAborted);
        if (IsTop && MayLimit)
            await LimitAsync(path);
        return this.Done("Media.Saved", $"/admin/media?folder={Uri.EscapeDataString(path)}");
    }

    public async Task ReloadAsync()
    {
        if (Was.Length == 0 || (await rights.ClosedToAsync(User)).Contains(MediaFolder.TopOf(Was + "/")) || !await db.HasMediaFolderAsync(Was))
            throw new NotFound();
        IsEmpty = await db.IsEmptyMediaFolderAsync(Was);
        Roles = await db.Roles.Where(r => r.Name != Role.Anonymous && r.Name != Role.Authenticated && r.Name != Role.Administrator).Select(r => r.Name).OrderBy(n => n).ToListAsync();
    }

    private async Task LimitAsync(string path)
    {
        var folder = db.MediaFolders.Local.FirstOrDefault(f => f.Path == path) ?? await db.MediaFolders.SingleOrDefaultAsync(f => f.Path == path);
        if (folder is null && OnlyRoles.Count == 0)
            return;
        folder ??= db.MediaFolders.Add(MediaFolder.Make(path)).Entity;
        folder.LimitTo(OnlyRoles.Intersect(Roles));
    }
}
