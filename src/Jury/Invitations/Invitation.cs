using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What the team asks of the jury of one edition. The dates of the rounds are not repeated here: the page of the invitation reads them from the rounds.</summary>
internal sealed class Invitation : Entity, IAudited
{
    public const int MostHours = 500;
    public const int LongestWords = 4_000;

    public EditionId EditionId { get; private set; }
    /// <summary>How many hours of work it is, about; null where nobody said.</summary>
    public int? Hours { get; private set; }
    /// <summary>Until when the team hopes to hear. Later answers count as well; reminders stop.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }
    /// <summary>What else there is to say, such as the day of the meeting: plain text by language, blank lines part paragraphs.</summary>
    public string WordsJson { get; private set; } = "{}";

    public string AuditSubject => $"edition/{EditionId.Value}";

    public static Invitation To(EditionId edition) => new() { EditionId = edition };

    /// <exception cref="Refusal"><c>Invitation.Hours</c> or <c>Invitation.WordsLong</c>.</exception>
    public void Ask(int? hours, DateTimeOffset? answerBy, IReadOnlyDictionary<string, string> words)
    {
        if (hours is < 1 or > MostHours)
            throw new Refusal("Invitation.Hours", MostHours) { Field = "Input.Hours" };
        if (words.FirstOrDefault(text => text.Value.Length > LongestWords) is { Key: { } language, Value.Length: var length })
            throw new Refusal("Invitation.WordsLong", LongestWords, length) { Field = $"Input.Words{char.ToUpperInvariant(language[0])}{language[1..]}" };
        (Hours, AnswerBy, WordsJson) = (hours, answerBy, Worded.Write(words));
    }

    /// <summary>The paragraphs of what else there is to say.</summary>
    public IReadOnlyList<string> ParagraphsIn(string language) =>
        Worded.Read(WordsJson).In(language).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("jury_invitations");
        invitation.HasKey(i => i.EditionId);
        invitation.HasOne<Edition>().WithOne().HasForeignKey<Invitation>(i => i.EditionId).OnDelete(DeleteBehavior.Cascade);
    }
}
