using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What somebody had to do with in an earlier edition: entered it, nominated it, or stood aside for it.</summary>
internal sealed record Past(InitiativeId Initiative, string Organisation, string Edition);

/// <summary>What is known of a juror that may be a reason to stand aside.</summary>
internal sealed record JurorSide(JurorId Id, UserId User, string Name, string Organisation, string Municipality, string? Email, IReadOnlyList<Past> Past);

/// <summary>The same of an entry.</summary>
/// <param name="Emails">Of the entrant, the contact and the nominee.</param>
/// <param name="Names">Of the entrant and the contact.</param>
internal sealed record EntrySide(
    EntryId Id, InitiativeId Initiative, string Organisation, string Municipality, UserId? Entrant,
    IReadOnlyList<string> Emails, IReadOnlyList<string> Names, IReadOnlyList<UserId> Nominators, IReadOnlyList<string> NominatorEmails);

/// <summary>What data say about a juror and an entry. Pure.</summary>
internal static class ConflictSigns
{
    /// <summary>Domains where everybody has an address.</summary>
    private static readonly HashSet<string> Everybodys = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.be", "hotmail.fr", "outlook.com", "outlook.be", "live.com", "live.be", "msn.com", "icloud.com", "me.com", "mac.com",
        "yahoo.com", "yahoo.fr", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "mail.com", "aol.com", "telenet.be", "skynet.be", "proximus.be", "scarlet.be", "pandora.be", "voo.be", "example.org", "example.com",
    };

    /// <summary>Every reason there is. Whose own entry it is needs no other.</summary>
    public static IEnumerable<(ConflictKind Kind, string Reason)> Between(JurorSide juror, EntrySide entry)
    {
        if (entry.Entrant == juror.User)
            return [(ConflictKind.OwnEntry, "")];
        return Found(juror, entry);
    }

    private static IEnumerable<(ConflictKind, string)> Found(JurorSide juror, EntrySide entry)
    {
        if (entry.Emails.Any(email => Same(email, juror.Email)))
            yield return (ConflictKind.CoEntrant, juror.Email!);
        if (entry.Nominators.Contains(juror.User) || entry.NominatorEmails.Any(email => Same(email, juror.Email)))
            yield return (ConflictKind.Nominated, "");
        if (SameName(juror.Organisation, entry.Organisation))
            yield return (ConflictKind.Organisation, entry.Organisation);
        if (Domain(juror.Email) is { } domain && !Everybodys.Contains(domain) && entry.Emails.Any(email => Same(Domain(email), domain)))
            yield return (ConflictKind.EmailDomain, domain);
        if (Surname.Plain(juror.Municipality) is { Length: > 0 } place && place == Surname.Plain(entry.Municipality)
            && Surname.KeyOf(juror.Name) is { Length: > 0 } key && entry.Names.FirstOrDefault(name => Surname.KeyOf(name) == key) is { } name)
            yield return (ConflictKind.SurnamePlace, $"{Surname.Of(name)}, {entry.Municipality.Trim()}");
        if (juror.Past.FirstOrDefault(past => past.Initiative == entry.Initiative || SameName(past.Organisation, entry.Organisation)) is { } earlier)
            yield return (ConflictKind.PastEdition, earlier.Edition);
    }

    private static bool Same(string? one, string? other) => !string.IsNullOrWhiteSpace(one) && string.Equals(one.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool SameName(string one, string other) => Plain(one) is { Length: > 0 } name && name == Plain(other);

    // Legal forms and punctuation do not make another organisation.
    private static string Plain(string name) => string.Join(' ', name.ToLowerInvariant()
        .Split([' ', '.', ',', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word is not ("vzw" or "asbl" or "bv" or "nv" or "cv" or "cvba" or "sa" or "srl" or "ivzw")));

    private static string? Domain(string? email) => email?.Trim().Split('@') is [_, { Length: > 0 } domain] ? domain : null;
}
