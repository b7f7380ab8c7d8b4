using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

public readonly record struct EntryNoteId(Guid Value) : IId<EntryNoteId>;

/// <summary>What the team writes to itself about an entry. Nobody else reads it.</summary>
internal sealed class EntryNote : Entity
{
    public const int Longest = 5000;

    public EntryNoteId Id { get; private set; }
    public EntryId EntryId { get; private set; }
    public string Text { get; private set; } = "";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static EntryNote Of(EntryId entry, string text, UserId? by, DateTimeOffset at) => new() { Id = Data.Id.New<EntryNoteId>(), EntryId = entry, Text = text, By = by, At = at };
}

internal sealed class EntryNoteMapping : IEntityTypeConfiguration<EntryNote>
{
    public void Configure(EntityTypeBuilder<EntryNote> note)
    {
        note.ToTable("entry_notes");
        note.Property(n => n.Text).HasMaxLength(EntryNote.Longest);
        note.HasOne<Entry>().WithMany().HasForeignKey(n => n.EntryId);
        note.HasIndex(n => new { n.EntryId, n.At });
    }
}
