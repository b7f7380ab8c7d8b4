using System.Text.Json;
using System.Text.Json.Serialization;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What jurors mark, on which scale, and what the values of the scale mean.</summary>
internal sealed record Criterion(
    string Key, IReadOnlyDictionary<string, string> Label, IReadOnlyDictionary<string, string> Question,
    decimal Weight, decimal Minimum, decimal Maximum, decimal Step,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Anchors)
{
    public const int LongestKey = 40;
    /// <summary>Up to here the values are buttons; a longer scale is a box to type in.</summary>
    public const int MostButtons = 11;

    /// <summary>A mark does not stand without a sentence beside it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NeedsRemark { get; init; }
    /// <summary>Asked in a final alone, and counted nowhere else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FinalOnly { get; init; }

    [JsonIgnore]
    public int Values => (int)((Maximum - Minimum) / Step) + 1;

    [JsonIgnore]
    public IEnumerable<decimal> Scale => Enumerable.Range(0, Values).Select(position => Minimum + position * Step);

    /// <summary>The key that gives a value: its own digit where all values are digits, else its place. 0 is 10 where there is no 0. Null where no key is left.</summary>
    public string? KeyFor(decimal value)
    {
        var byDigit = Step % 1 == 0 && Minimum is >= 0 and <= 1 && Maximum <= 10 && Values > 3;
        var digit = byDigit ? value : (value - Minimum) / Step + 1;
        return digit is >= 0 and <= 9 ? Write(digit) : digit == 10 && (!byDigit || Minimum > 0) ? "0" : null;
    }

    public bool Allows(decimal value) => value >= Minimum && value <= Maximum && (value - Minimum) % Step == 0;

    public string AnchorIn(decimal value, string language) => Anchors.GetValueOrDefault(Write(value))?.In(language) ?? "";

    public static string Write(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    /// <exception cref="Refusal"><c>Criterion.Key</c>, <c>Criterion.LabelMissing</c>, <c>Criterion.Weight</c> or <c>Criterion.Scale</c>.</exception>
    public void Check()
    {
        if (Key.Length is 0 or > LongestKey || !Key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new Refusal("Criterion.Key", Key);
        if (Label.In("nl").Length == 0)
            throw new Refusal("Criterion.LabelMissing", Key);
        if (Weight <= 0)
            throw new Refusal("Criterion.Weight", Key);
        if (Step <= 0 || Maximum <= Minimum || (Maximum - Minimum) % Step != 0 || (Maximum - Minimum) / Step > 1000)
            throw new Refusal("Criterion.Scale", Key);
    }

    internal static IReadOnlyList<Criterion> ReadAll(string json) => JsonSerializer.Deserialize<Stored[]>(json)!.Select(stored => stored.ToCriterion()).ToArray();

    /// <summary>Interfaces do not deserialize; the names are those above.</summary>
    private sealed record Stored(
        string Key, Dictionary<string, string> Label, Dictionary<string, string> Question, decimal Weight, decimal Minimum, decimal Maximum, decimal Step,
        Dictionary<string, Dictionary<string, string>> Anchors, bool NeedsRemark = false, bool FinalOnly = false)
    {
        public Criterion ToCriterion() => new(Key, Label, Question, Weight, Minimum, Maximum, Step,
            Anchors.ToDictionary(anchor => anchor.Key, IReadOnlyDictionary<string, string> (anchor) => anchor.Value)) { NeedsRemark = NeedsRemark, FinalOnly = FinalOnly };
    }
}
