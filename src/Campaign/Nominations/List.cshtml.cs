using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Nominations;

/// <summary>The nominations that were sent, for the team.</summary>
internal sealed class ListModel(AppDb db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "unreached")]
    public bool Unreached { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Nomination> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync()
    {
        var sent = db.Nominations.AsNoTracking().Where(n => n.Sent != null);
        if (Unreached)
            sent = sent.Where(n => n.Invited == null && n.Claimed == null && n.SetAside == null);
        Total = await sent.CountAsync(HttpContext.RequestAborted);
        if (PageNumber < 1 || PageNumber > Pages)
            throw new NotFound();
        Lines = await sent.OrderByDescending(n => n.Sent).ThenBy(n => n.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(HttpContext.RequestAborted);
    }
}
