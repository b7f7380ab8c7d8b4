using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class RemoveModel(AppDb db, TimeProvider clock) : PageModel
{
    [FromRoute]
    public required MediaId Id { get; init; }

    public MediaFile Shown { get; private set; } = null!;

    public async Task OnGetAsync() => Shown = await db.MediaFiles.FindAsync(Id) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        db.RemoveMedia(Shown, clock.Instant());
        return this.Done("Media.Removed", "/admin/media", Shown.Path);
    }
}
