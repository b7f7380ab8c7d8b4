using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class MoveModel(FolderRights rights, UploadReceiver uploads) : PageModel, IReload
{
    public sealed class Place
    {
        [StringLength(MediaPath.Longest)]
        public string Folder { get; set; } = "";

        [Required, StringLength(100)]
        public string Name { get; set; } = "";
    }

    [FromRoute]
    public required MediaId Id { get; init; }

    [BindProperty]
    public Place Input { get; set; } = new();

    public MediaFile Shown { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Input = new Place { Folder = Shown.Folder, Name = System.IO.Path.GetFileNameWithoutExtension(Shown.Name) };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var folder = Input.Folder.Trim().Length == 0 ? "" : MediaPath.Folder(Input.Folder);
        if ((await rights.ClosedToAsync(User)).Contains(MediaFolder.TopOf(folder + "/")))
            throw new Refusal("Media.Folder.Closed") { Field = "Input.Folder" };
        if (MediaFolder.TopOf(Shown.Path) == MediaFolder.Entries || MediaFolder.TopOf(folder + "/") == MediaFolder.Entries)
            throw new Refusal("Media.Folder.Entries") { Field = "Input.Folder" };
        await uploads.MoveAsync(Shown, folder, Input.Name, HttpContext.RequestAborted);
        return this.Done("Media.Moved", $"/admin/media/{Id.Value}", Shown.Path);
    }

    public async Task ReloadAsync() => Shown = await rights.GetAsync(Id, User);
}
