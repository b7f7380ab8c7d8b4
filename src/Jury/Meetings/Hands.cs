using System.Text.Json;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>A question to the table.</summary>
internal readonly record struct HandsId(Guid Value) : IId<HandsId>;

/// <summary>A show of hands on one entry: each juror who takes part answers, or the chair counts the hands in the room.</summary>
internal sealed class Hands : Entity, IAudited
{
    public const int LongestText = 300;
    public const int MostChoices = 8;
    public const int MostCounted = 1000;

    public HandsId Id { get; private set; }
    public MeetingId MeetingId { get; private set; }
    public EntryId EntryId { get; private set; }
    public string Question { get; private set; } = "";
    public string ChoicesJson { get; private set; } = "[]";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? Closed { get; private set; }
    /// <summary>What the chair counted in the room, per choice; null where the screens counted.</summary>
    public string? CountedJson { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);
    public IReadOnlyList<string> Choices => JsonSerializer.Deserialize<string[]>(ChoicesJson)!;
    public IReadOnlyList<int>? Counted => CountedJson is null ? null : JsonSerializer.Deserialize<int[]>(CountedJson);

    /// <exception cref="Refusal"><c>Hands.QuestionMissing</c>, <c>Hands.Choices</c> or <c>Decision.TooLong</c>.</exception>
    public static Hands Ask(MeetingId meeting, EntryId entry, string question, IEnumerable<string> choices, UserId? by, DateTimeOffset at)
    {
        string[] given = [.. choices.Select(choice => choice.Trim()).Where(choice => choice.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (string.IsNullOrWhiteSpace(question))
            throw new Refusal("Hands.QuestionMissing") { Field = "Question" };
        if (given.Length is < 2 or > MostChoices)
            throw new Refusal("Hands.Choices", MostChoices) { Field = "Choices" };
        if (question.Length > LongestText || given.Any(choice => choice.Length > LongestText))
            throw new Refusal("Decision.TooLong", LongestText) { Field = "Question" };
        return new() { Id = Data.Id.New<HandsId>(), MeetingId = meeting, EntryId = entry, Question = question.Trim(), ChoicesJson = JsonSerializer.Serialize(given, Worded.Plain), By = by, At = at };
    }

    public void Close(DateTimeOffset at) => Closed ??= at;

    /// <summary>The chair counted the hands in the room.</summary>
    /// <exception cref="Refusal"><c>Hands.Counts</c>: one number per choice.</exception>
    public void Count(IReadOnlyList<int?> counts, DateTimeOffset at)
    {
        if (counts.Count != Choices.Count || counts.Any(count => count is null or < 0 or > MostCounted))
            throw new Refusal("Hands.Counts") { Field = "Counts" };
        (CountedJson, Closed) = (JsonSerializer.Serialize(counts), Closed ?? at);
    }

    /// <summary>Hands per choice. A hand of somebody who stands aside for the entry does not count, whenever that came out.</summary>
    public IReadOnlyList<int> Result(IEnumerable<HandsAnswer> answers, IReadOnlySet<JurorId> aside) => Counted ?? Raised([.. answers], aside);

    private IReadOnlyList<int> Raised(IReadOnlyList<HandsAnswer> answers, IReadOnlySet<JurorId> aside) =>
        [.. Choices.Select((_, choice) => answers.Count(answer => answer.HandsId == Id && answer.Choice == choice && !aside.Contains(answer.JurorId) && (Closed is null || answer.At <= Closed)))];
}

/// <summary>One juror's hand.</summary>
internal sealed class HandsAnswer
{
    public HandsId HandsId { get; private set; }
    public JurorId JurorId { get; private set; }
    public int Choice { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <exception cref="Refusal"><c>Hands.IsClosed</c> or <c>Hands.NoChoice</c>.</exception>
    public static HandsAnswer Of(Hands hands, JurorId juror, int choice, DateTimeOffset at)
    {
        var answer = new HandsAnswer { HandsId = hands.Id, JurorId = juror };
        answer.Choose(hands, choice, at);
        return answer;
    }

    /// <exception cref="Refusal"><c>Hands.IsClosed</c> or <c>Hands.NoChoice</c>.</exception>
    public void Choose(Hands hands, int choice, DateTimeOffset at)
    {
        if (hands.Closed is not null)
            throw new Refusal("Hands.IsClosed");
        if (choice < 0 || choice >= hands.Choices.Count)
            throw new Refusal("Hands.NoChoice") { Field = "Choice" };
        (Choice, At) = (choice, at);
    }
}
