namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>What one juror gave one entry, over all criteria. No score means "not scored", which is not 0.</summary>
internal readonly record struct Mark(string Entry, string Juror, double? Score);

/// <summary>One juror, one entry, one criterion. The weight belongs to the criterion: it is the same on every line.</summary>
internal readonly record struct CriterionMark(string Entry, string Juror, string Criterion, double Weight, double? Score);

internal static class WeightedTotals
{
    /// <summary>
    /// The weighted mean over the criteria that the juror marked, so totals stay on the scale of the marks and a blank is never a 0.
    /// </summary>
    public static IEnumerable<Mark> Of(IEnumerable<CriterionMark> marks) => marks
        .GroupBy(mark => (mark.Entry, mark.Juror))
        .Select(sheet => new Mark(sheet.Key.Entry, sheet.Key.Juror, Total(sheet.OrderBy(mark => mark.Criterion, StringComparer.Ordinal))));

    private static double? Total(IEnumerable<CriterionMark> sheet)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var mark in sheet)
            if (mark.Score is { } score)
                (sum, weights) = (sum + mark.Weight * score, weights + mark.Weight);
        return weights > 0 ? sum / weights : null;
    }
}
