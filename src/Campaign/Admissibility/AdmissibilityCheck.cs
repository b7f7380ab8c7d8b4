using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>One rule, looked at for one entry.</summary>
public readonly record struct AdmissibilityCheckId(Guid Value) : IId<AdmissibilityCheckId>;

/// <summary>What the team found of one rule: met or not, and why.</summary>
internal sealed class AdmissibilityCheck : Entity, IAudited
{
    public const int LongestReason = 2000;

    public AdmissibilityCheckId Id { get; private set; }
    public EntryId EntryId { get; private set; }
    public string Rule { get; private set; } = "";
    /// <summary>Null: not looked at yet.</summary>
    public bool? IsMet { get; private set; }
    public string Reason { get; private set; } = "";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    public static AdmissibilityCheck Of(EntryId entry, string rule) => new() { Id = Data.Id.New<AdmissibilityCheckId>(), EntryId = entry, Rule = rule };

    public void Find(bool? isMet, string reason, UserId? by, DateTimeOffset at)
    {
        if (IsMet == isMet && Reason == reason)
            return;
        (IsMet, Reason, By, At) = (isMet, reason, by, at);
    }
}

internal sealed class AdmissibilityCheckMapping : IEntityTypeConfiguration<AdmissibilityCheck>
{
    public void Configure(EntityTypeBuilder<AdmissibilityCheck> check)
    {
        check.ToTable("admissibility_checks");
        check.Property(c => c.Rule).HasMaxLength(Campaign.Rule.LongestKey);
        check.Property(c => c.Reason).HasMaxLength(AdmissibilityCheck.LongestReason);
        check.HasOne<Entry>().WithMany().HasForeignKey(c => c.EntryId);
        check.HasIndex(c => new { c.EntryId, c.Rule }).IsUnique();
    }
}
