using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Rounds;

/// <summary>One criterion as a form has it. Anchors are lines of <c>value: words</c>.</summary>
internal sealed class CriterionInput
{
    public string Key { get; set; } = "";
    public string LabelNl { get; set; } = "";
    public string LabelFr { get; set; } = "";
    public string LabelEn { get; set; } = "";
    public string QuestionNl { get; set; } = "";
    public string QuestionFr { get; set; } = "";
    public string QuestionEn { get; set; } = "";
    public decimal Weight { get; set; } = 1;
    public decimal Minimum { get; set; } = 1;
    public decimal Maximum { get; set; } = 5;
    public decimal Step { get; set; } = 1;
    public string AnchorsNl { get; set; } = "";
    public string AnchorsFr { get; set; } = "";
    public string AnchorsEn { get; set; } = "";

    public bool NeedsRemark { get; set; }
    public bool FinalOnly { get; set; }

    public bool IsBlank => new[] { Key, LabelNl, LabelFr, LabelEn, QuestionNl, QuestionFr, QuestionEn, AnchorsNl, AnchorsFr, AnchorsEn }.All(string.IsNullOrWhiteSpace);

    public static CriterionInput From(Criterion criterion) => new()
    {
        Key = criterion.Key,
        LabelNl = criterion.Label.GetValueOrDefault("nl", ""),
        LabelFr = criterion.Label.GetValueOrDefault("fr", ""),
        LabelEn = criterion.Label.GetValueOrDefault("en", ""),
        QuestionNl = criterion.Question.GetValueOrDefault("nl", ""),
        QuestionFr = criterion.Question.GetValueOrDefault("fr", ""),
        QuestionEn = criterion.Question.GetValueOrDefault("en", ""),
        Weight = criterion.Weight,
        Minimum = criterion.Minimum,
        Maximum = criterion.Maximum,
        Step = criterion.Step,
        AnchorsNl = Lines(criterion, "nl"),
        AnchorsFr = Lines(criterion, "fr"),
        AnchorsEn = Lines(criterion, "en"),
        NeedsRemark = criterion.NeedsRemark,
        FinalOnly = criterion.FinalOnly,
    };

    public Criterion ToCriterion()
    {
        var anchors = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (language, lines) in new[] { ("nl", AnchorsNl), ("fr", AnchorsFr), ("en", AnchorsEn) })
            foreach (var (value, words) in Anchors(lines))
            {
                if (!anchors.TryGetValue(value, out var texts))
                    anchors[value] = texts = new Dictionary<string, string>();
                ((Dictionary<string, string>)texts)[language] = words;
            }
        return new(Key.Trim(), Words(LabelNl, LabelFr, LabelEn), Words(QuestionNl, QuestionFr, QuestionEn), Weight, Minimum, Maximum, Step, anchors.ToDictionary()) { NeedsRemark = NeedsRemark, FinalOnly = FinalOnly };
    }

    public static Dictionary<string, string> Words(string nl, string fr, string en) =>
        new[] { ("nl", nl.Trim()), ("fr", fr.Trim()), ("en", en.Trim()) }.Where(word => word.Item2.Length > 0).ToDictionary(word => word.Item1, word => word.Item2);

    private static string Lines(Criterion criterion, string language) =>
        string.Join('\n', criterion.Anchors.Where(anchor => anchor.Value.ContainsKey(language)).Select(anchor => $"{anchor.Key}: {anchor.Value[language]}"));

    private static IEnumerable<(string Value, string Words)> Anchors(string lines)
    {
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [var value, { Length: > 0 } words] || !Admin.StrictNumber.TryParse(value, out var number))
                throw new Refusal("Criterion.AnchorLine", line);
            yield return (Criterion.Write(number), words);
        }
    }
}
