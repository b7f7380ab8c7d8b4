using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury;

/// <summary>What is in force in a round, in plain sentences.</summary>
internal static class RoundWords
{
    /// <summary>Sentences under headings; each heading is a key after <c>Words.Head.</c>.</summary>
    /// <param name="hidden">What the round hides, as the form calls it.</param>
    public static IReadOnlyList<(string Heading, IReadOnlyList<string> Sentences)> Of(Texts texts, Round round, string language, IReadOnlyList<string> hidden) =>
    [
        ("Reading", [texts["Words.Scorers." + round.Policy.Scorers], texts.Count("Words.Reviews", round.ReviewsPerEntry)]),
        ("Counting", [.. Counting(texts, round, language)]),
        ("Needed", [.. Needed(texts, round, language)]),
        ("Hidden", [hidden.Count == 0 ? texts["Words.Hidden.None"] : texts["Words.Hidden", string.Join(", ", hidden)]]),
        ("Others", [texts["Words.Shares." + round.Policy.Shares], .. round.Policy.Shares == ShareRule.Never ? [] : new[] { texts[round.Policy.SharesNames ? "Words.Shares.Names" : "Words.Shares.NoNames"] }]),
        ("GoesOn", [Advance(texts, round.Advance), Ties(texts, round.Policy.Ties, round.LabelsIn(language)), .. round.Policy.WildCards ? new[] { texts["Words.WildCards"] } : []]),
    ];

    private static IEnumerable<string> Counting(Texts texts, Round round, string language)
    {
        if (round.Policy.Model == RoundModel.Sift)
            yield return texts["Words.Sift"];
        else if (round.Criteria.Count > 0)
            yield return texts["Words.Criteria", string.Join(", ", round.Criteria.Select(criterion => $"{criterion.Label.In(language)} ({Criterion.Write(criterion.Weight)})"))];
        if (round.AllCriteria.Except(round.Criteria).Select(criterion => criterion.Label.In(language)).ToArray() is { Length: > 0 } later)
            yield return texts["Words.FinalOnly", string.Join(", ", later)];
        yield return texts["Ranking.MethodText." + round.Method];
        if (round.Method == RankMethod.Adjusted)
            yield return Ridge(texts, round.Policy.Ridge);
    }

    public static string Ridge(Texts texts, decimal ridge) => ridge == 0 ? texts["Words.Ridge.None"] : texts["Words.Ridge", ridge];

    private static IEnumerable<string> Needed(Texts texts, Round round, string language)
    {
        string[] remarks = [.. round.Criteria.Where(criterion => criterion.NeedsRemark).Select(criterion => criterion.Label.In(language))];
        yield return texts[round.Policy.Model == RoundModel.Sift ? "Words.Needed.Answer" : "Words.Needed.Marks"];
        if (remarks.Length > 0)
            yield return texts["Words.Needed.Remarks", string.Join(", ", remarks)];
        if (round.Policy.NeedsComment)
            yield return texts["Words.Needed.Comment"];
    }

    public static string Advance(Texts texts, AdvanceRule? rule) => rule?.Kind switch
    {
        null => texts["Words.Advance.Open"],
        AdvanceKind.Hand => texts["Words.Advance.Hand"],
        AdvanceKind.Threshold => texts["Words.Advance.Threshold", (decimal)rule.Threshold],
        AdvanceKind.Themes => texts.Count("Words.Advance.Themes", rule.Places),
        _ => texts.Count("Words.Advance.Places", rule.Places),
    };

    /// <param name="labelOf">What a criterion is called.</param>
    public static string Ties(Texts texts, IEnumerable<string>? ties, Func<string, string> labelOf)
    {
        string[] steps = [.. (ties ?? []).Select(step => Tie(texts, step, labelOf))];
        return steps.Length == 0 ? texts["Words.Ties.None"] : texts["Words.Ties", string.Join(texts["Words.Ties.Then"], steps)];
    }

    public static string Tie(Texts texts, string step, Func<string, string> labelOf) => TieStep.Read(step) switch
    {
        null => step,
        { Rule: TieRule.Criterion } known => texts["Tie.Criterion", labelOf(known.Criterion)],
        { } known => texts["Tie." + known.Rule],
    };

    public static Func<string, string> LabelsIn(this Round round, string language) =>
        key => round.AllCriteria.FirstOrDefault(criterion => criterion.Key == key)?.Label.In(language) ?? key;
}
