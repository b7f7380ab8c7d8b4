using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Campaign;

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>, IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<Withdrawal>,
    IEntityTypeConfiguration<Admission>, IEntityTypeConfiguration<Publication>, IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        entry.ToTable("entries");
        entry.Property(e => e.Title).HasMaxLength(Entry.LongestTitle);
        entry.Property(e => e.Organisation).HasMaxLength(Entry.LongestLine);
        entry.Property(e => e.Municipality).HasMaxLength(Entry.LongestLine);
        entry.Property(e => e.Postcode).HasMaxLength(20);
        entry.Property(e => e.Website).HasMaxLength(2000);
        entry.Property(e => e.Language).HasMaxLength(5);
        entry.Property(e => e.Culture).HasMaxLength(5);
        entry.Property(e => e.Number).HasMaxLength(20);
        entry.Property(e => e.Slug).HasMaxLength(Entry.LongestSlug);
        entry.Property(e => e.ContentItemId).HasMaxLength(26);
        entry.Property(e => e.DraftKey).HasMaxLength(64);
        entry.Property(e => e.SourceKey).HasMaxLength(300);
        entry.Property(e => e.Themes).HasWords();
        entry.HasOne<Edition>().WithMany().HasForeignKey(e => e.EditionId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Initiative>().WithMany().HasForeignKey(e => e.InitiativeId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne(e => e.Submission).WithOne().HasForeignKey<Submission>(s => s.EntryId);
        entry.HasOne(e => e.Withdrawal).WithOne().HasForeignKey<Withdrawal>(s => s.EntryId);
        entry.HasOne(e => e.Admission).WithOne().HasForeignKey<Admission>(s => s.EntryId);
        entry.HasOne(e => e.Publication).WithOne().HasForeignKey<Publication>(s => s.EntryId);
        entry.Navigation(e => e.Submission).AutoInclude();
        entry.Navigation(e => e.Withdrawal).AutoInclude();
        entry.Navigation(e => e.Admission).AutoInclude();
        entry.Navigation(e => e.Publication).AutoInclude();
        entry.HasIndex(e => new { e.EditionId, e.Number }).IsUnique();
        entry.HasIndex(e => new { e.EditionId, e.Slug }).IsUnique();
        entry.HasIndex(e => new { e.EditionId, e.SourceKey }).IsUnique();
        entry.HasIndex(e => new { e.EditionId, e.Changed });
        entry.HasIndex(e => e.ContentItemId).IsUnique();
        entry.HasIndex(e => e.Entrant);
    }

    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("submissions");
        submission.HasKey(s => s.EntryId);
        submission.Property(s => s.VersionId).HasMaxLength(26);
    }

    public void Configure(EntityTypeBuilder<Withdrawal> withdrawal)
    {
        withdrawal.ToTable("withdrawals");
        withdrawal.HasKey(w => w.EntryId);
        withdrawal.Property(w => w.Reason).HasMaxLength(Withdrawal.LongestReason);
    }

    public void Configure(EntityTypeBuilder<Admission> admission)
    {
        admission.ToTable("admissions");
        admission.HasKey(a => a.EntryId);
    }

    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.ToTable("publications");
        publication.HasKey(p => p.EntryId);
    }

    public void Configure(EntityTypeBuilder<Initiative> initiative)
    {
        initiative.ToTable("initiatives");
        initiative.Property(i => i.Name).HasMaxLength(Initiative.LongestName);
    }
}
