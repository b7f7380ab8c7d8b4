using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury;

/// <summary>What is in force in a round, in plain sentences.</summary>
internal static class RoundWords
{
    /// <summary>Sentences under headings; each heading is a key after <c>Words.</c>.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<string> Sentences)> Of(Texts texts, Round round, string language) =>
    [
        ("Reading", [texts.Count("Words.Reviews", round.ReviewsPerEntry)]),
        ("Counting", [texts["Ranking.MethodText." + round.Method]]),
        ("GoesOn", [Advance(texts, round.Advance), Ties(texts, round.Policy.Ties, round.LabelsIn(language))]),
    ];

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
