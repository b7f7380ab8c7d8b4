using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Links that sign a developer in as each kind of person of the demo. Only ever called in Development.</summary>
public sealed class DemoLinks(AppDb db, SignInLinks links)
{
    private static readonly string[] Order = [Role.Administrator, Role.Team, Role.Juror, Role.Chair, Role.Editor, Role.Journalist, Role.Entrant];
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Makes a link for one demo person (<c>…@example.org</c>) of each role, saves, and returns a line for each.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellationToken = default)
    {
        var people = await db.Users.Include(u => u.Memberships).Where(u => u.NormalizedEmail!.EndsWith("@EXAMPLE.ORG") && u.Blocked == null && u.Memberships.Any())
            .OrderBy(u => u.Id).ToListAsync(cancellationToken);
        var lines = new List<string>();
        foreach (var role in Order)
        {
            if (people.Find(p => p.Is(role)) is { } person)
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{role,-14} {person.DisplayName,-22} {links.Create(db, person, "demo", null, Lifetime).Url}"));
        }
        await db.SaveChangesAsync(cancellationToken);
        return lines;
    }
}
