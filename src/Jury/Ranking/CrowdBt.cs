namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>What is believed of one entry: N(Mean, Variance).</summary>
internal readonly record struct Belief(double Mean, double Variance)
{
    public static readonly Belief Prior = new(0, 1);
}

/// <summary>What is believed of one juror: right with a chance of Beta(Alpha, Beta).</summary>
internal readonly record struct Trust(double Alpha, double Beta)
{
    public static readonly Trust Prior = new(10, 1);
}

/// <summary>One duel at a time, while jurors walk from entry to entry: Chen, Bennett, Collins-Thompson, Horvitz 2013, Pairwise ranking aggregation in a crowdsourced setting, section 4.</summary>
internal static class CrowdBt
{
    /// <summary>A variance never shrinks below this part of itself in one step.</summary>
    private const double Floor = 1e-4;

    public static (Trust Juror, Belief Winner, Belief Loser) Update(Trust juror, Belief winner, Belief loser)
    {
        var (up, down) = (Math.Exp(winner.Mean), Math.Exp(loser.Mean));
        var fair = up / (up + down);
        var seen = juror.Alpha * up + juror.Beta * down;
        var step = juror.Alpha * up / seen - fair;
        var bend = juror.Alpha * up * juror.Beta * down / (seen * seen) - fair * (1 - fair);
        return (Judge(juror, winner, loser, fair),
            new(winner.Mean + winner.Variance * step, winner.Variance * Math.Max(1 + winner.Variance * bend, Floor)),
            new(loser.Mean - loser.Variance * step, loser.Variance * Math.Max(1 + loser.Variance * bend, Floor)));
    }

    // The posterior of the juror's chance is a mixture of two betas; one beta with the same two moments takes its place.
    private static Trust Judge(Trust juror, Belief winner, Belief loser, double fair)
    {
        var (a, b) = (juror.Alpha, juror.Beta);
        var right = fair + 0.5 * (winner.Variance + loser.Variance) * fair * (1 - fair) * (1 - 2 * fair);
        var wrong = 1 - right;
        var all = a + b;
        var chance = (right * a + wrong * b) / all;
        var first = (right * (a + 1) * a + wrong * a * b) / (chance * (all + 1) * all);
        var second = (right * (a + 2) * (a + 1) * a + wrong * (a + 1) * a * b) / (chance * (all + 2) * (all + 1) * all);
        var variance = second - first * first;
        return new((first - second) * first / variance, (first - second) * (1 - first) / variance);
    }
}
