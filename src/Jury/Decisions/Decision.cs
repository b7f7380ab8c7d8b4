using System.Linq.Expressions;
using System.Text.RegularExpressions;
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
    /// <summary>Since when the chair stands for the public motivation; a changed one is approved anew.</summary>
    public DateTimeOffset? Approved { get; private set; }
    public UserId? ApprovedBy { get; private set; }
    /// <summary>Since when somebody who goes on, or does not, waits to be told; null once it is applied. A prize waits until it is published.</summary>
    public DateTimeOffset? Pending { get; private set; }
    /// <summary>Where a public vote decides.</summary>
    public int? Votes { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    public bool IsPending => Outcome == Outcome.Prize ? Published is null : Pending is not null;

    /// <summary><see cref="IsPending"/>, for the database.</summary>
    public static readonly Expression<Func<Decision, bool>> Waiting = decision => decision.Outcome == Outcome.Prize ? decision.Published == null : decision.Pending != null;

    public IReadOnlyDictionary<string, string> Motivation => Worded.Read(MotivationJson);

    public static Decision Of(RoundId round, EntryId entry, Outcome outcome, PrizeId? prize, UserId? by, DateTimeOffset at) =>
        new() { Id = Data.Id.New<DecisionId>(), RoundId = round, EntryId = entry, Outcome = outcome, PrizeId = prize, By = by, At = at, Pending = outcome == Outcome.Prize ? null : at };

    /// <exception cref="Refusal"><c>Decision.ReasonMissing</c>, <c>Decision.TooLong</c>, <c>Validation.Nul</c>, <c>Decision.IsPublished</c>.</exception>
    public void Motivate(string internalReason, IReadOnlyDictionary<string, string> motivation, UserId? by, DateTimeOffset at)
    {
        if (Published is not null)
            throw new Refusal("Decision.IsPublished");
        RefuseIfApplied();
        if (string.IsNullOrWhiteSpace(internalReason))
            throw new Refusal("Decision.ReasonMissing") { Field = "Input.InternalReason" };
        foreach (var text in motivation.Values.Append(internalReason))
        {
            if (text.Length > LongestText)
                throw new Refusal("Decision.TooLong", LongestText);
            if (text.Contains('\0'))
                throw new Refusal("Validation.Nul");
        }
        var written = Worded.Write(motivation);
        // A translation may come later; the sentence that was approved may not change under it.
        if (Worded.Read(written).GetValueOrDefault("nl") != Motivation.GetValueOrDefault("nl"))
            (Approved, ApprovedBy) = (null, null);
        (InternalReason, MotivationJson, By, At) = (internalReason, written, by, at);
    }

    public void CountVotes(int? votes) => Votes = votes;

    /// <exception cref="Refusal"><c>Decision.MotivationMissing</c> or <c>Decision.OneSentence</c>: the world reads why, in one sentence.</exception>
    public void Approve(UserId? by, DateTimeOffset at)
    {
        RefuseWithoutMotivation();
        if (!OneSentence.Is(Motivation.In("nl")))
            throw new Refusal("Decision.OneSentence");
        (Approved, ApprovedBy) = (at, by);
    }

    /// <exception cref="Refusal"><c>Decision.MotivationMissing</c>: the world reads why; <c>Decision.NotApproved</c>.</exception>
    public void Publish(DateTimeOffset at)
    {
        if (Outcome == Outcome.Prize)
            RefuseWithoutMotivation();
        if (Outcome == Outcome.Prize && Approved is null)
            throw new Refusal("Decision.NotApproved");
        Published ??= at;
    }

    public void Apply() => Pending = null;

    public void Withdraw() => Published = null;

    /// <exception cref="Refusal"><c>Decision.IsApplied</c>: people were told.</exception>
    public void RefuseIfApplied()
    {
        if (Outcome != Outcome.Prize && !IsPending)
            throw new Refusal("Decision.IsApplied");
    }

    private void RefuseWithoutMotivation()
    {
        if (Motivation.In("nl").Length == 0)
            throw new Refusal("Decision.MotivationMissing");
    }
}

/// <summary>Whether a text is one sentence: nothing but white space follows its full stop.</summary>
internal static partial class OneSentence
{
    public static bool Is(string text) => !Another().IsMatch(text.Trim());

    // A capital after the mark begins another sentence; "bv. zo" does not.
    [GeneratedRegex(@"[.!?…]['”"")]*\s+['“""(]*\p{Lu}")]
    private static partial Regex Another();
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("decisions");
        decision.Ignore(d => d.Motivation);
        decision.Ignore(d => d.IsPending);
        decision.HasOne<Round>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Entry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Prize>().WithMany().HasForeignKey(d => d.PrizeId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => new { d.EntryId, d.PrizeId }).IsUnique();
        // One way on, or out, for an entry in a round: a prize has a column of its own, and nulls are never the same.
        decision.HasIndex(d => new { d.RoundId, d.EntryId }).IsUnique().HasFilter("prize_id IS NULL");
        decision.HasIndex(d => d.RoundId);
    }
}
