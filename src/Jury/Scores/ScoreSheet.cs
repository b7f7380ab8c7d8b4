using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What one juror thinks of one entry in one round.</summary>
internal readonly record struct ScoreSheetId(Guid Value) : IId<ScoreSheetId>;

/// <summary>How far a sheet is, told from its rows.</summary>
internal enum SheetState { Empty, Busy, Skipped, Finished, Abstained, Struck }

/// <summary>What tells the state of a sheet. <paramref name="Begun"/>: it has a mark, a comment or a note.</summary>
internal readonly record struct SheetMarks(DateTimeOffset? Struck, DateTimeOffset? Abstained, DateTimeOffset? Finished, DateTimeOffset? Skipped, bool Begun)
{
    public SheetState State => this switch
    {
        { Struck: not null } => SheetState.Struck,
        { Abstained: not null } => SheetState.Abstained,
        { Finished: not null } => SheetState.Finished,
        { Skipped: not null } => SheetState.Skipped,
        _ => Begun ? SheetState.Busy : SheetState.Empty,
    };
}

/// <summary>One value for one criterion. A blank is no row, never a 0.</summary>
internal sealed class Score
{
    public ScoreSheetId SheetId { get; private set; }
    public string Criterion { get; private set; } = "";
    public decimal Value { get; internal set; }

    internal static Score Of(ScoreSheetId sheet, string criterion, decimal value) => new() { SheetId = sheet, Criterion = criterion, Value = value };
}

/// <summary>The sheet of one juror for one entry: marks, a comment for the jury and a note for oneself.</summary>
internal sealed class ScoreSheet : Entity
{
    public const int LongestText = 10_000;
    public const int MostSure = 3;

    private readonly List<Score> _scores = [];

    public ScoreSheetId Id { get; private set; }
    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    public JurorId JurorId { get; private set; }
    /// <summary>The version of the answers that was read.</summary>
    public string VersionId { get; private set; } = "";
    public string Comment { get; private set; } = "";
    public string PrivateNote { get; private set; } = "";
    /// <summary>A sentence beside a mark, by the key of its criterion.</summary>
    public string RemarksJson { get; private set; } = "{}";
    /// <summary>How sure the juror is: 1 is hardly, <see cref="MostSure"/> is very; null is not said. It changes no total.</summary>
    public int? Confidence { get; private set; }
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Changed { get; private set; }
    /// <summary>Since when every criterion has a mark, and every sentence that the round asks for is there: from here on it counts.</summary>
    public DateTimeOffset? Finished { get; private set; }
    public DateTimeOffset? Skipped { get; private set; }
    public DateTimeOffset? Abstained { get; private set; }
    public string AbstainReason { get; private set; } = "";
    /// <summary>Kept, and counted no more: a conflict came up, or the assignment was taken away.</summary>
    public DateTimeOffset? Struck { get; private set; }
    public IReadOnlyList<Score> Scores => _scores;

    public SheetState State => new SheetMarks(Struck, Abstained, Finished, Skipped, _scores.Count > 0 || Comment.Length > 0 || PrivateNote.Length > 0 || RemarksJson != "{}").State;

    public static ScoreSheet Begin(RoundId round, EntryId entry, JurorId juror, string versionId, DateTimeOffset at) =>
        new() { Id = Data.Id.New<ScoreSheetId>(), RoundId = round, EntryId = entry, JurorId = juror, VersionId = versionId, Started = at, Changed = at };

    public decimal? ValueOf(string criterion) => _scores.Find(score => score.Criterion == criterion)?.Value;

    public string RemarkOn(string criterion) => Worded.Read(RemarksJson).GetValueOrDefault(criterion, "");

    /// <summary>The boxes that the round wants filled and that are empty: keys of criteria, and an empty key for the comment.</summary>
    public IReadOnlyList<string> Unsaid(Round round)
    {
        var remarks = Worded.Read(RemarksJson);
        return [.. round.Criteria.Where(criterion => criterion.NeedsRemark && string.IsNullOrWhiteSpace(remarks.GetValueOrDefault(criterion.Key))).Select(criterion => criterion.Key),
            .. round.Policy.NeedsComment && string.IsNullOrWhiteSpace(Comment) ? new[] { "" } : []];
    }

