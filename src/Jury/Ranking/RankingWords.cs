using System.Globalization;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>The words of the command line, which speaks English.</summary>
internal static class RankingWords
{
    public static string Say(Note note) => note.Reason switch
    {
        Reason.NotConnected => "The entries fall into groups that share no juror, so they have no common scale. See the components.",
        Reason.NothingToSpare => "Every score is needed to fit the juror effects; none is left to measure chance with.",
        Reason.Incomplete => "Not every juror scored every entry. Krippendorff's alpha allows for gaps.",
        Reason.TooFew => "There is too little to compare: it takes two entries and two jurors.",
        Reason.NoVariation => "All scores are alike, so there is nothing to agree about.",
        Reason.NoScores => $"No score at all: {List(note)}.",
        Reason.FlatJurors => $"Gave every entry the same score, so z is 0: {List(note)}.",
        Reason.BorrowedSpread => $"Too few scores for a spread of their own, the jury's spread is used: {List(note)}.",
        Reason.NotTrimmed => $"Fewer than {Averages.FewestToTrim} scores, so nothing is dropped: {List(note)}.",
        Reason.UnequalPanels => "Not every juror ranked every entry, so sums do not compare; the method rank uses the average place in each juror's list.",
        Reason.TooFewShared => $"Fewer than three entries shared with others, or no variation: {List(note)}.",
        Reason.PartialSheets => $"Not every criterion was marked; the total is over those that were: {List(note)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(note)),
    };

    private static string List(Note note) => note.Names.Count <= 12
        ? string.Join(", ", note.Names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", note.Names.Take(12))} and {note.Names.Count - 12} more");
}
