using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Rounds;

/// <summary>The three rounds that a call mostly has, as a form begins with them. Everything may still be changed.</summary>
internal static class RoundModels
{
    private const int Longlist = 40;
    private const int Shortlist = 10;

    /// <param name="rounds">Those of the edition, the oldest first.</param>
    /// <param name="jurors">How many sit on the jury.</param>
    public static RoundInput Begin(RoundModel model, Texts texts, IReadOnlyList<Round> rounds, int jurors)
    {
        var (known, last) = (rounds.LastOrDefault(round => round.Policy.Model != RoundModel.Sift), rounds.LastOrDefault());
        var input = new RoundInput
        {
            NameNl = Said(texts, "nl", $"Model.{model}.Name"), NameFr = Said(texts, "fr", $"Model.{model}.Name"), NameEn = Said(texts, "en", $"Model.{model}.Name"),
            Model = model, After = last?.Id.Value.ToString() ?? "", Hidden = [.. last?.Hidden ?? []],
        };
        if (model == RoundModel.Sift)
        {
            (input.Scorers, input.ReviewsPerEntry, input.Places, input.WildCards) = (Scorers.Both, 2, Longlist, true);
            input.Criteria = [Question(texts)];
            return input;
        }
        input.Ridge = 1;
        input.Ties = [.. new[] { TieRule.HeadToHead, TieRule.Countback }.Select(rule => new TieStep(rule).ToString())];
        input.Criteria = [.. (known?.AllCriteria ?? []).Select(CriterionInput.From)];
        if (model == RoundModel.Final)
            (input.ReviewsPerEntry, input.Advance, input.Shares, input.SharesNames) = (Math.Clamp(jurors, 1, Round.MostReviews), AdvanceKind.Hand, ShareRule.AfterOwn, true);
        else
            input.Places = Shortlist;
        return input;
    }

    private static CriterionInput Question(Texts texts) => new()
    {
        Key = "sift", Minimum = 1, Maximum = 3,
        LabelNl = Said(texts, "nl", "Sift.Question"), LabelFr = Said(texts, "fr", "Sift.Question"), LabelEn = Said(texts, "en", "Sift.Question"),
        AnchorsNl = Answers(texts, "nl"), AnchorsFr = Answers(texts, "fr"), AnchorsEn = Answers(texts, "en"),
    };

    private static string Answers(Texts texts, string language) =>
        string.Join('\n', new[] { "No", "Maybe", "Yes" }.Select((answer, i) => $"{i + 1}: {Said(texts, language, "Sift." + answer)}"));

    private static string Said(Texts texts, string language, string key) => texts.Get(Languages.Culture(language), key);
}
