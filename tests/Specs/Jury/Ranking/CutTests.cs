using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>Who goes on, and how sure that is.</summary>
public sealed class CutTests
{
    private static RankingReport Paris(int places, ulong seed = 1, RankMethod method = RankMethod.Adjusted) => RankingReport.Of(Panels.ParisMarks(), method, cut: new CutWish(places, seed));

    [Fact]
    public void The_same_seed_draws_the_same_odds_and_another_seed_nearly_the_same()
    {
        var odds = Paris(3).Entries.Select(entry => entry.InCut!.Value).ToArray();

        Paris(3).Entries.Select(entry => entry.InCut!.Value).ShouldBe(odds);
        var other = Paris(3, seed: 2).Entries.Select(entry => entry.InCut!.Value).ToArray();
        other.ShouldNotBe(odds);
        other.Zip(odds).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.08);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void In_every_run_as_many_go_on_as_there_are_places(int places) =>
        Paris(places).Entries.Sum(entry => entry.InCut!.Value).ShouldBe(places, 1e-9);

    [Fact]
    public void The_first_is_surer_than_the_last_and_two_that_cannot_be_told_apart_are_about_as_sure()
    {
        var odds = Paris(3).Entries.ToDictionary(entry => entry.Entry, entry => entry.InCut!.Value);
        var order = Paris(3).Entries.Select(entry => entry.Entry).ToArray();

        odds[order[0]].ShouldBeGreaterThan(0.8);
        odds[order[^1]].ShouldBeLessThan(0.01);
        Math.Abs(odds[order[0]] - odds[order[1]]).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_jury_that_agrees_on_everything_leaves_nothing_to_chance()
    {
        Mark[] marks = [.. from entry in Enumerable.Range(1, 5) from juror in Enumerable.Range(0, 4) select new Mark($"E{entry}", $"J{juror}", 6 - entry + juror)];

        RankingReport.Of(marks, cut: new CutWish(2, 7)).Entries.Select(entry => entry.InCut).ShouldBe([1, 1, 0, 0, 0]);
    }

    [Fact]
    public void Where_there_is_nothing_to_measure_chance_with_no_odds_are_made_up()
    {
        Mark[] apart = [new("A", "J1", 4), new("B", "J1", 3), new("C", "J2", 5), new("D", "J2", 1)];

        RankingReport.Of(apart, RankMethod.Raw, cut: new CutWish(2, 1)).Entries.ShouldAllBe(entry => entry.InCut == null);
    }

    [Fact]
    public void A_tie_on_the_last_place_is_a_decision_to_make()
    {
        Mark[] marks = [new("A", "J1", 5), new("A", "J2", 5), new("B", "J1", 4), new("B", "J2", 3), new("C", "J1", 3), new("C", "J2", 4), new("D", "J1", 1), new("D", "J2", 1)];

        RankingReport.Of(marks, cut: new CutWish(2, 1)).Cut!.Tied.ShouldBe(["B", "C"]);
        RankingReport.Of(marks, cut: new CutWish(3, 1)).Cut!.Tied.ShouldBeEmpty();
    }

    [Fact]
    public void Who_enters_and_who_leaves_without_a_juror_is_told()
    {
        Mark[] marks = [new("A", "J1", 5), new("A", "J2", 5), new("A", "J3", 5), new("B", "J1", 5), new("B", "J2", 1), new("B", "J3", 1), new("C", "J1", 1), new("C", "J2", 2), new("C", "J3", 2)];

        var left = RankingReport.Of(marks, RankMethod.Raw, cut: new CutWish(2, 1)).LeaveOneOut.ToDictionary(juror => juror.Juror);

        left["J1"].Enters.ShouldBe(["C"]);
        left["J1"].Leaves.ShouldBe(["B"]);
        left["J2"].Enters.ShouldBeEmpty();
    }

    [Fact]
    public void A_frozen_ranking_keeps_its_cut_and_gives_the_same_bytes_again()
    {
        FrozenMark[] inputs = [.. Panels.ParisMarks().Select(mark => new FrozenMark(mark.Entry, mark.Juror, "c", mark.Score!.Value))];
        var frozen = FrozenRanking.Of("r", RankMethod.Adjusted, [new("c", 1)], inputs, new CutWish(3, ulong.MaxValue));

        FrozenRanking.Verifies(frozen.Json, frozen.Hash).ShouldBeTrue();
        FrozenRanking.Read(frozen.Json).Cut!.Seed.ShouldBe(ulong.MaxValue);
        FrozenRanking.Read(frozen.Json).Entries.Sum(entry => entry.InCut!.Value).ShouldBe(3, 1e-9);
    }

    [Fact]
    public void The_first_numbers_of_the_generator_are_those_of_its_paper()
    {
        // Vigna's reference implementation, seed 1234567.
        var lots = new SplitMix(1234567);

        new[] { lots.Next(), lots.Next(), lots.Next() }.ShouldBe([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL]);
    }
}
