using System.Text.Json.Serialization;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>One entry's figures. <see cref="TiedWith"/> names every entry that this one cannot be told apart from; among more than 2,000 entries those up to 250 places above and below. <see cref="InCut"/>, from 0 to 1, is how likely it goes on if the jury read again. <see cref="BrokenBy"/> is the step that parted it from entries of the same value.</summary>
internal sealed record EntryFigures(
    string Entry, int N, double? Mean, double? Median, double? Sd, double? Trimmed, double? Adjusted, double? Z, double? RankSum,
    int? Rank, int? RankRaw, double? Se, IReadOnlyList<string> TiedWith, [property: JsonIgnore] double? InCut = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? BrokenBy = null);

/// <summary>One juror's figures. An effect above 0 is more generous than the jury; <see cref="Differs"/> when chance does not explain it. <see cref="Error"/> is the standard error of the effect, <see cref="Given"/> every total that the juror gave, lowest first.</summary>
internal sealed record JurorFigures(string Juror, int N, double? Mean, double? Sd, double? Effect, double? CorrelationWithRest, bool Differs, double? Error, IReadOnlyList<double> Given);

/// <summary>How far the jurors agree. Chi², its degrees of freedom and p belong to W corrected for ties. <see cref="IccP"/> and <see cref="AlphaP"/>: how often chance gives as much (<see cref="Chance"/>).</summary>
internal sealed record Agreement(
    double? KendallW, double? KendallWTies, double? Chi2, int? Df, double? P,
    double? Icc21, double? Icc31, double? Icc2k, double? Icc3k, double? AlphaInterval, double? AlphaOrdinal,
    [property: JsonIgnore] double? IccP = null, [property: JsonIgnore] double? AlphaP = null);

/// <summary>What this juror decides. <see cref="Winners"/>: who would win without; more than one name is a tie, null means that nothing can be said. <see cref="Enters"/> and <see cref="Leaves"/>: who would make the cut, or miss it.</summary>
internal sealed record LeftOut(string Juror, IReadOnlyList<string>? Winners, IReadOnlyList<string> Enters, IReadOnlyList<string> Leaves);

/// <summary>Why a figure is missing, or what to know about it. Worded at the edge, in the reader's language.</summary>
internal enum Reason { NotConnected, NothingToSpare, Incomplete, TooFew, NoVariation, NoScores, FlatJurors, BorrowedSpread, NotTrimmed, UnequalPanels, TooFewShared, PartialSheets }

internal sealed record Note(string Figure, Reason Reason, IReadOnlyList<string> Names);

/// <summary>The whole ranking of one round: the same marks give the same digits, in whatever order they come.</summary>
internal sealed record RankingReport(
    RankMethod Method,
    IReadOnlyList<EntryFigures> Entries,
    IReadOnlyList<JurorFigures> Jurors,
    Agreement Agreement,
    IReadOnlyList<IReadOnlyList<string>> Components,
    IReadOnlyList<LeftOut> LeaveOneOut,
    IReadOnlyList<Note> Notes,
    Cut? Cut = null,
    Duels? Duels = null)
{
    public static RankingReport Of(IEnumerable<Mark> marks, RankMethod method = RankMethod.Adjusted, double ridge = JurorEffects.NoRidge, CutWish? cut = null) =>
        new RankingRun(ScoreTable.From(marks), method, ridge, cut).Report();

    /// <summary>From marks per criterion, which the chain may ask for.</summary>
    public static RankingReport Of(IReadOnlyList<CriterionMark> marks, RankMethod method, CutWish? cut, IReadOnlyList<TieStep> ties, double ridge = JurorEffects.NoRidge) =>
        KnownRankings.Get(marks, method, cut, ties, ridge, () => new RankingRun(ScoreTable.From(WeightedTotals.Of(marks)), method, ridge, cut) { Ties = ties, Marks = marks }.Report());
}
