using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What entrants read of a round besides its outcome.</summary>
internal enum FeedbackRule { None, Comments }

/// <summary>What an entrant will read of what the jury said: gathered from the comments, written by the team. It never names a juror.</summary>
internal sealed class EntryFeedback : Entity, IAudited
{
    public const int LongestText = 5000;

    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    public string Text { get; private set; } = "";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>From here on it goes with the mail.</summary>
    public DateTimeOffset? Ready { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    public static EntryFeedback Of(RoundId round, EntryId entry) => new() { RoundId = round, EntryId = entry };

    /// <summary>What goes with the mail; null where the round says nothing, or the text is not ready.</summary>
    public static async Task<string?> OfAsync(AppDb db, Round round, EntryId entry, CancellationToken cancellationToken) => round.Feedback == FeedbackRule.None ? null
        : await db.Feedbacks.Where(f => f.RoundId == round.Id && f.EntryId == entry && f.Ready != null).Select(f => f.Text).SingleOrDefaultAsync(cancellationToken);

    /// <param name="jurors">The names that may not be in it.</param>
    /// <exception cref="Refusal"><c>Feedback.NamesJuror</c>, <c>Feedback.Empty</c>, <c>Decision.TooLong</c>.</exception>
    public void Write(string text, bool isReady, IEnumerable<string> jurors, UserId? by, DateTimeOffset at)
    {
        if (text.Length > LongestText)
            throw new Refusal("Decision.TooLong", LongestText) { Field = "Text" };
        if (JurorNames.FirstIn(text, jurors) is { } name)
            throw new Refusal("Feedback.NamesJuror", name) { Field = "Text" };
        if (isReady && string.IsNullOrWhiteSpace(text))
            throw new Refusal("Feedback.Empty") { Field = "Text" };
        (Text, Ready, By, At) = (text, isReady ? at : null, by, at);
    }
}

internal sealed class EntryFeedbackMapping : IEntityTypeConfiguration<EntryFeedback>
{
    public void Configure(EntityTypeBuilder<EntryFeedback> feedback)
    {
        feedback.ToTable("entry_feedbacks");
        feedback.HasKey(f => new { f.RoundId, f.EntryId });
        feedback.HasOne<Round>().WithMany().HasForeignKey(f => f.RoundId);
        feedback.HasOne<Entry>().WithMany().HasForeignKey(f => f.EntryId);
    }
}
