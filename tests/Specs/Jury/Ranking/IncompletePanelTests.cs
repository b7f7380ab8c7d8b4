using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class IncompletePanelTests
{
    [Fact]
    public void Adjusting_recovers_the_order_that_the_raw_means_get_wrong()
    {
        var report = RankingReport.Of(Panels.Read("J1 Cat 4 Dog 2; J2 Dog 6 Bird 4; J3 Bird 8 Cat 12"));

        Names(report).ShouldBe(["Cat", "Dog", "Bird"]);
        report.Entries.Select(entry => entry.Mean!.Value).ShouldBe([8, 4, 6]);
        report.Entries.Select(entry => entry.Adjusted!.Value).ShouldBeNear(1e-9, 8, 6, 4);
        report.Jurors.Select(juror => juror.Effect!.Value).ShouldBeNear(1e-9, -4, 0, 4);
        report.Entries.Select(entry => entry.Se!.Value).ShouldBeNear(1e-9, 0, 0, 0);
    }

    [Fact]
    public void Standard_scores_punish_an_entry_whose_jurors_saw_better_fields()
    {
        var report = RankingReport.Of(Four);
        var entries = report.Entries.OrderBy(entry => entry.Entry, StringComparer.Ordinal).ToArray();

        entries.Select(entry => entry.Mean!.Value).ShouldBeNear(0.5e-4, 55, 80, 88.3333, 85);
        entries.Select(entry => entry.Z!.Value).ShouldBeNear(0.5e-6, -1.224745, -.612372, .816497, .612372);
        StandardScores.Refit([.. entries.Select(entry => entry.Z!.Value)], 55, 265 / 3.0).ShouldBeNear(0.5e-4, 55, 65, 88.3333, 85);
        entries.Select(entry => entry.Adjusted!.Value).ShouldBeNear(0.5e-4, 61.3333, 76.3333, 88.3333, 82.3333);
        report.Jurors.Select(juror => juror.Effect!.Value).ShouldBeNear(0.5e-4, -5.3333, 12.6667, -7.3333);
    }

    [Fact]
    public void A_ridge_pulls_juror_effects_towards_zero_and_leaves_complete_data_alone()
    {
        RankingReport.Of(Four, ridge: 2).Juror("J2").Effect!.Value.ShouldBeInRange(0.1, 12.6);

        var report = RankingReport.Of(Panels.ParisMarks(), ridge: 3);
        foreach (var wine in report.Entries) wine.Adjusted!.Value.ShouldBe(wine.Mean!.Value, 1e-9);
    }

    [Fact]
    public void Two_groups_without_a_juror_in_common_are_listed_and_not_adjusted()
    {
        var report = RankingReport.Of(Panels.Read("J1 A 4 B 2; J2 A 5 B 3; J3 C 9 D 8"));

        report.Components.ShouldBe([["A", "B"], ["C", "D"]]);
        report.Entries.ShouldAllBe(entry => entry.Adjusted == null && entry.Rank == null && entry.Se == null);
        report.Entries.Select(entry => entry.RankRaw).ShouldBe([1, 2, 3, 4]);
        report.Notes.ShouldContain(note => note.Reason == Reason.NotConnected);
        report.LeaveOneOut.Single(left => left.Juror == "J3").Winners.ShouldBe(["A"]);
        report.LeaveOneOut.Single(left => left.Juror == "J1").Winners.ShouldBeNull();
    }

    [Fact]
    public void One_score_is_a_ranking_of_one_with_its_gaps_named()
    {
        var report = RankingReport.Of(Panels.Read("J1 A 4"));

        var only = report.Entries.ShouldHaveSingleItem();
        (only.Rank, only.Mean, only.Adjusted, only.Z, only.Se).ShouldBe((1, 4, 4, 0, null));
        report.Agreement.ShouldBe(new Agreement(null, null, null, null, null, null, null, null, null, null, null));
        report.LeaveOneOut.ShouldHaveSingleItem().Winners.ShouldBeNull();
        report.Notes.Select(note => note.Reason).ShouldBe([Reason.TooFew, Reason.TooFew, Reason.BorrowedSpread, Reason.NothingToSpare, Reason.TooFewShared]);
    }

    [Fact]
    public void A_juror_who_gives_everybody_the_same_score_has_z_zero_and_is_flagged()
    {
        var report = RankingReport.Of(Panels.Read("J1 A 7 B 7 C 7; J2 A 3 B 5 C 7"), RankMethod.Z);

        report.Entries.Select(entry => entry.Z!.Value).ShouldBeNear(1e-9, 1.224744871 / 2, 0, -1.224744871 / 2);
        report.Notes.Single(note => note.Reason == Reason.FlatJurors).Names.ShouldBe(["J1"]);
        report.Juror("J1").CorrelationWithRest.ShouldBeNull();
    }

    [Fact]
    public void A_juror_with_fewer_than_three_scores_borrows_the_spread_of_the_jury()
    {
        var report = RankingReport.Of(Panels.Read("J1 A 2 B 4 C 6; J2 A 9 B 10"), RankMethod.Z);
        var spread = Math.Sqrt(8 / 3.0);

        report.Entry("A").Z!.Value.ShouldBe((-2 / spread - 0.5 / spread) / 2, 1e-9);
        report.Notes.Single(note => note.Reason == Reason.BorrowedSpread).Names.ShouldBe(["J2"]);
    }

    [Fact]
    public void A_blank_is_not_a_zero()
    {
        Mark[] marks = [.. Panels.Read("J1 A 8 B 6; J2 A 6"), new("B", "J2", null)];

        RankingReport.Of(marks, RankMethod.Raw).Entry("B").Mean.ShouldBe(6);
    }

    [Fact]
    public void An_entry_that_every_juror_left_blank_has_no_place_and_makes_no_panel_incomplete()
    {
        Mark[] marks = [.. Panels.Read("J1 A 8 B 6; J2 A 6 B 5"), new("C", "J1", null), new("C", "J2", null)];
        var report = RankingReport.Of(marks);

        var blank = report.Entry("C");
        (blank.N, blank.Rank, blank.RankRaw, blank.Mean, blank.Adjusted, blank.RankSum).ShouldBe((0, null, null, null, null, null));
        report.Components.ShouldBe([["A", "B"]]);
        report.Agreement.KendallW.ShouldBe(1);
        report.Notes.Single(note => note.Reason == Reason.NoScores).Names.ShouldBe(["C"]);
    }

    [Fact]
    public void When_all_jurors_stand_aside_nothing_is_ranked_and_nothing_breaks()
    {
        foreach (var method in Enum.GetValues<RankMethod>())
        {
            var report = RankingReport.Of([new("A", "J1", null), new("B", "J1", null)], method);

            report.Entries.ShouldAllBe(entry => entry.Rank == null && entry.N == 0);
            report.Components.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Below_five_scores_nothing_is_trimmed_and_the_note_says_so()
    {
        var report = RankingReport.Of(Panels.Read("J1 A 1 B 5; J2 A 5 B 5; J3 A 9 B 5"), RankMethod.Trimmed);

        report.Entry("A").Trimmed.ShouldBe(5);
        report.Notes.Single(note => note.Reason == Reason.NotTrimmed).Names.ShouldBe(["A", "B"]);
    }

    [Fact]
    public void Sums_of_ranks_do_not_favour_an_entry_that_fewer_jurors_read()
    {
        var report = RankingReport.Of(Panels.Read("J1 A 9 B 8 C 1; J2 A 9 B 8 C 1; J3 A 9 B 8; J4 A 9 D 1"), RankMethod.Rank);

        report.Entry("C").RankSum.ShouldBe(6);
        Names(report)[0].ShouldBe("A");
        report.Entry("D").Rank!.Value.ShouldBeGreaterThan(report.Entry("B").Rank!.Value);
    }

    [Fact]
    public void A_total_is_the_weighted_mean_of_the_criteria_that_were_marked()
    {
        CriterionMark[] marks = [new("A", "J", "new", 3, 8), new("A", "J", "impact", 1, 4), new("B", "J", "new", 3, 6), new("B", "J", "impact", 1, null), new("C", "J", "new", 3, null)];

        WeightedTotals.Of(marks).ShouldBe([new("A", "J", 7), new("B", "J", 6), new("C", "J", null)]);
    }

    internal static readonly Mark[] Four = Panels.Read("J1 E1 60 E2 70 E3 80; J2 E2 90 E3 95 E4 100; J3 E1 50 E3 90 E4 70");

    private static List<string> Names(RankingReport report) => [.. report.Entries.Select(entry => entry.Entry)];
}
