using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class DuelsTests
{
    [Fact]
    public void Finalists_stand_by_whom_they_beat_and_each_duel_is_counted()
    {
        var duels = RankingReport.Of(Marks([5, 4, 1], [4, 3, 2], [2, 3, 1])).Duels!;

        duels.Entries.ShouldBe(["a", "b", "c"]);
        duels.Wins[0].ShouldBe([0, 2, 3]);
        duels.Wins[1].ShouldBe([1, 0, 3]);
        duels.Places.ShouldBe([1, 2, 3]);
        duels.Copeland.ShouldBe([2, 0, -2]);
        duels.Abilities.ShouldBeNull("c never won, so how weak it is has no bound");
    }

    [Fact]
    public void A_circle_of_three_is_a_tie()
    {
        var duels = RankingReport.Of(Marks([3, 2, 1], [1, 3, 2], [2, 1, 3])).Duels!;

        duels.Places.ShouldBe([1, 1, 1]);
        duels.Abilities!.ShouldAllBe(ability => Math.Abs(ability) < 1e-9);
    }

    [Fact]
    public void Who_is_left_out_is_in_no_row_and_no_column()
    {
        var duels = RankingReport.Of(Marks([5, 4, 1], [4, 3, 2], [2, 3, 1])).Duels!;

        var left = duels.Among(["b", "c"])!;

        left.Entries.ShouldBe(["b", "c"]);
        left.Wins.ShouldBe([[0, 3], [0, 0]]);
        left.Places.ShouldBe([1, 2]);
        duels.Among(["b"]).ShouldBeNull();
    }

    [Fact]
    public void A_long_list_is_not_laid_side_by_side()
    {
        RankingReport.Of(Marks([.. Enumerable.Range(0, 11).Select(value => (double)value)], [.. Enumerable.Range(0, 11).Select(value => (double)value)])).Duels.ShouldBeNull();
    }

    private static IEnumerable<Mark> Marks(params double[][] jurors) =>
        jurors.SelectMany((list, juror) => list.Select((score, entry) => new Mark(((char)('a' + entry)).ToString(), $"J{juror}", score)));
}
