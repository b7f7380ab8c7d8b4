using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>Judgment of Paris 1976, the white flight, every figure of our reference page.</summary>
public sealed class ParisTests
{
    private const double Printed = 0.5e-4 + 1e-12;
    private const double Six = 0.5e-6 + 1e-12;

    private static readonly RankingReport report = RankingReport.Of(Panels.ParisMarks());
    private static IEnumerable<EntryFigures> Wines => report.Entries.OrderBy(wine => wine.Entry, StringComparer.Ordinal);

    [Fact]
    public void Averages_and_spreads_are_as_printed()
    {
        Wines.Select(wine => wine.Mean!.Value * wine.N).ShouldBeNear(1e-9, 158.5, 157.5, 150, 130, 128, 120, 117, 115, 110, 63);
        Wines.Select(wine => wine.Mean!.Value).ShouldBeNear(Printed, 14.4091, 14.3182, 13.6364, 11.8182, 11.6364, 10.9091, 10.6364, 10.4545, 10, 5.7273);
        Wines.Select(wine => wine.Median!.Value).ShouldBe([16.5, 15, 14, 12, 12, 11, 11, 12, 10, 7]);
        Wines.Select(wine => wine.Trimmed!.Value).ShouldBeNear(Printed, 15.2222, 14.5, 13.7778, 11.6667, 12.1111, 10.8889, 10.7778, 10.5556, 9.8889, 5.7778);
        Wines.Select(wine => wine.Sd!.Value).ShouldBeNear(Printed, 4.2843, 1.5993, 1.9667, 2.1666, 2.9626, 2.4292, 2.8372, 4.4131, 3.2193, 3.4665);
        Wines.Select(wine => wine.RankSum!.Value).ShouldBe([32.5, 33.5, 42, 57, 60.5, 64, 67.5, 68, 73.5, 106.5]);
    }

    [Fact]
    public void Agreement_is_as_printed()
    {
        var agreement = report.Agreement;

        agreement.KendallW!.Value.ShouldBe(.427749, Six);
        agreement.KendallWTies!.Value.ShouldBe(.440115, Six);
        agreement.Chi2!.Value.ShouldBe(43.571429, Six);
        agreement.Df.ShouldBe(9);
        agreement.P!.Value.ShouldBe(1.6926e-6, 0.5e-10);
        new[] { agreement.Icc21, agreement.Icc31, agreement.Icc2k, agreement.Icc3k, agreement.AlphaInterval, agreement.AlphaOrdinal }
            .Select(value => value!.Value).ShouldBeNear(Printed, .3582, .4150, .8600, .8864, .3286, .3145);
    }

    [Fact]
    public void Standard_scores_and_their_two_refits_are_as_printed()
    {
        double[] z = [.. Wines.Select(wine => wine.Z!.Value)];
        z.ShouldBeNear(Six, .968746, .788930, .623201, .121031, .013606, -.067077, -.147753, -.283867, -.386555, -1.630263);

        var means = Wines.Select(wine => wine.Mean!.Value).ToArray();
        StandardScores.Refit(z, means.Min(), means.Max()).ShouldBeNear(Printed, 14.4091, 13.8084, 13.2548, 11.5774, 11.2185, 10.9490, 10.6795, 10.2248, 9.8818, 5.7273);

        double[] all = [.. Panels.Paris.SelectMany(sheet => sheet.Scores)];
        var (mean, spread) = (Averages.Mean(all)!.Value, Averages.StandardDeviation(all)!.Value);
        mean.ShouldBe(11.354545, Six);
        spread.ShouldBe(3.907653, Six);
        z.Select(value => mean + spread * value).ShouldBeNear(Printed, 15.1401, 14.4374, 13.7898, 11.8275, 11.4077, 11.0924, 10.7772, 10.2453, 9.8440, 4.9840);
    }

    [Fact]
    public void Jurors_means_and_spreads_are_as_printed()
    {
        report.Jurors.Select(juror => juror.Mean!.Value).ShouldBeNear(1e-9, 9.4, 12.6, 7.3, 13, 10.65, 12.05, 12.35, 12, 12.6, 10.55, 12.4);
        report.Jurors.Select(juror => juror.Sd!.Value).ShouldBeNear(Printed, 4.6087, 2.7641, 4.3139, 2.6833, 4.8376, 4.1740, 2.5303, 2.6077, 2.2891, 4.1500, 2.5671);
        report.Juror("03 Dovaz").Effect!.Value.ShouldBe(7.3 - 11.354545454545455, 1e-9);
        report.Juror("03 Dovaz").Differs.ShouldBeTrue();
    }

    [Fact]
    public void On_complete_data_the_adjusted_scores_are_the_raw_means()
    {
        foreach (var wine in Wines) wine.Adjusted!.Value.ShouldBe(wine.Mean!.Value, 1e-9);
        Wines.Select(wine => wine.Rank).ShouldBe(Wines.Select(wine => wine.RankRaw));
    }

    [Fact]
    public void The_standard_error_on_complete_data_is_the_noise_over_the_root_of_the_jurors()
    {
        var icc = IntraclassCorrelation.Of(ScoreTable.From(Panels.ParisMarks()).Scores)!;

        foreach (var wine in Wines) wine.Se!.Value.ShouldBe(Math.Sqrt(icc.Error / 11), 1e-9);
    }

    [Fact]
    public void Leaving_out_one_juror_changes_the_winner_as_printed()
    {
        var raw = RankingReport.Of(Panels.ParisMarks(), RankMethod.Raw).LeaveOneOut;

        raw.Select(left => string.Join('=', left.Winners!)).ShouldBe(["A", "B", "A", "A", "A", "B", "B", "B", "A=B", "A", "B"]);
        report.LeaveOneOut.Select(left => string.Join('=', left.Winners!)).ShouldBe(raw.Select(left => string.Join('=', left.Winners!)));
    }

    [Fact]
    public void The_nine_jurors_who_counted_leave_two_exact_ties()
    {
        var nine = RankingReport.Of(Panels.Marks(Panels.Paris.Where(sheet => !sheet.Juror.EndsWith("Gallagher", StringComparison.Ordinal) && !sheet.Juror.EndsWith("Spurrier", StringComparison.Ordinal)), Panels.Wines), RankMethod.Raw);

        nine.Entries.OrderBy(wine => wine.Entry, StringComparer.Ordinal).Select(wine => wine.Mean!.Value * 9).ShouldBeNear(1e-9, 130.5, 130.5, 121, 104, 100, 94, 88, 101, 88, 42);
        nine.Entries.Select(wine => (wine.Entry, wine.Rank)).ShouldBe([("A", 1), ("B", 1), ("C", 3), ("D", 4), ("H", 5), ("E", 6), ("F", 7), ("G", 8), ("I", 8), ("J", 10)]);
    }

    [Fact]
    public void The_first_three_wines_cannot_be_told_apart_and_the_last_can()
    {
        report.Entry("A").TiedWith.ShouldBe(["B", "C"]);
        report.Entry("J").TiedWith.ShouldBeEmpty();
    }
}
