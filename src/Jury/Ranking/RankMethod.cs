namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>What the order is made from. The method is always named beside the result, because it changes the gaps and sometimes the winner.</summary>
internal enum RankMethod
{
    /// <summary>The mean of the jurors who scored.</summary>
    Raw,
    /// <summary>The mean with harsh and generous jurors evened out (<see cref="JurorEffects"/>).</summary>
    Adjusted,
    /// <summary>The mean of the z-scores per juror (<see cref="StandardScores"/>).</summary>
    Z,
    /// <summary>The jurors' own orders, added up.</summary>
    Rank,
    Median,
    /// <summary>The mean without the highest and lowest score.</summary>
    Trimmed,
}

internal static class RankScale
{
    /// <summary>The method itself where its figures stand on the scale of the marks; else the plain mean.</summary>
    public static RankMethod OnScale(this RankMethod method) => method is RankMethod.Z or RankMethod.Rank ? RankMethod.Raw : method;

    /// <summary>What an entry got, on the scale of the marks.</summary>
    public static double? On(this EntryFigures entry, RankMethod method) => method switch
    {
        RankMethod.Adjusted => entry.Adjusted,
        RankMethod.Median => entry.Median,
        RankMethod.Trimmed => entry.Trimmed,
        _ => entry.Mean,
    };
}
