using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>One reason for one juror to stand aside for one entry.</summary>
internal readonly record struct ConflictId(Guid Value) : IId<ConflictId>;

/// <summary>How a conflict came to light: the juror said so, or the data did.</summary>
internal enum ConflictKind { Declared, OwnEntry, Nominated, Organisation, EmailDomain, SurnamePlace, PastEdition, CoEntrant }

/// <summary>A juror who may not judge an entry. While it is active the juror is out everywhere: lists, pages, ranking, counts.</summary>
internal sealed class Conflict : Entity, IAudited
{
    public const int LongestReason = 2000;

    public ConflictId Id { get; private set; }
    public EntryId EntryId { get; private set; }
    public JurorId JurorId { get; private set; }
    public ConflictKind Kind { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public UserId? By { get; private set; }
    /// <summary>The team looked and saw no conflict. It stays written down, and is not detected anew.</summary>
    public DateTimeOffset? Dismissed { get; private set; }
    public UserId? DismissedBy { get; private set; }
    public string DismissReason { get; private set; } = "";

    public bool IsActive => Dismissed is null;
    public string AuditSubject => Entry.SubjectOf(EntryId);

    public static readonly Expression<Func<Conflict, bool>> Active = conflict => conflict.Dismissed == null;

    /// <exception cref="Refusal"><c>Conflict.ReasonMissing</c>, <c>Conflict.ReasonLong</c> or <c>Validation.Nul</c>, beside <paramref name="field"/>.</exception>
    public static void CheckReason(string? reason, string field)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Conflict.ReasonMissing") { Field = field };
        if (reason.Length > LongestReason)
            throw new Refusal("Conflict.ReasonLong", LongestReason, reason.Length) { Field = field };
        if (reason.Contains('\0'))
            throw new Refusal("Validation.Nul") { Field = field };
    }

    public static Conflict Of(EntryId entry, JurorId juror, ConflictKind kind, string reason, UserId? by, DateTimeOffset at) => new()
    {
        Id = Data.Id.New<ConflictId>(),
        EntryId = entry,
        JurorId = juror,
        Kind = kind,
        Reason = reason.Length > LongestReason ? reason[..LongestReason] : reason,
        By = by,
        At = at,
    };

    /// <exception cref="Refusal"><c>Conflict.OwnWord</c>: what a juror declared only the juror takes back; or what <see cref="CheckReason"/> says.</exception>
    public void Dismiss(string reason, UserId? by, DateTimeOffset at)
    {
        if (Kind is ConflictKind.Declared or ConflictKind.OwnEntry)
            throw new Refusal("Conflict.OwnWord");
        CheckReason(reason, "Reason");
        (Dismissed, DismissedBy, DismissReason) = (at, by, reason);
    }

    /// <summary>It counts again.</summary>
    public void Revive() => (Dismissed, DismissedBy, DismissReason) = (null, null, "");

    /// <summary>The juror says it once more, in these words.</summary>
    public void Restate(string reason, UserId? by, DateTimeOffset at)
    {
        Revive();
        (Reason, By, At) = (reason, by, at);
    }
}

internal sealed class ConflictMapping : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.ToTable("conflicts");
        conflict.Property(c => c.Reason).HasMaxLength(Conflict.LongestReason);
        conflict.Property(c => c.DismissReason).HasMaxLength(Conflict.LongestReason);
        conflict.HasOne<Entry>().WithMany().HasForeignKey(c => c.EntryId);
        conflict.HasOne<Juror>().WithMany().HasForeignKey(c => c.JurorId);
        conflict.HasIndex(c => new { c.EntryId, c.JurorId, c.Kind }).IsUnique();
        conflict.HasIndex(c => c.JurorId);
    }
}
