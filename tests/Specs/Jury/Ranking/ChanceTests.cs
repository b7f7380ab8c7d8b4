using CsCheck;
using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class ChanceTests
{
    /// <summary>Shrout and Fleiss 1979: F(5, 15) = 11.0272; the package psych prints p 0.00013 for it.</summary>
    [Fact]
    public void The_f_test_of_the_correlations_is_as_published()
    {
        Chance.OfCorrelation(IntraclassCorrelation.Of(Panels.ShroutFleiss)!, 6, 4)!.Value.ShouldBe(0.00013, 0.000006);
    }

    [Fact]
    public void Entries_that_jurors_mark_exactly_alike_leave_nothing_to_chance_and_equal_entries_nothing_to_test()
    {
        Chance.OfCorrelation(IntraclassCorrelation.Of([[1, 1], [2, 2], [3, 3]])!, 3, 2).ShouldBe(0);
        Chance.OfCorrelation(IntraclassCorrelation.Of([[5, 5], [5, 5]])!, 2, 2).ShouldBeNull();
    }

    /// <summary>Of the 36 ways to deal two lists of three, 6 agree wholly: 1 in 6.</summary>
    [Fact]
    public void Chance_deals_the_same_list_to_two_jurors_as_often_as_counting_says()
    {
        Chance.OfAlpha(Table([1, 2, 3], [1, 2, 3]))!.Value.ShouldBe(1.0 / 6, 0.04);
    }

    /// <summary>Of the 2 × 2 ways to deal, half agree: with gaps a juror is only dealt what that juror read.</summary>
    [Fact]
    public void A_juror_is_dealt_only_the_entries_that_were_read()
    {
        Chance.OfAlpha(Table([1, 9, double.NaN], [1, 9, double.NaN]))!.Value.ShouldBe(0.5, 0.06);
    }

    [Fact]
    public void A_jury_that_agrees_on_many_entries_is_no_work_of_chance_and_one_that_contradicts_itself_is()
    {
        double[] list = [.. Enumerable.Range(1, 12).Select(value => (double)value)];

        Chance.OfAlpha(Table(list, list, list))!.Value.ShouldBe(0.001, 1e-12);
        Chance.OfAlpha(Table(list, [.. list.Reverse()]))!.Value.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Nothing_is_said_where_nothing_can_be_compared()
    {
        Chance.OfAlpha(Table([1, double.NaN], [double.NaN, 2])).ShouldBeNull();
        Chance.OfAlpha(Table([3, 3], [3, 3])).ShouldBeNull();
    }

    [Fact]
    public void The_same_scores_give_the_same_digits_and_moving_the_scale_changes_nothing() =>
        Gen.Double[0, 10].Array[5].Array[3].Sample(lists =>
        {
            var (one, again) = (Chance.OfAlpha(Table(lists)), Chance.OfAlpha(Table(lists)));
            one.ShouldBe(again);
            one!.Value.ShouldBeInRange(0.001, 1);
            Chance.OfAlpha(Table([.. lists.Select(list => list.Select(value => 3 * value + 40).ToArray())]))!.Value.ShouldBe(one.Value, 0.01);
        }, iter: 30);

    private static ScoreTable Table(params double[][] jurors) => ScoreTable.From(
        jurors.SelectMany((list, juror) => list.Select((score, entry) => new Mark($"E{entry:00}", $"J{juror}", score))).Where(mark => !double.IsNaN(mark.Score!.Value)));
}
