using System.Text.Json;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury;

/// <summary>One round of the jury.</summary>
public readonly record struct RoundId(Guid Value) : IId<RoundId>;

/// <summary>Where a round stands, told from its rows.</summary>
internal enum RoundState { Planned, Open, Closed, Frozen }

/// <summary>A round is policy as data: who marks what, on which scale, until when, and what stays hidden. Its state is the rows below it.</summary>
internal sealed partial class Round : Entity, IAudited
{
    public const int MostReviews = 50;

    private IReadOnlyList<Criterion>? _criteria;

    public RoundId Id { get; private set; }
    public EditionId EditionId { get; private set; }
    /// <summary>The round before: only what the jury let through there is read here. Null means all that is admitted.</summary>
    public RoundId? After { get; private set; }
    public string NameJson { get; private set; } = "{}";
    /// <summary>When jurors may score.</summary>
    public Window? Window { get; private set; }
    public int ReviewsPerEntry { get; private set; } = 3;
    /// <summary>How many entries go on; null where the jury has no number.</summary>
    public int? Places { get; private set; }
    public string CriteriaJson { get; private set; } = "[]";
    /// <summary>Keys of fields that this round hides from its jurors, besides what the form always hides.</summary>
    public IReadOnlyList<string> Hidden { get; private set; } = [];
    public RankMethod Method { get; private set; } = RankMethod.Adjusted;
    /// <summary>What entrants read besides the outcome.</summary>
    public FeedbackRule Feedback { get; private set; }
    public RoundOpening? Opening { get; private set; }
    public RoundClosing? Closing { get; private set; }
    public RoundFreeze? Freeze { get; private set; }

    /// <summary>A round that hides something. Its jurors do not read redacted passages either.</summary>
    public bool IsBlind => Hidden.Count > 0;

    public string AuditSubject => $"round/{Id.Value}";

    public RoundState State => Freeze is not null ? RoundState.Frozen : Closing is not null ? RoundState.Closed : Opening is not null ? RoundState.Open : RoundState.Planned;

    /// <summary>What is asked in this round, and counted.</summary>
    public IReadOnlyList<Criterion> Criteria => _criteria ??= [.. AllCriteria.Where(criterion => !criterion.FinalOnly || Policy.Model == RoundModel.Final)];

    /// <summary>With what a final alone would ask.</summary>
    public IReadOnlyList<Criterion> AllCriteria => Criterion.ReadAll(CriteriaJson);

    public static Round Plan(EditionId edition, IReadOnlyDictionary<string, string> name)
    {
        var round = new Round { Id = Data.Id.New<RoundId>(), EditionId = edition };
        round.Rename(name);
        return round;
    }

    /// <summary>The same policy for another edition, with the year in its name replaced.</summary>
    internal Round CopyTo(EditionId edition, string year, string newYear)
    {
        var copy = Plan(edition, Worded.Read(NameJson).ToDictionary(name => name.Key, name => name.Value.Replace(year, newYear, StringComparison.Ordinal)));
        (copy.ReviewsPerEntry, copy.Places, copy.CriteriaJson, copy.Hidden, copy.Method, copy.Feedback, copy.PolicyJson) = (ReviewsPerEntry, Places, CriteriaJson, Hidden, Method, Feedback, PolicyJson);
        return copy;
    }

    public string NameIn(string language) => Worded.Read(NameJson).In(language);

    /// <exception cref="Refusal"><c>Round.NameMissing</c>.</exception>
    public void Rename(IReadOnlyDictionary<string, string> name)
    {
        if (string.IsNullOrWhiteSpace(name.GetValueOrDefault("nl")))
            throw new Refusal("Round.NameMissing") { Field = "Input.NameNl" };
        NameJson = Worded.Write(name);
    }

    public void Schedule(Window? window)
    {
        RefuseIfFrozen();
        if (window != Window)
            Raise(new RoundScheduled(Id, EditionId));
        Window = window;
    }

    /// <exception cref="Refusal"><c>Round.Reviews</c>, or <c>Round.PolicyFixed</c>: jurors already see what the policy shows them.</exception>
    public void Rule(int reviewsPerEntry, IReadOnlyList<string> hidden, RankMethod method)
    {
        RefuseIfFrozen();
        if (reviewsPerEntry is < 1 or > MostReviews)
            throw new Refusal("Round.Reviews", MostReviews) { Field = "Input.ReviewsPerEntry" };
        if (Opening is not null && !hidden.SequenceEqual(Hidden))
            throw new Refusal("Round.PolicyFixed") { Field = "Input.Hidden" };
        (ReviewsPerEntry, Method) = (reviewsPerEntry, method);
        if (!hidden.SequenceEqual(Hidden))
            Hidden = hidden;
    }

    /// <exception cref="Refusal"><c>Round.Places</c>: at least one goes on.</exception>
    public void CutAt(int? places)
    {
        RefuseIfFrozen();
        if (places is < 1)
            throw new Refusal("Round.Places") { Field = "Input.Places" };
        Places = places;
    }

