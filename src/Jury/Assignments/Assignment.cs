using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>This juror reads this entry in this round.</summary>
internal sealed class Assignment : Entity, IAudited
{
    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    public JurorId JurorId { get; private set; }
    /// <summary>Put there by a person, not by the plan.</summary>
    public bool IsManual { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The juror said to have no conflict; before that the answers stay shut.</summary>
    public DateTimeOffset? Cleared { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    public static Assignment Of(RoundId round, EntryId entry, JurorId juror, bool manual, UserId? by, DateTimeOffset at) =>
        new() { RoundId = round, EntryId = entry, JurorId = juror, IsManual = manual, By = by, At = at };

    public void Clear(DateTimeOffset at) => Cleared ??= at;
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("assignments");
        assignment.HasKey(a => new { a.RoundId, a.EntryId, a.JurorId });
        assignment.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId);
        assignment.HasOne<Entry>().WithMany().HasForeignKey(a => a.EntryId);
        assignment.HasOne<Juror>().WithMany().HasForeignKey(a => a.JurorId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasIndex(a => new { a.RoundId, a.JurorId });
        assignment.HasIndex(a => a.EntryId);
        assignment.HasIndex(a => a.JurorId);
    }
}
