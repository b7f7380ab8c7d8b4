using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>By what an entry is in the running for a prize.</summary>
internal enum PrizeRuleKind { Themes, ActorKind, Stage, PublicVote }

/// <summary>Who may get a prize. Several prizes choose from one pool, each by a rule of its own; one without a rule is open to all.</summary>
internal sealed class PrizeRule : Entity, IAudited
{
    public PrizeId PrizeId { get; private set; }
    public PrizeRuleKind Kind { get; private set; }
    /// <summary>The choice of the form that an entry must have made; empty for a public vote.</summary>
    public string Value { get; private set; } = "";

    public string AuditSubject => $"prize/{PrizeId.Value}";

    public static PrizeRule Of(PrizeId prize, PrizeRuleKind kind, string value) => new() { PrizeId = prize, Kind = kind, Value = value };

    public void Become(PrizeRuleKind kind, string value) => (Kind, Value) = (kind, value);

    /// <param name="choices">What the entry chose for the field of this rule.</param>
    /// <param name="votes">How many votes the entry got, where a public vote decides.</param>
    /// <exception cref="Refusal"><c>Prize.NotEligible</c> or <c>Prize.VotesMissing</c>.</exception>
    public void RefuseUnlessMet(IEnumerable<string> choices, int? votes, string prize, string asked)
    {
        if (Kind == PrizeRuleKind.PublicVote)
        {
            if (votes is not > 0)
                throw new Refusal("Prize.VotesMissing", prize) { Field = "Input.Votes" };
            return;
        }
        if (!choices.Contains(Value, StringComparer.Ordinal))
            throw new Refusal("Prize.NotEligible", prize, asked) { Field = "Input.Outcome" };
    }
}

internal sealed class PrizeRuleMapping : IEntityTypeConfiguration<PrizeRule>
{
    public void Configure(EntityTypeBuilder<PrizeRule> rule)
    {
        rule.ToTable("prize_rules");
        rule.HasKey(r => r.PrizeId);
        rule.Property(r => r.Value).HasMaxLength(200);
        rule.HasOne<Prize>().WithMany().HasForeignKey(r => r.PrizeId);
    }
}
