using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>Finds what the data already say: own entry, nominated it, same organisation, same e-mail domain. Whom it finds is out at once; the team may dismiss it with a reason.</summary>
internal sealed class DetectConflicts(AppDb db, TimeProvider clock)
{
    /// <summary>Domains where everybody has an address.</summary>
    private static readonly HashSet<string> Everybodys = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.be", "hotmail.fr", "outlook.com", "outlook.be", "live.com", "live.be", "msn.com", "icloud.com", "me.com", "mac.com",
        "yahoo.com", "yahoo.fr", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "mail.com", "aol.com", "telenet.be", "skynet.be", "proximus.be", "scarlet.be", "pandora.be", "voo.be", "example.org", "example.com",
    };

    private sealed record Side(EntryId Id, string Organisation, UserId? Entrant, string? Email);

    /// <returns>How many were not known yet.</returns>
    public async Task<int> RunAsync(EditionId edition, CancellationToken cancellationToken)
    {
        var users = db.Users;
        var jurors = await db.Jurors.Where(j => j.EditionId == edition)
            .Select(j => new { j.Id, j.UserId, j.Organisation, Email = users.Where(u => u.Id == j.UserId).Select(u => u.Email).FirstOrDefault() }).ToListAsync(cancellationToken);
        var entries = await db.Entries.Where(e => e.EditionId == edition)
            .Select(e => new Side(e.Id, e.Organisation, e.Entrant, users.Where(u => u.Id == e.Entrant).Select(u => u.Email).FirstOrDefault())).ToListAsync(cancellationToken);
        var nominated = (await db.Nominations.Where(n => n.EditionId == edition && n.EntryId != null && n.Nominator != null)
            .Select(n => new { n.EntryId, n.Nominator }).ToListAsync(cancellationToken)).Select(n => (n.EntryId!.Value, n.Nominator!.Value)).ToHashSet();
        var known = (await db.Conflicts.Where(c => db.Set<Juror>().Any(j => j.Id == c.JurorId && j.EditionId == edition))
            .Select(c => new { c.EntryId, c.JurorId, c.Kind }).ToListAsync(cancellationToken)).Select(c => (c.EntryId, c.JurorId, c.Kind)).ToHashSet();
        var found = 0;
        foreach (var juror in jurors)
            foreach (var entry in entries)
            {
                if (Between(entry, juror.UserId, juror.Organisation, juror.Email, nominated.Contains((entry.Id, juror.UserId))) is not { } conflict || !known.Add((entry.Id, juror.Id, conflict.Kind)))
                    continue;
                db.Conflicts.Add(Conflict.Of(entry.Id, juror.Id, conflict.Kind, conflict.Reason, null, clock.Instant()));
                await db.StandAsideAsync(entry.Id, juror.Id, clock.Instant(), cancellationToken);
                found++;
            }
        return found;
    }

    private static (ConflictKind Kind, string Reason)? Between(Side entry, UserId user, string organisation, string? email, bool nominated)
    {
        if (entry.Entrant == user)
            return (ConflictKind.OwnEntry, "");
        if (nominated)
            return (ConflictKind.Nominated, "");
        if (Plain(organisation) is { Length: > 0 } name && name == Plain(entry.Organisation))
            return (ConflictKind.Organisation, entry.Organisation);
        return Domain(email) is { } domain && !Everybodys.Contains(domain) && domain.Equals(Domain(entry.Email), StringComparison.OrdinalIgnoreCase) ? (ConflictKind.EmailDomain, domain) : null;
    }

    // Legal forms and punctuation do not make another organisation.
    private static string Plain(string name) => string.Join(' ', name.ToLowerInvariant()
        .Split([' ', '.', ',', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word is not ("vzw" or "asbl" or "bv" or "nv" or "cv" or "cvba" or "sa" or "srl" or "ivzw")));

    private static string? Domain(string? email) => email?.Split('@') is [_, { Length: > 0 } domain] ? domain : null;
}
