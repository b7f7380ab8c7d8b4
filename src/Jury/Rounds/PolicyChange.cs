using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

internal readonly record struct PolicyChangeId(Guid Value) : IId<PolicyChangeId>;

/// <summary>The tie-break chain of a round changed after somebody had scored, and why.</summary>
internal sealed class PolicyChange : Entity, IAudited
{
    public const int LongestReason = 2000;

    public PolicyChangeId Id { get; private set; }
    public RoundId RoundId { get; private set; }
    /// <summary>Steps parted by a space; empty is none.</summary>
    public string Was { get; private set; } = "";
    public string Became { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    /// <exception cref="Refusal"><c>Round.TiesReason</c>, <c>Decision.TooLong</c> or <c>Validation.Nul</c>.</exception>
    public static PolicyChange Of(RoundId round, IEnumerable<string>? was, IEnumerable<string>? became, string? reason, UserId? by, DateTimeOffset at)
    {
        const string field = "Input.TiesReason";
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Round.TiesReason") { Field = field };
        if (reason.Length > LongestReason)
            throw new Refusal("Decision.TooLong", LongestReason) { Field = field };
        if (reason.Contains('\0'))
            throw new Refusal("Validation.Nul") { Field = field };
        return new() { Id = Data.Id.New<PolicyChangeId>(), RoundId = round, Was = string.Join(' ', was ?? []), Became = string.Join(' ', became ?? []), Reason = reason.Trim(), By = by, At = at };
    }
}

internal sealed class PolicyChangeMapping : IEntityTypeConfiguration<PolicyChange>
{
    public void Configure(EntityTypeBuilder<PolicyChange> change)
    {
        change.ToTable("round_policy_changes");
        change.Property(c => c.Reason).HasMaxLength(PolicyChange.LongestReason);
        change.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId);
        change.HasIndex(c => c.RoundId);
    }
}
