using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>A criterion and its weight, as a frozen ranking keeps them.</summary>
internal sealed record FrozenCriterion(string Key, double Weight);

/// <summary>One mark, without a name: the number of the entry, the commitment of the juror.</summary>
internal sealed record FrozenMark(string Entry, string Juror, string Criterion, double Score);

/// <summary>The parameters of the cut. The seed is written as digits in a text: no reader of JSON rounds it. No rule is the first so many places, as it always was.</summary>
internal sealed record FrozenCut(int Places, string Seed, int Runs)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Rule { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? Threshold { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyDictionary<string, IReadOnlyList<string>>? Themes { get; init; }

    public static FrozenCut? Of(CutWish? cut) => cut is null ? null : new(cut.Rule.Places, cut.Seed.ToString(CultureInfo.InvariantCulture), cut.Runs)
    {
        Rule = cut.Rule.Kind == AdvanceKind.Places ? null : cut.Rule.Kind.ToString().ToLowerInvariant(),
        Threshold = cut.Rule.Kind == AdvanceKind.Threshold ? cut.Rule.Threshold : null,
        Themes = cut.Rule.Kind == AdvanceKind.Themes ? new SortedDictionary<string, IReadOnlyList<string>>(cut.Themes.ToDictionary(), StringComparer.Ordinal) : null,
    };

    public CutWish ToWish() => new(new AdvanceRule(Rule is null ? AdvanceKind.Places : Enum.Parse<AdvanceKind>(Rule, ignoreCase: true), Places, Threshold ?? 0), ulong.Parse(Seed, CultureInfo.InvariantCulture), Runs)
    {
        Themes = Themes ?? new Dictionary<string, IReadOnlyList<string>>(),
    };
}

/// <summary>Inputs, method and result in one document that anyone can compute again and that holds no name.</summary>
/// <param name="Hash">SHA-256 of the document's bytes, in hexadecimal.</param>
internal sealed record FrozenRanking(string Json, string Hash)
{
    private const string Format = "radicale-ranking/1";

    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private sealed record Document(string Format, string Round, string Method, double Ridge, FrozenCut? Cut,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Ties, FrozenCriterion[] Criteria, FrozenMark[] Inputs, JsonElement Result);

    public static FrozenRanking Of(string round, RankMethod method, IEnumerable<FrozenCriterion> criteria, IEnumerable<FrozenMark> inputs, CutWish? cut = null, IReadOnlyList<TieStep>? ties = null, double ridge = JurorEffects.NoRidge)
    {
        FrozenCriterion[] weighed = [.. criteria.OrderBy(criterion => criterion.Key, StringComparer.Ordinal)];
        FrozenMark[] marks = [.. inputs.OrderBy(mark => mark.Entry, StringComparer.Ordinal).ThenBy(mark => mark.Juror, StringComparer.Ordinal).ThenBy(mark => mark.Criterion, StringComparer.Ordinal)];
        var result = JsonDocument.Parse(RankingJson.Write(Compute(method, weighed, marks, cut, ties ?? TieStep.None, ridge))).RootElement;
        var json = JsonSerializer.Serialize(new Document(Format, round, method.ToString().ToLowerInvariant(), ridge, FrozenCut.Of(cut), ties is { Count: > 0 } ? [.. ties.Select(step => step.ToString())] : null, weighed, marks, result), Written);
        return new(json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    /// <summary>The ranking that a document holds.</summary>
    public static RankingReport Read(string json)
    {
        var document = Parse(json);
        return Compute(Method(document), document.Criteria, document.Inputs, document.Cut?.ToWish(), Chain(document), document.Ridge);
    }

    /// <summary>The same for somebody who may not know of some entries: as if they had never been scored, so that no place and no count tells of them.</summary>
    /// <param name="hidden">Numbers of those entries.</param>
    public static RankingReport ReadWithout(string json, IReadOnlySet<string> hidden)
    {
        var document = Parse(json);
        return Compute(Method(document), document.Criteria, [.. document.Inputs.Where(mark => !hidden.Contains(mark.Entry))], document.Cut?.ToWish(), Chain(document), document.Ridge);
    }

    /// <summary>What went into a document: criteria with their weights, and marks.</summary>
    public static (IReadOnlyList<FrozenCriterion> Criteria, IReadOnlyList<FrozenMark> Marks) InputsOf(string json) => Parse(json) is var document ? (document.Criteria, document.Inputs) : default;

    /// <summary>Whether the document's own inputs still give the very same bytes, and its hash is that of its bytes.</summary>
    public static bool Verifies(string json, string hash)
    {
        var document = Parse(json);
        var again = Of(document.Round, Method(document), document.Criteria, document.Inputs, document.Cut?.ToWish(), Chain(document), document.Ridge);
        return again.Json == json && again.Hash == hash;
    }

    /// <summary>What stands for a person in a frozen ranking. With the salt and the person's id it can be shown to be theirs; without the salt it is nobody's.</summary>
    public static string Commitment(string salt, Guid juror) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}/{juror:N}")))[..16];

    private static Document Parse(string json) => JsonSerializer.Deserialize<Document>(json, Written)!;

    private static RankMethod Method(Document document) => Enum.Parse<RankMethod>(document.Method, ignoreCase: true);

    private static TieStep[] Chain(Document document) => [.. (document.Ties ?? []).Select(TieStep.Read).OfType<TieStep>()];

    private static RankingReport Compute(RankMethod method, FrozenCriterion[] criteria, FrozenMark[] inputs, CutWish? cut, IReadOnlyList<TieStep> ties, double ridge)
    {
        var weights = criteria.ToDictionary(criterion => criterion.Key, criterion => criterion.Weight, StringComparer.Ordinal);
        return RankingReport.Of([.. inputs.Select(mark => new CriterionMark(mark.Entry, mark.Juror, mark.Criterion, weights[mark.Criterion], mark.Score))], method, cut, ties, ridge);
    }
}
