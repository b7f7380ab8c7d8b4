using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What somebody wrote while the jury spoke of one entry. Two writers never overwrite each other: who writes says which text was in front of them.</summary>
internal sealed class MeetingNote : Entity
{
    public const int LongestText = 20_000;

    public MeetingId MeetingId { get; private set; }
    public EntryId EntryId { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>Goes up with each text that is kept.</summary>
    public int Revision { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static MeetingNote Of(MeetingId meeting, EntryId entry) => new() { MeetingId = meeting, EntryId = entry };

    /// <param name="revision">Of the text that the writer had in front of them.</param>
    /// <returns>False, and nothing is written, when somebody else's text came in between.</returns>
    /// <exception cref="Refusal"><c>Decision.TooLong</c> or <c>Validation.Nul</c>.</exception>
    public bool TryWrite(string text, int revision, UserId? by, DateTimeOffset at)
    {
        if (text.Length > LongestText)
            throw new Refusal("Decision.TooLong", LongestText) { Field = "Text" };
        if (text.Contains('\0'))
            throw new Refusal("Validation.Nul") { Field = "Text" };
        if (text == Text)
            return true;
        if (revision != Revision)
            return false;
        (Text, Revision, By, At) = (text, Revision + 1, by, at);
        return true;
    }
}
