using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>What expressions may read of the jury of an edition: addresses for a mail, and numbers. No scores.</summary>
internal sealed class JuryFacts : IWorkflowFacts
{
    public string Name => "Jury";

    public async Task<IReadOnlyDictionary<string, object?>?> OfAsync(AppDb db, string correlation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!correlation.StartsWith("edition/", StringComparison.Ordinal) || !Guid.TryParse(correlation.AsSpan("edition/".Length), out var guid))
            return null;
        var id = new EditionId(guid);
        var users = db.Users;
        var jurors = await db.Jurors.Where(j => j.EditionId == id && j.Declined == null && !j.IsReader).OrderBy(j => j.Id)
            .Join(users, j => j.UserId, u => u.Id, (j, u) => new { j.IsChair, u.Email, u.Blocked }).ToListAsync(cancellationToken);
        var reached = jurors.Where(j => j.Email is not null && j.Blocked is null).ToList();
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Jurors"] = jurors.Count,
            ["ChairAddresses"] = string.Join(", ", reached.Where(j => j.IsChair).Select(j => j.Email)),
            ["Addresses"] = string.Join(", ", reached.Select(j => j.Email)),
        };
    }
}
