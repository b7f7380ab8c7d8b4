using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

/// <summary>Another content at the same address: what shows the file shows the new one, and the old one can come back.</summary>
internal sealed class ReplaceModel(FolderRights rights, UploadReceiver uploads, Actor actor) : PageModel, IReload
{
    [FromRoute]
    public required MediaId Id { get; init; }

    [BindProperty]
    public IFormFile? Picked { get; set; }

    public MediaFile Shown { get; private set; } = null!;

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (Picked is null)
            throw new Refusal("Media.Refused.NoFile") { Field = nameof(Picked) };
        await using var stream = Picked.OpenReadStream();
        await uploads.ReplaceAsync(Shown, stream, actor.User, nameof(Picked), HttpContext.RequestAborted);
        return this.Done("Media.Replaced", $"/admin/media/{Id.Value}", Shown.Path);
    }

    public async Task ReloadAsync() => Shown = await rights.GetAsync(Id, User);
}
