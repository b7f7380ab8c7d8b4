using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class PairwiseTests
{
    /// <summary>American League East 1987, Agresti; as tested in the R package BradleyTerry2. Order: Bal Bos Cle Det Mil NY Tor.</summary>
    [Fact]
    public void Bradley_Terry_gives_the_published_abilities()
    {
        var abilities = BradleyTerry.LogAbilities(
        [
            [0, 1, 7, 4, 2, 3, 1], [12, 0, 7, 2, 6, 7, 6], [6, 6, 0, 4, 4, 6, 5], [9, 11, 9, 0, 6, 5, 7],
            [11, 7, 9, 7, 0, 7, 9], [10, 6, 7, 8, 6, 0, 6], [12, 7, 8, 6, 4, 7, 0],
        ])!;

        abilities.ShouldBeNear(0.5e-4, 0, 1.1077, .6839, 1.4364, 1.5814, 1.2476, 1.2945);
    }

    [Fact]
    public void A_cycle_of_three_leaves_all_alike() =>
        BradleyTerry.LogAbilities([[0, 1, 0], [0, 0, 1], [1, 0, 0]])!.ShouldBeNear(1e-12, 0, 0, 0);

    [Fact]
    public void Who_never_loses_has_no_bounded_ability() =>
        BradleyTerry.LogAbilities([[0, 2, 2], [0, 0, 1], [0, 1, 0]]).ShouldBeNull();

    /// <summary>The update rules of Chen et al. 2013 with Gavel's priors.</summary>
    [Fact]
    public void Crowd_BT_learns_one_duel_at_a_time()
    {
        var (juror, a, b) = CrowdBt.Update(Trust.Prior, Belief.Prior, Belief.Prior);
        new[] { juror.Alpha, juror.Beta, a.Mean, a.Variance, b.Mean, b.Variance }.ShouldBeNear(1e-9, 10, 1, .4090909091, .8326446281, -.4090909091, .8326446281);

        (juror, b, var c) = CrowdBt.Update(juror, b, Belief.Prior);
        new[] { juror.Alpha, juror.Beta, b.Mean, b.Variance, c.Mean, c.Variance }
            .ShouldBeNear(1e-9, 9.833417794, 1.0038010274, -.017728535, .7452202015, -.470023298, .8739004828);

        (juror, a, c) = CrowdBt.Update(juror, a, c);
        new[] { juror.Alpha, juror.Beta, a.Mean, a.Variance, c.Mean, c.Variance }
            .ShouldBeNear(1e-9, 10.172820823, 1.0000941612, .6195047972, .7159644507, -.690862768, .7453713225);
    }

    [Fact]
    public void Schulze_Borda_and_Copeland_give_the_example_of_45_ballots()
    {
        var ballots = Ballots("5 ACBED 5 ADECB 8 BEDAC 3 CABED 7 CAEBD 2 CBADE 7 DCEBA 8 EBADC");
        var wins = Pairwise.Of(ballots);

        wins.ShouldBe([[0, 20, 26, 30, 22], [25, 0, 16, 33, 18], [19, 29, 0, 17, 24], [15, 12, 28, 0, 14], [23, 27, 21, 31, 0]]);
        Pairwise.StrongestPaths(wins).ShouldBe([[0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24], [25, 28, 28, 31, 0]]);
        Pairwise.Schulze(wins).ShouldBe([2, 4, 3, 5, 1]);
        Pairwise.Borda(ballots).ShouldBe([98, 92, 89, 69, 102]);
        Pairwise.Copeland(wins).ShouldBe([0, 0, 0, -2, 2]);
    }

    /// <summary>Award Force's help page prints 66 for E, where its own counts make 72; the order is the same.</summary>
    [Fact]
    public void Borda_adds_points_from_first_to_last()
    {
        int[][] counts = [[3, 2, 5, 2, 1], [5, 3, 0, 0, 2], [1, 7, 2, 3, 3], [3, 2, 3, 0, 0], [10, 2, 2, 3, 2]];

        counts.Select(row => row.Select((count, place) => count * Pairwise.Borda([Row(place)], last: 1)[0]).Sum()).ShouldBe([43, 39, 48, 32, 72]);

        static double[] Row(int place) => [place + 1, 0, 0, 0, 0];
    }

    private static double[][] Ballots(string words) => [.. words.Split(' ').Chunk(2)
        .SelectMany(pair => Enumerable.Repeat(pair[1], int.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture)))
        .Select(ballot => "ABCDE".Select(entry => ballot.IndexOf(entry, StringComparison.Ordinal) + 1.0).ToArray())];
}
