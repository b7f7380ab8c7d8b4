using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A rule of admissibility of one edition. The eight rules of the call have their words in the texts (<c>Rule.OnTime</c>) and a hint by the machine; a rule of an edition's own brings its words.</summary>
/// <param name="Key">What findings and recipes carry, at most 40 characters.</param>
/// <param name="LabelJson">Its words per language; empty for the eight.</param>
public sealed record Rule(string Key, string LabelJson = Rule.NoLabel)
{
    public const int LongestKey = 40;
    private const string NoLabel = "{}";

    public bool IsOfTheCall => Admissibility.InOrder.Contains(Key);

    public string LabelIn(string language) => InLanguages.Read(LabelJson, language);

    internal IReadOnlyDictionary<string, string> Label => InLanguages.Read(LabelJson);

    internal static Rule Own(string key, IReadOnlyDictionary<string, string> label) => new(key, InLanguages.Write(label));

    internal static string Write(IReadOnlyList<Rule> rules) =>
        new JsonArray([.. rules.Select(r => new JsonObject { [nameof(Key)] = r.Key, [nameof(Label)] = JsonNode.Parse(r.LabelJson) })]).ToJsonString();

    internal static IReadOnlyList<Rule> Read(string stored) =>
        [.. JsonNode.Parse(stored)!.AsArray().OfType<JsonObject>().Select(r => new Rule(r.Text(nameof(Key))!, r[nameof(Label)]!.ToJsonString(InLanguages.Written)))];
}
