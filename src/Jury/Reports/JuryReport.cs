using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Reports;

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

    /// <summary>Every prize in it is announced. One that waits stands in the chain with its number, and only the house may read that.</summary>
    public bool IsForEverybody => ReportChain.Read(Json)!.Links.All(link => link.Kind != "decision" || link.Content.GetProperty("outcome").GetString() != nameof(Outcome.Prize) || link.Content.GetProperty("published").GetString() is { Length: > 0 });

    public static JuryReport Of(EditionId edition, string json, string head, UserId? by, DateTimeOffset at) =>
        new() { Id = Data.Id.New<JuryReportId>(), EditionId = edition, Json = json, Head = head, By = by, At = at };
}

/// <summary>What the commitments of an edition's reports are made with. Without it nobody can guess a name from its commitment.</summary>
internal sealed class ReportSalt
{
    public EditionId EditionId { get; private set; }
    public string Salt { get; private set; } = "";
    /// <summary>How many were sealed with it. Of two who seal at once one comes first, and the other's would follow the wrong report.</summary>
    public int Sealed { get; private set; }

    public void Seal() => Sealed++;

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
        salt.Property(s => s.Sealed).HasDefaultValue(0).IsConcurrencyToken();
        salt.Property(s => s.Salt).HasMaxLength(64);
        salt.HasOne<Edition>().WithMany().HasForeignKey(s => s.EditionId).OnDelete(DeleteBehavior.Cascade);
    }
}