    public void Tell(FeedbackRule rule) => Feedback = rule;

    /// <exception cref="Refusal"><c>Round.PolicyFixed</c> once open, or <c>Round.AfterItself</c>.</exception>
    public void Follow(RoundId? earlier)
    {
        if (earlier == Id)
            throw new Refusal("Round.AfterItself") { Field = "Input.After" };
        if (Opening is not null && earlier != After)
            throw new Refusal("Round.PolicyFixed") { Field = "Input.After" };
        After = earlier;
    }

    /// <exception cref="Refusal"><c>Round.CriteriaFixed</c> once open, <c>Round.CriteriaTwice</c>, or what is wrong with one of them.</exception>
    public void Ask(IReadOnlyList<Criterion> criteria)
    {
        foreach (var criterion in criteria)
            criterion.Check();
        if (criteria.CountBy(criterion => criterion.Key).FirstOrDefault(key => key.Value > 1) is { Key: { } twice })
            throw new Refusal("Round.CriteriaTwice", twice);
        var json = JsonSerializer.Serialize(criteria, Worded.Plain);
        if (json == JsonSerializer.Serialize(AllCriteria, Worded.Plain))
            return;
        if (Opening is not null)
            throw new Refusal("Round.CriteriaFixed");
        (CriteriaJson, _criteria) = (json, null);
    }

    /// <summary>From now on assigned jurors see the entries. Scores count within the window.</summary>
    /// <exception cref="Refusal"><c>Round.IsOpen</c>, <c>Round.NoCriteria</c>, <c>Round.NoWindow</c>, or what the readiness says.</exception>
    public void Open(Readiness readiness, UserId? by, DateTimeOffset at)
    {
        if (Opening is not null)
            throw new Refusal("Round.IsOpen");
        if (Criteria.Count == 0)
            throw new Refusal("Round.NoCriteria");
        if (Window is null)
            throw new Refusal("Round.NoWindow");
        readiness.RefuseUnlessReady();
        Opening = RoundOpening.Of(Id, by, at);
        Raise(new RoundOpened(Id, EditionId));
    }

    /// <exception cref="Refusal"><c>Round.IsNotOpen</c>.</exception>
    public void Close(UserId? by, DateTimeOffset at)
    {
        if (State != RoundState.Open)
            throw new Refusal("Round.IsNotOpen");
        Closing = RoundClosing.Of(Id, by, at);
        Raise(new RoundClosed(Id, EditionId));
    }

    /// <exception cref="Refusal"><c>Round.IsNotClosed</c>.</exception>
    public void Reopen()
    {
        if (State != RoundState.Closed)
            throw new Refusal("Round.IsNotClosed");
        Closing = null;
    }

    /// <exception cref="Refusal"><c>Round.IsNotClosed</c>: a ranking is frozen once nobody scores any more.</exception>
    public void FreezeAs(FrozenRanking frozen, string salt, UserId? by, DateTimeOffset at)
    {
        if (State != RoundState.Closed)
            throw new Refusal("Round.IsNotClosed");
        Freeze = RoundFreeze.Of(Id, frozen.Json, frozen.Hash, salt, by, at);
        Raise(new RoundFrozen(Id, EditionId));
    }

    /// <summary>Whether jurors may read the entries.</summary>
    public bool ShowsEntriesAt(DateTimeOffset now) => Opening is not null && Window is { } window && now >= window.Opens;

    public bool TakesScoresAt(DateTimeOffset received) => ScoresClosedBecause(received) is null;

    /// <summary>Why no score counts now, or null.</summary>
    public string? ScoresClosedBecause(DateTimeOffset received) => this switch
    {
        { Opening: null } => "Round.NotOpenYet",
        { Closing: not null } or { Freeze: not null } => "Round.ScoresClosed",
        { Window: not { } } => "Round.NotOpenYet",
        _ when received < Window.Opens => "Round.NotOpenYet",
        _ when !Window.Accepts(received) => "Round.ScoresLate",
        _ => null,
    };

    public void RefuseUnlessScoring(DateTimeOffset received)
    {
        if (ScoresClosedBecause(received) is { } key)
            throw new Refusal(key, Window?.Closes);
    }

    /// <exception cref="Refusal"><c>Score.NoCriterion</c> or <c>Score.Value</c>: no such mark is asked here. A blank is always allowed.</exception>
    public void RefuseUnlessAllowed(string key, decimal? value)
    {
        var criterion = Criteria.FirstOrDefault(criterion => criterion.Key == key) ?? throw new Refusal("Score.NoCriterion");
        if (value is { } given && !criterion.Allows(given))
            throw new Refusal("Score.Value", criterion.Minimum, criterion.Maximum, criterion.Step) { Field = $"Input.Values[{key}]" };
    }

    private void RefuseIfFrozen()
    {
        if (Freeze is not null)
            throw new Refusal("Round.IsFrozen");
    }
}
