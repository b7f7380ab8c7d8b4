using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class AgreementTests
{
    /// <summary>Shrout and Fleiss 1979, table 2.</summary>
    [Fact]
    public void All_six_intraclass_correlations_are_as_published()
    {
        var icc = IntraclassCorrelation.Of(Panels.ShroutFleiss)!;

        new[] { icc.BetweenEntries, icc.WithinEntries, icc.BetweenJurors, icc.Error }.ShouldBeNear(1e-7, 11.2416667, 6.2638889, 32.4861111, 1.0194444);
        new[] { icc.Icc11, icc.Icc21, icc.Icc31, icc.Icc1k, icc.Icc2k, icc.Icc3k }.Select(value => value!.Value)
            .ShouldBeNear(1e-6, .165742, .289764, .714841, .442797, .620051, .909316);
    }

    [Fact]
    public void A_negative_intraclass_correlation_is_given_as_it_is()
    {
        IntraclassCorrelation.Of([[1, 9], [9, 1], [2, 8]])!.Icc31!.Value.ShouldBeLessThan(0);
    }

    [Fact]
    public void Scores_that_are_all_alike_have_no_intraclass_correlation()
    {
        var icc = IntraclassCorrelation.Of([[5, 5], [5, 5]])!;

        icc.Icc21.ShouldBeNull();
        icc.Icc3k.ShouldBeNull();
    }

    /// <summary>Krippendorff 2011, data C: 12 units, 4 observers, gaps.</summary>
    [Fact]
    public void Krippendorff_alpha_with_missing_data_is_as_published()
    {
        const double none = double.NaN;
        double[][] units =
        [
            [1, 1, none, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
            [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [none, 5, 5, 5], [none, none, 1, 1], [none, none, 3, none],
        ];

        KrippendorffAlpha.Nominal(units)!.Value.ShouldBe(.743421, 1e-6);
        KrippendorffAlpha.Ordinal(units)!.Value.ShouldBe(.815388, 1e-6);
        KrippendorffAlpha.Interval(units)!.Value.ShouldBe(.849107, 1e-6);
        KrippendorffAlpha.Ratio(units)!.Value.ShouldBe(.797403, 1e-6);
    }

    [Fact]
    public void Alpha_needs_a_unit_with_two_scores_and_values_that_differ()
    {
        KrippendorffAlpha.Interval([[1, double.NaN], [double.NaN, 2]]).ShouldBeNull();
        KrippendorffAlpha.Ordinal([[3, 3], [3, 3]]).ShouldBeNull();
        KrippendorffAlpha.Nominal([[3, 3], [3, 3]]).ShouldBeNull();
    }

    /// <summary>Fleiss 1971's example as it is widely quoted: 10 subjects, 14 raters, 5 categories.</summary>
    [Fact]
    public void Fleiss_kappa_is_as_published()
    {
        var kappa = FleissKappa.Of(
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ]);

        new[] { kappa.Observed, kappa.Expected, kappa.Kappa!.Value }.ShouldBeNear(1e-6, .378022, .212755, .209931);
    }
}
