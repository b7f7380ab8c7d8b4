using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Previews;

/// <summary>Who may read a draft along, and what they said.</summary>
internal sealed class ListModel(AppDb db, EditorDesk desk, PreviewRoom room, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private const int UsualDays = 7;

    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    /// <summary>The address of a link that was just made: it is shown once.</summary>
    [TempData] public string? NewAddress { get; set; }

    public string ForWhom { get; private set; } = "";
    public int Days { get; private set; } = UsualDays;
    public ContentItem Item { get; private set; } = null!;
    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.Instant();

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Item = (await desk.OpenAsync(Id, null, HttpContext.RequestAborted)).Item;
        Links = await db.Set<PreviewLink>().AsNoTracking().Where(l => l.ItemId == Id).OrderByDescending(l => l.Made).ToListAsync(HttpContext.RequestAborted);
        Remarks = await db.Set<Remark>().AsNoTracking().Where(r => r.ItemId == Id).OrderBy(r => r.Resolved != null).ThenBy(r => r.Paragraph).ThenBy(r => r.At).ToListAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(string? forWhom, int days)
    {
        (ForWhom, Days) = (forWhom ?? "", days);
        await ReloadAsync();
        NewAddress = room.Open(Id, ForWhom, Days, actor.User);
        return this.Done("Preview.WasMade", Address);
    }

    public async Task<IActionResult> OnPostRevokeAsync(PreviewLinkId link)
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        (await db.Set<PreviewLink>().SingleOrDefaultAsync(l => l.Id == link && l.ItemId == Id, HttpContext.RequestAborted) ?? throw new NotFound()).Revoke(Now);
        return this.Done("Preview.WasRevoked", Address);
    }

    public async Task<IActionResult> OnPostResolveAsync(RemarkId remark, bool toText)
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        (await db.Set<Remark>().SingleOrDefaultAsync(r => r.Id == remark && r.ItemId == Id, HttpContext.RequestAborted) ?? throw new NotFound()).Resolve(Now);
        return this.Done("Remark.WasResolved", toText ? $"/admin/content/{Id}" : Address);
    }

    private string Address => $"/admin/content/{Id}/previews";
}
