using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Jury;

internal sealed class ScoreMapping : IEntityTypeConfiguration<ScoreSheet>, IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> sheet)
    {
        sheet.ToTable("score_sheets");
        sheet.Property(s => s.RemarksJson).HasDefaultValue("{}");
        sheet.Property(s => s.VersionId).HasMaxLength(26);
        sheet.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId);
        sheet.HasOne<Entry>().WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Restrict);
        sheet.HasOne<Juror>().WithMany().HasForeignKey(s => s.JurorId).OnDelete(DeleteBehavior.Restrict);
        sheet.HasMany(s => s.Scores).WithOne().HasForeignKey(s => s.SheetId);
        sheet.Navigation(s => s.Scores).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
        sheet.HasIndex(s => new { s.RoundId, s.EntryId, s.JurorId }).IsUnique();
        sheet.HasIndex(s => new { s.RoundId, s.JurorId });
        sheet.HasIndex(s => s.EntryId);
        sheet.HasIndex(s => s.JurorId);
    }

    public void Configure(EntityTypeBuilder<Score> score)
    {
        score.ToTable("scores");
        score.HasKey(s => new { s.SheetId, s.Criterion });
        score.Property(s => s.Criterion).HasMaxLength(Criterion.LongestKey);
        score.Property(s => s.Value).HasPrecision(12, 4);
    }
}
