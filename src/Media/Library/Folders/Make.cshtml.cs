using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library.Folders;

internal sealed class MakeModel(AppDb db, FolderRights rights) : PageModel, IReload
{
    /// <summary>The folder it comes in; empty for the top.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? Asked { get; set; }

    [BindProperty, Required, StringLength(80)]
    public string Name { get; set; } = "";

    public string Above => Asked ?? "";

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var path = MediaPath.Folder(Above.Length > 0 ? $"{Above}/{Name.Replace('/', ' ')}" : Name.Replace('/', ' '));
        if ((await rights.ClosedToAsync(User)).Contains(path) || await db.HasMediaFolderAsync(path))
            throw new Refusal("Media.Folder.Taken", path) { Field = nameof(Name) };
        db.MediaFolders.Add(MediaFolder.Make(path));
        return this.Done("Media.Folder.Made", $"/admin/media?folder={Uri.EscapeDataString(path)}", path);
    }

    public async Task ReloadAsync()
    {
        if ((await rights.ClosedToAsync(User)).Contains(MediaFolder.TopOf(Above + "/")))
            throw new NotFound();
    }
}
