using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What the jury decided of one entry.</summary>
internal readonly record struct DecisionId(Guid Value) : IId<DecisionId>;

internal enum Outcome { Prize, Advance, Decline }

/// <summary>A decision of the jury: why, for inside; and the motivation that the world reads. Nobody outside knows before it is published and the embargo is over.</summary>
internal sealed class Decision : Entity, IAudited
{
    public const int LongestText = 10_000;

    public DecisionId Id { get; private set; }
    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    public Outcome Outcome { get; private set; }
    public PrizeId? PrizeId { get; private set; }
    /// <summary>Never leaves the house.</summary>
    public string InternalReason { get; private set; } = "";
    public string MotivationJson { get; private set; } = "{}";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? Published { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    public IReadOnlyDictionary<string, string> Motivation => Worded.Read(MotivationJson);

    public static Decision Of(RoundId round, EntryId entry, Outcome outcome, PrizeId? prize, UserId? by, DateTimeOffset at) =>
        new() { Id = Data.Id.New<DecisionId>(), RoundId = round, EntryId = entry, Outcome = outcome, PrizeId = prize, By = by, At = at };

    /// <exception cref="Refusal"><c>Decision.ReasonMissing</c>, <c>Decision.TooLong</c>, <c>Validation.Nul</c>, <c>Decision.IsPublished</c>.</exception>
    public void Motivate(string internalReason, IReadOnlyDictionary<string, string> motivation, UserId? by, DateTimeOffset at)
    {
        if (Published is not null)
            throw new Refusal("Decision.IsPublished");
        if (string.IsNullOrWhiteSpace(internalReason))
            throw new Refusal("Decision.ReasonMissing") { Field = "Input.InternalReason" };
        foreach (var text in motivation.Values.Append(internalReason))
        {
            if (text.Length > LongestText)
                throw new Refusal("Decision.TooLong", LongestText);
            if (text.Contains('\0'))
                throw new Refusal("Validation.Nul");
        }
        (InternalReason, MotivationJson, By, At) = (internalReason, Worded.Write(motivation), by, at);
    }

    /// <exception cref="Refusal"><c>Decision.MotivationMissing</c>: the world reads why.</exception>
    public void Publish(DateTimeOffset at)
    {
        if (Outcome == Outcome.Prize && Motivation.In("nl").Length == 0)
            throw new Refusal("Decision.MotivationMissing");
        Published ??= at;
    }

    public void Withdraw() => Published = null;
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("decisions");
        decision.Ignore(d => d.Motivation);
        decision.HasOne<Round>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Entry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Prize>().WithMany().HasForeignKey(d => d.PrizeId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => new { d.EntryId, d.PrizeId }).IsUnique();
        decision.HasIndex(d => d.RoundId);
    }
}
