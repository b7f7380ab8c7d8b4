using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Jury;

internal sealed class ExampleMapping : IEntityTypeConfiguration<Example>, IEntityTypeConfiguration<ExampleSheet>
{
    public void Configure(EntityTypeBuilder<Example> example)
    {
        example.ToTable("examples");
        example.HasKey(x => new { x.RoundId, x.EntryId });
        example.Property(x => x.VersionId).HasMaxLength(26);
        example.HasOne<Round>().WithMany().HasForeignKey(x => x.RoundId);
        example.HasOne<Entry>().WithMany().HasForeignKey(x => x.EntryId);
        example.HasIndex(x => x.EntryId);
    }

    public void Configure(EntityTypeBuilder<ExampleSheet> sheet)
    {
        sheet.ToTable("example_sheets");
        sheet.Ignore(s => s.Marks);
        // The marks go with the example: practice is of no use without it.
        sheet.HasOne<Example>().WithMany().HasForeignKey(s => new { s.RoundId, s.EntryId });
        sheet.HasOne<Juror>().WithMany().HasForeignKey(s => s.JurorId);
        sheet.HasIndex(s => new { s.RoundId, s.EntryId, s.JurorId }).IsUnique();
        sheet.HasIndex(s => s.JurorId);
    }
}
