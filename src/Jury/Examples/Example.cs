using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>An entry that the jurors of a round score to practise. It has tables of its own, so that nothing of it can count.</summary>
internal sealed class Example : Entity, IAudited
{
    public const int Most = 3;

    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    /// <summary>The version of the answers that is read: the one that was handed in.</summary>
    public string VersionId { get; private set; } = "";
    /// <summary>From 1.</summary>
    public int Place { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    /// <param name="competes">Whether the round reads the entry, or still may.</param>
    /// <param name="chosen">What the round has already.</param>
    /// <exception cref="Refusal"><c>Example.Enough</c>, <c>Example.Twice</c>, <c>Example.NoAnswers</c>, <c>Example.Withdrawn</c>, or <c>Example.Competes</c>: the jury would know of it what others think before it counts.</exception>
    public static Example Choose(RoundId round, Entry entry, bool competes, IReadOnlyCollection<Example> chosen)
    {
        if (chosen.Any(example => example.EntryId == entry.Id))
            throw new Refusal("Example.Twice");
        if (chosen.Count >= Most)
            throw new Refusal("Example.Enough", Most);
        if (entry.Withdrawal is not null)
            throw new Refusal("Example.Withdrawn");
        if (competes)
            throw new Refusal("Example.Competes");
        if (entry.Submission is not { } submission)
            throw new Refusal("Example.NoAnswers");
        return new() { RoundId = round, EntryId = entry.Id, VersionId = submission.VersionId, Place = chosen.Select(example => example.Place).DefaultIfEmpty(0).Max() + 1 };
    }

    /// <summary>Puts examples at places 1, 2, 3 in this order.</summary>
    public static void Order(IEnumerable<Example> examples)
    {
        foreach (var (index, example) in examples.Index())
            example.Place = index + 1;
    }
}
