using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury;

/// <summary>What kind of round it is.</summary>
internal enum RoundModel
{
    /// <summary>Criteria with a mark each.</summary>
    Score,
    /// <summary>One question with a few answers, on one screen: no, maybe, yes.</summary>
    Sift,
    /// <summary>As <see cref="Score"/>, with what is asked of finalists alone.</summary>
    Final,
}

/// <summary>Who scores.</summary>
internal enum Scorers { Jury, Outside, Both }

/// <summary>When a juror sees what others gave the same entry.</summary>
internal enum ShareRule { Never, AfterOwn, AfterClose }

/// <summary>Choices of a round that have a usual answer. Only what differs from it is stored, so an empty policy is a round as it always was.</summary>
internal sealed record RoundPolicy
{
    public const int MostTies = 4;
    /// <summary>Of a sift: each is a key, and all of them fit a thumb.</summary>
    public const int MostAnswers = 5;

    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>More than this leaves nothing of a juror's scale.</summary>
    public const decimal MostRidge = 100;

    public RoundModel Model { get; init; }
    public Scorers Scorers { get; init; }
    public AdvanceKind Advance { get; init; }
    /// <summary>On the scale of the marks; who reaches it goes on.</summary>
    public decimal? Threshold { get; init; }
    /// <summary>What puts entries of the same value in order, as <see cref="TieStep"/> writes it.</summary>
    public IReadOnlyList<string>? Ties { get; init => field = value is { Count: > 0 } ? value : null; }
    /// <summary>Pulls the strictness of each juror towards none, as if they had read so many entries more on which the jury agreed. 0 is the plain fit.</summary>
    public decimal Ridge { get; init; }
    /// <summary>A sheet is not finished without a comment.</summary>
    public bool NeedsComment { get; init; }
    public ShareRule Shares { get; init; }
    /// <summary>With the names of who gave them.</summary>
    public bool SharesNames { get; init; }
    /// <summary>Each juror may bring back one entry that did not go on.</summary>
    public bool WildCards { get; init; }

    [JsonIgnore]
    public IReadOnlyList<TieStep> Chain => [.. (Ties ?? []).Select(TieStep.Read).OfType<TieStep>()];

    /// <summary>Whether somebody scores in this round: on the jury, or from outside.</summary>
    public bool Takes(Juror juror) => Scorers == Scorers.Both || juror.IsReader == (Scorers == Scorers.Outside);

    public string Write() => JsonSerializer.Serialize(this, Written);

    public static RoundPolicy Read(string json) => JsonSerializer.Deserialize<RoundPolicy>(json, Written)!;
}
