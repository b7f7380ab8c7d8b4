using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Jury;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingItem>, IEntityTypeConfiguration<Attendance>,
    IEntityTypeConfiguration<JuryPlace>, IEntityTypeConfiguration<MeetingNote>, IEntityTypeConfiguration<Hands>, IEntityTypeConfiguration<HandsAnswer>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings");
        meeting.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundId).OnDelete(DeleteBehavior.Restrict);
        meeting.HasIndex(m => m.RoundId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MeetingItem> item)
    {
        item.ToTable("meeting_items");
        item.HasKey(i => new { i.MeetingId, i.EntryId });
        item.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId);
        item.HasOne<Entry>().WithMany().HasForeignKey(i => i.EntryId);
    }

    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.ToTable("meeting_attendances");
        attendance.HasKey(a => new { a.MeetingId, a.JurorId });
        attendance.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId);
        attendance.HasOne<Juror>().WithMany().HasForeignKey(a => a.JurorId);
    }

    public void Configure(EntityTypeBuilder<JuryPlace> place)
    {
        place.ToTable("meeting_places");
        place.HasKey(p => new { p.MeetingId, p.EntryId });
        place.Property(p => p.Reason).HasMaxLength(JuryPlace.LongestReason);
        place.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId);
        place.HasOne<Entry>().WithMany().HasForeignKey(p => p.EntryId);
    }

    public void Configure(EntityTypeBuilder<MeetingNote> note)
    {
        note.ToTable("meeting_notes");
        note.HasKey(n => new { n.MeetingId, n.EntryId });
        note.HasOne<Meeting>().WithMany().HasForeignKey(n => n.MeetingId);
        note.HasOne<Entry>().WithMany().HasForeignKey(n => n.EntryId);
    }

    public void Configure(EntityTypeBuilder<Hands> hands)
    {
        hands.ToTable("meeting_hands");
        hands.Ignore(h => h.Choices);
        hands.Ignore(h => h.Counted);
        hands.Property(h => h.Question).HasMaxLength(Hands.LongestText);
        hands.HasOne<Meeting>().WithMany().HasForeignKey(h => h.MeetingId);
        hands.HasOne<Entry>().WithMany().HasForeignKey(h => h.EntryId);
    }

    public void Configure(EntityTypeBuilder<HandsAnswer> answer)
    {
        answer.ToTable("meeting_hands_answers");
        answer.HasKey(a => new { a.HandsId, a.JurorId });
        answer.HasOne<Hands>().WithMany().HasForeignKey(a => a.HandsId);
        answer.HasOne<Juror>().WithMany().HasForeignKey(a => a.JurorId);
    }
}
