using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

internal readonly record struct JuryReportId(Guid Value) : IId<JuryReportId>;

/// <summary>A jury report as it was sealed: the chain without a single opened text. It stays as it is, whatever changes or is erased later.</summary>
internal sealed class JuryReport : Entity, IAudited, IFed
{
    public JuryReportId Id { get; private set; }
    public EditionId EditionId { get; private set; }
    public string Json { get; private set; } = "";
    /// <summary>The hash of the last link.</summary>
    public string Head { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public UserId? By { get; private set; }

    public string AuditSubject => $"edition/{EditionId.Value}";
    public string FeedSubject => AuditSubject;

    public static JuryReport Of(EditionId edition, string json, string head, UserId? by, DateTimeOffset at) =>
        new() { Id = Data.Id.New<JuryReportId>(), EditionId = edition, Json = json, Head = head, By = by, At = at };
}

/// <summary>What the commitments of an edition's reports are made with. Without it nobody can guess a name from its commitment.</summary>
internal sealed class ReportSalt
{
    public EditionId EditionId { get; private set; }
    public string Salt { get; private set; } = "";

    public static ReportSalt Of(EditionId edition, string salt) => new() { EditionId = edition, Salt = salt };
}

internal sealed class JuryReportMapping : IEntityTypeConfiguration<JuryReport>, IEntityTypeConfiguration<ReportSalt>
{
    public void Configure(EntityTypeBuilder<JuryReport> report)
    {
        report.ToTable("jury_reports");
        report.Property(r => r.Head).HasMaxLength(64);
        report.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
        report.HasIndex(r => r.EditionId);
    }

    public void Configure(EntityTypeBuilder<ReportSalt> salt)
    {
        salt.ToTable("report_salts");
        salt.HasKey(s => s.EditionId);
        salt.Property(s => s.Salt).HasMaxLength(64);
        salt.HasOne<Edition>().WithMany().HasForeignKey(s => s.EditionId).OnDelete(DeleteBehavior.Cascade);
    }
}
