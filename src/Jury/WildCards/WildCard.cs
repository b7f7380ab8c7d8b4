using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury;

/// <summary>One entry that one juror brings back though the list did not let it through. It makes a decision that waits for the chair; without that decision there is no card.</summary>
internal sealed class WildCard : Entity, IAudited
{
    public RoundId RoundId { get; private set; }
    public JurorId JurorId { get; private set; }
    public DecisionId DecisionId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    /// <param name="field">Where a missing reason is said.</param>
    /// <exception cref="Refusal"><c>Wild.Reason</c>, <c>Decision.TooLong</c> or <c>Validation.Nul</c>.</exception>
    public static (WildCard Card, Decision Decision) Play(RoundId round, Juror juror, EntryId entry, string? reason, string heading, string field, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Wild.Reason") { Field = field };
        var decision = Decision.Of(round, entry, Outcome.Advance, null, juror.UserId, at);
        decision.Motivate($"{heading} {reason.Trim()}", new Dictionary<string, string>(), juror.UserId, at);
        return (new() { RoundId = round, JurorId = juror.Id, DecisionId = decision.Id, Reason = reason.Trim(), At = at }, decision);
    }
}

internal sealed class WildCardMapping : IEntityTypeConfiguration<WildCard>
{
    public void Configure(EntityTypeBuilder<WildCard> card)
    {
        card.ToTable("wild_cards");
        card.HasKey(c => new { c.RoundId, c.JurorId });
        card.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId);
        card.HasOne<Juror>().WithMany().HasForeignKey(c => c.JurorId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<Decision>().WithOne().HasForeignKey<WildCard>(c => c.DecisionId).OnDelete(DeleteBehavior.Cascade);
        card.HasIndex(c => c.JurorId);
    }
}

internal static class WildCardQueries
{
    extension(AppDb db)
    {
        /// <summary>Whether jurors may bring back an entry now: the ranking stands, and nobody was told anything yet.</summary>
        public async Task<bool> MayBringBackAsync(Round round, CancellationToken cancellationToken) => round is { Freeze: not null, Policy.WildCards: true, Advance.Kind: not AdvanceKind.Hand }
            && !await db.Set<Decision>().AnyAsync(d => d.RoundId == round.Id && d.Outcome != Outcome.Prize && d.Pending == null, cancellationToken);
    }

    /// <summary>Numbers of the entries that the list neither lets through nor leaves to people. What nobody scored is among them.</summary>
    public static Func<BookEntry, bool> IsOut(Round round)
    {
        var cut = FrozenRanking.Read(round.Freeze!.Json).Cut;
        var inside = cut is null ? [] : cut.Through.Concat(cut.Tied).ToHashSet(StringComparer.Ordinal);
        return entry => !inside.Contains(RoundScores.Number(entry));
    }
}
