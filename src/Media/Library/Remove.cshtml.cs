using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

/// <summary>A file goes to the bin first; from there it goes for good.</summary>
internal sealed class RemoveModel(AppDb db, FolderRights rights, IEnumerable<IFindMediaPlaces> finders, TimeProvider clock) : PageModel
{
    [FromRoute]
    public required MediaId Id { get; init; }

    public MediaFile Shown { get; private set; } = null!;
    public IReadOnlyList<MediaPlace> Places { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Shown = await rights.GetAsync(Id, User);
        var formerly = await db.MediaAliases.Where(a => a.MediaId == Id).Select(a => a.Path).ToListAsync();
        foreach (var finder in finders)
            Places = [.. Places, .. await finder.FindAsync(db, [Shown.Path, .. formerly], HttpContext.RequestAborted)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Shown = await rights.GetAsync(Id, User);
        if (Shown.Trashed is null)
        {
            Shown.Trash(clock.Instant());
            return this.Done("Media.Binned", "/admin/media", Shown.Path);
        }
        await db.RemoveMediaAsync(Shown, clock.Instant());
        return this.Done("Media.Removed", "/admin/media?show=Trashed", Shown.Path);
    }
}