    public bool IsMarked(Round round) => round.Criteria.All(criterion => ValueOf(criterion.Key) is not null);

    /// <summary>Gives or blanks one mark.</summary>
    /// <exception cref="Refusal"><c>Score.NoCriterion</c> or <c>Score.Value</c>.</exception>
    public void Give(Round round, string key, decimal? value, DateTimeOffset at)
    {
        round.RefuseUnlessAllowed(key, value);
        var score = _scores.Find(score => score.Criterion == key);
        if (score?.Value == value)
            return;
        if (value is null)
            _scores.Remove(score!);
        else if (score is null)
            _scores.Add(Score.Of(Id, key, value.Value));
        else
            score.Value = value.Value;
        (Abstained, AbstainReason) = (null, "");
        Count(round, at);
    }

    /// <summary>Keeps the words as they were typed.</summary>
    /// <exception cref="Refusal"><c>Score.TooLong</c> or <c>Validation.Nul</c>.</exception>
    public void Write(Round round, string? comment, string? privateNote, DateTimeOffset at)
    {
        Check(comment, "Input.Comment");
        Check(privateNote, "Input.PrivateNote");
        PrivateNote = privateNote ?? PrivateNote;
        Changed = at;
        if (comment is null || comment == Comment)
            return;
        Comment = comment;
        Finish(round, at);
    }

    /// <summary>Keeps a sentence beside the mark for one criterion.</summary>
    /// <exception cref="Refusal"><c>Score.NoCriterion</c>, <c>Score.TooLong</c> or <c>Validation.Nul</c>.</exception>
    public void Remark(Round round, string key, string text, DateTimeOffset at)
    {
        if (round.Criteria.All(criterion => criterion.Key != key))
            throw new Refusal("Score.NoCriterion");
        Check(text, $"Input.Remarks[{key}]");
        RemarksJson = Worded.Write(new Dictionary<string, string>(Worded.Read(RemarksJson)) { [key] = text });
        Changed = at;
        Finish(round, at);
    }

    /// <exception cref="Refusal"><c>Score.Confidence</c>.</exception>
    public void BeSure(int? confidence, DateTimeOffset at)
    {
        if (confidence is < 1 or > MostSure)
            throw new Refusal("Score.Confidence", MostSure) { Field = "Input.Confidence" };
        (Confidence, Changed) = (confidence, at);
    }

    /// <summary>Comes back later.</summary>
    public void Skip(DateTimeOffset at) => (Skipped, Changed) = (at, at);

    /// <summary>Does not judge this one, and says why. That is no mark, and no 0.</summary>
    /// <exception cref="Refusal"><c>Score.AbstainReason</c>.</exception>
    public void Abstain(string reason, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Score.AbstainReason") { Field = "Input.AbstainReason" };
        Check(reason, "Input.AbstainReason");
        (Abstained, AbstainReason, Changed) = (at, reason, at);
    }

    public void JudgeAfterAll(DateTimeOffset at) => (Abstained, AbstainReason, Changed) = (null, "", at);

    public void Strike(DateTimeOffset at) => Struck ??= at;

    public void Restore() => Struck = null;

    private void Count(Round round, DateTimeOffset at)
    {
        (Changed, Skipped) = (at, null);
        Finish(round, at);
    }

    private void Finish(Round round, DateTimeOffset at) => Finished = IsMarked(round) && Unsaid(round).Count == 0 ? Finished ?? at : null;

    private static void Check(string? text, string field)
    {
        if (text?.Length > LongestText)
            throw new Refusal("Score.TooLong", LongestText, text.Length) { Field = field };
        if (text?.Contains('\0') == true)
            throw new Refusal("Validation.Nul") { Field = field };
    }
}
