using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Somebody's pointing at somebody else.</summary>
public readonly record struct NominationId(Guid Value) : IId<NominationId>;

/// <summary>Somebody thinks that somebody else should enter. Its answers are a content item of the short type <c>Nomination</c>.</summary>
public sealed class Nomination : Entity
{
    public const string FormType = "Nomination";
    public static readonly TimeSpan LeastTime = TimeSpan.FromDays(10);

    public NominationId Id { get; private set; }
    public EditionId EditionId { get; private set; }
    public string ContentItemId { get; private set; } = "";
    /// <summary>Given when it is sent: <c>RV26-N0001</c>.</summary>
    public string? Number { get; private set; }
    public string Culture { get; private set; } = "nl";
    /// <summary>Who nominates, once their address is known.</summary>
    public UserId? Nominator { get; private set; }
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Changed { get; private set; }
    public DateTimeOffset? Sent { get; private set; }
    /// <summary>When the nominee was asked to enter; null where nobody knows how to reach them.</summary>
    public DateTimeOffset? Invited { get; private set; }
    public DateTimeOffset? Claimed { get; private set; }
    /// <summary>When the team stopped looking for the nominee.</summary>
    public DateTimeOffset? SetAside { get; private set; }
    /// <summary>The entry that came of it.</summary>
    public EntryId? EntryId { get; private set; }
    /// <summary>SHA-256 of the secret in the nominee's link.</summary>
    public string? ClaimKey { get; private set; }
    /// <summary>SHA-256 of the secret in the cookie of whoever began it.</summary>
    public string? DraftKey { get; private set; }

    public string Title { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string NomineeEmail { get; private set; } = "";
    public string NominatorName { get; private set; } = "";
    public string NominatorEmail { get; private set; } = "";
    /// <summary>Whether the nominee may know who nominated them.</summary>
    public bool MayShowName { get; private set; }

    /// <summary>What the audit trail and mails call it.</summary>
    public string Subject => $"nomination/{Id.Value}";

    public static Nomination Begin(NominationId id, Edition edition, string contentItemId, string culture, UserId? nominator, string? draftKey, DateTimeOffset now) => new()
    {
        Id = id,
        EditionId = edition.Id,
        ContentItemId = contentItemId,
        Culture = culture,
        Nominator = nominator,
        DraftKey = draftKey,
        Started = now,
        Changed = now,
    };

    /// <exception cref="Refusal"><c>Nomination.NoWindow</c>, <c>Nomination.TooEarly</c>, <c>Nomination.TooLate</c>, <c>Nomination.IsSent</c>.</exception>
    public void RefuseUnlessOpen(Edition edition, DateTimeOffset at)
    {
        if (ClosedBecause(edition, at) is { } key)
            throw new Refusal(key, edition.Nominations?.Opens, edition.Nominations?.Closes);
    }

    /// <summary>Why it may not be sent now, or null.</summary>
    public string? ClosedBecause(Edition edition, DateTimeOffset at) => ClosedBecause(this, edition, at);

    /// <summary>The same for one that is not begun yet.</summary>
    public static string? ClosedBecause(Nomination? nomination, Edition edition, DateTimeOffset at) => edition.Nominations switch
    {
        _ when nomination?.Sent is not null => "Nomination.IsSent",
        null => "Nomination.NoWindow",
        { } window when at < window.Opens => "Nomination.TooEarly",
        { } window when !window.Accepts(at) => "Nomination.TooLate",
        _ => null,
    };

    /// <summary>Until when the nominee may enter: the edition's deadline, or ten days after the invitation if that is later.</summary>
    public DateTimeOffset DeadlineIn(Edition edition) => DeadlineIn(edition, Invited ?? Sent ?? Changed);

    /// <summary>The same, if the nominee is invited at this instant.</summary>
    public static DateTimeOffset DeadlineIn(Edition edition, DateTimeOffset invited)
    {
        var personal = invited + LeastTime;
        return edition.Entries is { } window && window.Closes > personal ? window.Closes : personal;
    }

    /// <summary>Takes over what lists and mails need of the answers.</summary>
    public void Show(string title, string place, string nomineeEmail, string nominatorName, string nominatorEmail, bool mayShowName, DateTimeOffset at)
    {
        Title = Cut(title, 500);
        Place = Cut(place, 500);
        NomineeEmail = Cut(nomineeEmail, 320);
        NominatorName = Cut(nominatorName, 500);
        NominatorEmail = Cut(nominatorEmail, 320);
        MayShowName = mayShowName;
        Changed = at;
    }

    public void Send(Edition edition, string number, DateTimeOffset at)
    {
        RefuseUnlessOpen(edition, at);
        Number = number;
        Sent = at;
        Changed = at;
        Raise(new NominationSent(Id, EditionId));
    }

    public void BelongTo(UserId nominator) => Nominator = nominator;

    /// <summary>The nominator opened it signed in: the cookie of the browser where it began opens nothing any more.</summary>
    public void CloseToCookies() => DraftKey = null;

    public void Invite(string claimKey, DateTimeOffset at) => (ClaimKey, Invited, SetAside) = (claimKey, at, null);

    /// <summary>Invites them at an address that the team found, or once more.</summary>
    /// <exception cref="Refusal"><c>Nomination.IsClaimed</c>.</exception>
    public void Reach(string email, string claimKey, DateTimeOffset at)
    {
        if (Claimed is not null)
            throw new Refusal("Nomination.IsClaimed");
        NomineeEmail = Cut(email.Trim(), 320);
        Invite(claimKey, at);
    }

    /// <summary>Nobody can reach them: it waits for nobody any more. An invitation takes it up again.</summary>
    /// <exception cref="Refusal"><c>Nomination.IsClaimed</c>.</exception>
    public void PutAside(DateTimeOffset at)
    {
        if (Claimed is not null)
            throw new Refusal("Nomination.IsClaimed");
        SetAside = at;
    }

    public void TakeUp() => SetAside = null;

    /// <exception cref="Refusal"><c>Nomination.IsClaimed</c>.</exception>
    public void Claim(EntryId entry, DateTimeOffset at)
    {
        if (Claimed is not null)
            throw new Refusal("Nomination.IsClaimed");
        (EntryId, Claimed, Changed) = (entry, at, at);
        Raise(new NominationClaimed(Id, entry));
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}

public sealed record NominationSent(NominationId Nomination, EditionId Edition) : IEvent;

public sealed record NominationClaimed(NominationId Nomination, EntryId Entry) : IEvent;

internal sealed class NominationMapping : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> nomination)
    {
        nomination.ToTable("nominations");
        nomination.Property(n => n.ContentItemId).HasMaxLength(26);
        nomination.Property(n => n.Number).HasMaxLength(20);
        nomination.Property(n => n.Culture).HasMaxLength(5);
        nomination.Property(n => n.ClaimKey).HasMaxLength(64);
        nomination.Property(n => n.DraftKey).HasMaxLength(64);
        nomination.HasOne<Edition>().WithMany().HasForeignKey(n => n.EditionId).OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne<Entry>().WithMany().HasForeignKey(n => n.EntryId).OnDelete(DeleteBehavior.SetNull);
        nomination.HasIndex(n => new { n.EditionId, n.Number }).IsUnique();
        nomination.HasIndex(n => n.ClaimKey).IsUnique();
        nomination.HasIndex(n => n.ContentItemId).IsUnique();
        nomination.HasIndex(n => n.Nominator);
    }
}
