using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.Users;

internal sealed class ListModel(AppDb db) : PageModel
{
    private const int PerPage = 50;

    [FromQuery(Name = "q")]
    public string? Words { get; init; }

    [FromQuery(Name = "role")]
    public string? Role { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; init; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public IReadOnlyList<Line> People { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Roles = await db.Roles.Select(r => r.Name).OrderBy(n => n).ToListAsync(HttpContext.RequestAborted);
        var people = db.Users.AsQueryable();
        if (!string.IsNullOrWhiteSpace(Words))
        {
            var (words, normal) = (Words.Trim(), Accounts.User.Normal(Words));
            people = people.Where(u => u.NormalizedEmail!.Contains(normal) || u.DisplayName.ToLower().Contains(words.ToLower()));
        }
        if (!string.IsNullOrEmpty(Role))
            people = people.Where(u => u.Memberships.Any(m => m.Role == Role));
        Pages = Math.Max(1, (await people.CountAsync(HttpContext.RequestAborted) + PerPage - 1) / PerPage);
        if (Number < 1 || Number > Pages)
            throw new NotFound();
        People = await people.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Skip((Number - 1) * PerPage).Take(PerPage)
            .Select(u => new Line(u.Id, u.DisplayName, u.Email!, u.Memberships.Select(m => m.Role).OrderBy(r => r).ToList(), u.Created, u.Blocked != null)).ToListAsync(HttpContext.RequestAborted);
    }

    internal sealed record Line(UserId Id, string Name, string Email, List<string> Roles, DateTimeOffset Since, bool IsBlocked);
}
