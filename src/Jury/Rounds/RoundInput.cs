using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury.Rounds;

/// <summary>A round as a form has it; times are the clock of Brussels.</summary>
internal sealed class RoundInput
{
    public string NameNl { get; set; } = "";
    public string NameFr { get; set; } = "";
    public string NameEn { get; set; } = "";
    public DateTime? Opens { get; set; }
    public DateTime? Closes { get; set; }
    public int GraceMinutes { get; set; }
    public int ReviewsPerEntry { get; set; } = 3;
    public int? Places { get; set; }
    public AdvanceKind Advance { get; set; }
    public decimal? Threshold { get; set; }
    public decimal Ridge { get; set; }
    public List<string> Ties { get; set; } = [];
    /// <summary>Why the chain changes, once somebody has scored.</summary>
    public string TiesReason { get; set; } = "";
    public RoundModel Model { get; set; }
    public Scorers Scorers { get; set; }
    public bool NeedsComment { get; set; }
    public ShareRule Shares { get; set; }
    public bool SharesNames { get; set; }
    public bool WildCards { get; set; }
    public string Method { get; set; } = nameof(RankMethod.Adjusted);
    public string After { get; set; } = "";
    public List<string> Hidden { get; set; } = [];
    public List<CriterionInput> Criteria { get; set; } = [];

    public static RoundInput From(Round round)
    {
        var (name, policy) = (Worded.Read(round.NameJson), round.Policy);
        return new()
        {
            NameNl = name.GetValueOrDefault("nl", ""),
            NameFr = name.GetValueOrDefault("fr", ""),
            NameEn = name.GetValueOrDefault("en", ""),
            Opens = round.Window is { } opens ? Brussels.Local(opens.Opens).DateTime : null,
            Closes = round.Window is { } closes ? Brussels.Local(closes.Closes).DateTime : null,
            GraceMinutes = (int)(round.Window?.Grace.TotalMinutes ?? 0),
            ReviewsPerEntry = round.ReviewsPerEntry,
            Places = round.Places,
            Method = round.Method.ToString(),
            Advance = policy.Advance,
            Threshold = policy.Threshold,
            Ridge = policy.Ridge,
            Ties = [.. policy.Ties ?? []],
            Model = policy.Model,
            Scorers = policy.Scorers,
            NeedsComment = policy.NeedsComment,
            Shares = policy.Shares,
            SharesNames = policy.SharesNames,
            WildCards = policy.WildCards,
            After = round.After?.Value.ToString() ?? "",
            Hidden = [.. round.Hidden],
            Criteria = [.. round.AllCriteria.Select(CriterionInput.From)],
        };
    }

    /// <summary>Writes the policy onto a round; criteria and what jurors were promised only while nobody reads by them.</summary>
    /// <param name="scored">Whether somebody already gave a mark.</param>
    /// <returns>What must be kept of a late change.</returns>
    public PolicyChange? WriteTo(Round round, bool scored, UserId? by, DateTimeOffset at)
    {
        round.Rename(CriterionInput.Words(NameNl, NameFr, NameEn));
        round.Schedule(Opens is { } opens && Closes is { } closes
            ? Window.Of(Instant(opens, round.Window?.Opens), Instant(closes, round.Window?.Closes), TimeSpan.FromMinutes(GraceMinutes))
            : Opens is null && Closes is null ? null : throw new Refusal("Round.HalfWindow") { Field = Opens is null ? "Input.Opens" : "Input.Closes" });
        round.Rule(ReviewsPerEntry, round.Opening is null ? [.. Hidden] : round.Hidden, Enum.TryParse<RankMethod>(Method, out var method) ? method : RankMethod.Adjusted);
        round.CutAt(Places);
        if (round.Opening is null)
        {
            round.Follow(Guid.TryParse(After, out var after) ? new RoundId(after) : null);
            round.Ask([.. Criteria.Where(criterion => !criterion.IsBlank).Select(criterion => criterion.ToCriterion())]);
        }
        return round.Adopt(Policy(round), scored, TiesReason, by, at);
    }

    // A form shows minutes of one clock: what was not touched stays to the second, and in the hour that comes twice.
    private static DateTimeOffset Instant(DateTime typed, DateTimeOffset? stored) =>
        stored is { } kept && Brussels.Local(kept).DateTime is var shown && shown.AddTicks(-(shown.Ticks % TimeSpan.TicksPerMinute)) == typed ? kept : Brussels.Instant(typed);

    private RoundPolicy Policy(Round round)
    {
        var ties = Ties.Where(step => !string.IsNullOrEmpty(step)).ToList();
        var known = round.Opening is not null ? round.Policy
            : new() { Model = Model, Scorers = Scorers, Ridge = Ridge, NeedsComment = NeedsComment, Shares = Shares, SharesNames = SharesNames };
        return known with { Advance = Advance, Threshold = Advance == AdvanceKind.Threshold ? Threshold : null, Ties = ties, WildCards = WildCards };
    }
}
