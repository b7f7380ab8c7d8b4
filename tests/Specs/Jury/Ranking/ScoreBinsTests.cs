using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class ScoreBinsTests
{
    [Fact]
    public void Bins_begin_and_end_on_round_numbers_and_the_highest_score_is_in_the_last()
    {
        var bins = ScoreBins.Of([1.2, 2, 2.4, 3.5, 5]);

        bins.Select(bin => (bin.From, bin.To, bin.Count)).ShouldBe([(1, 1.5, 1), (1.5, 2, 0), (2, 2.5, 2), (2.5, 3, 0), (3, 3.5, 0), (3.5, 4, 1), (4, 4.5, 0), (4.5, 5, 1)]);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(-3, 3)]
    [InlineData(0, 100_000)]
    [InlineData(7, 7)]
    [InlineData(0.01, 0.02)]
    public void No_score_is_lost_and_there_are_never_too_many_bins(double low, double high)
    {
        double[] scores = [.. Enumerable.Range(0, 101).Select(i => low + ((high - low) * i / 100))];

        var bins = ScoreBins.Of(scores);

        bins.Sum(bin => bin.Count).ShouldBe(scores.Length);
        bins.Count.ShouldBeInRange(1, 13);
        bins[0].From.ShouldBeLessThanOrEqualTo(low);
        bins[^1].To.ShouldBeGreaterThanOrEqualTo(high - 1e-9);
    }

    [Fact]
    public void Without_a_score_there_is_nothing_to_draw() => ScoreBins.Of([]).ShouldBeEmpty();
}
