using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Jury;

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundOpening>, IEntityTypeConfiguration<RoundClosing>,
    IEntityTypeConfiguration<RoundFreeze>, IEntityTypeConfiguration<PinnedEntry>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("rounds");
        round.ComplexProperty(r => r.Window);
        round.Property(r => r.Hidden).HasWords();
        round.Ignore(r => r.Criteria);
        round.Ignore(r => r.AllCriteria);
        round.Ignore(r => r.Policy);
        round.Ignore(r => r.Advance);
        // An empty policy is a round as it always was.
        round.Property(r => r.PolicyJson).HasDefaultValue("{}");
        // Rounds that were there before are silent, as they were.
        round.Property(r => r.Feedback).HasDefaultValue(FeedbackRule.None);
        round.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
        round.HasOne(r => r.Opening).WithOne().HasForeignKey<RoundOpening>(o => o.RoundId);
        round.HasOne(r => r.Closing).WithOne().HasForeignKey<RoundClosing>(c => c.RoundId);
        round.HasOne(r => r.Freeze).WithOne().HasForeignKey<RoundFreeze>(f => f.RoundId);
        round.Navigation(r => r.Opening).AutoInclude();
        round.Navigation(r => r.Closing).AutoInclude();
        round.Navigation(r => r.Freeze).AutoInclude();
        round.HasIndex(r => r.EditionId);
    }

    public void Configure(EntityTypeBuilder<RoundOpening> opening)
    {
        opening.ToTable("round_openings");
        opening.HasKey(o => o.RoundId);
    }

    public void Configure(EntityTypeBuilder<RoundClosing> closing)
    {
        closing.ToTable("round_closings");
        closing.HasKey(c => c.RoundId);
    }

    public void Configure(EntityTypeBuilder<RoundFreeze> freeze)
    {
        freeze.ToTable("round_freezes");
        freeze.HasKey(f => f.RoundId);
        freeze.Property(f => f.Hash).HasMaxLength(64);
        freeze.Property(f => f.Salt).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<PinnedEntry> pinned)
    {
        pinned.ToTable("round_entries");
        pinned.HasKey(p => new { p.RoundId, p.EntryId });
        pinned.Property(p => p.VersionId).HasMaxLength(26);
        pinned.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId);
        pinned.HasOne<Entry>().WithMany().HasForeignKey(p => p.EntryId);
    }
}
