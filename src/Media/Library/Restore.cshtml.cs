using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class RestoreModel(FolderRights rights) : PageModel
{
    [FromRoute]
    public required MediaId Id { get; init; }

    public MediaFile Shown { get; private set; } = null!;

    public async Task OnGetAsync() => Shown = await rights.GetAsync(Id, User);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        Shown.Restore();
        return this.Done("Media.Restored", $"/admin/media/{Id.Value}", Shown.Path);
    }
}
