using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

/// <summary>Brings an older content back; the present one takes its place among the versions.</summary>
internal sealed class RestoreVersionModel(AppDb db, FolderRights rights, Actor actor, TimeProvider clock) : PageModel
{
    [FromRoute]
    public required MediaId Id { get; init; }

    [FromRoute]
    public required MediaVersionId VersionId { get; init; }

    public MediaFile Shown { get; private set; } = null!;
    public MediaVersion Old { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Shown = await rights.GetAsync(Id, User);
        Old = await db.MediaVersions.SingleOrDefaultAsync(v => v.Id == VersionId && v.MediaId == Id) ?? throw new NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        db.MediaVersions.Add(MediaVersion.Of(Shown, actor.User, clock.Instant()));
        Shown.Hold(Old);
        db.MediaVersions.Remove(Old);
        return this.Done("Media.VersionRestored", $"/admin/media/{Id.Value}");
    }
}
