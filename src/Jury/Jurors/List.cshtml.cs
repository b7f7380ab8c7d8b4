using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Jurors;

internal sealed class ListModel(AppDb db) : PageModel
{
    [FromQuery(Name = "edition")] public EditionId Edition { get; set; }

    public string EditionName { get; private set; } = "";
    public IReadOnlyList<(Juror Juror, string Email)> Jurors { get; private set; } = [];

    public async Task OnGetAsync()
    {
        EditionName = (await db.Editions.GetAsync(Edition, HttpContext.RequestAborted)).Name;
        var users = db.Users;
        var rows = await db.Jurors.AsNoTracking().Where(j => j.EditionId == Edition).OrderByDescending(j => j.IsChair).ThenBy(j => j.Name)
            .Select(j => new { Juror = j, Email = users.Where(u => u.Id == j.UserId).Select(u => u.Email).FirstOrDefault() }).ToListAsync(HttpContext.RequestAborted);
        Jurors = [.. rows.Select(r => (r.Juror, r.Email ?? ""))];
    }
}
