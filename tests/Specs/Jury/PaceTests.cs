using RadicaleVernieuwers.Jury;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 23, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Until_there_are_a_few_the_usual_time_counts()
    {
        Pace.PerEntryOf([], sift: false).ShouldBe(TimeSpan.FromMinutes(9));
        Pace.PerEntryOf(At(0, 2, 4), sift: false).ShouldBe(TimeSpan.FromMinutes(9));
        Pace.PerEntryOf([], sift: true).ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData(new double[] { 0, 4, 10, 13, 30 }, 5)]
    [InlineData(new double[] { 0, 4, 10, 13 }, 4)]
    [InlineData(new double[] { 13, 0, 10, 4 }, 4)]
    public void The_median_between_one_sheet_and_the_next_counts(double[] minutes, double median) =>
        Pace.PerEntryOf(At(minutes), sift: false).ShouldBe(TimeSpan.FromMinutes(median));

    [Fact]
    public void A_night_and_sheets_that_came_in_together_say_nothing() =>
        Pace.PerEntryOf(At(0, 4, 8, 12, 700, 700.01, 700.02, 704), sift: false).ShouldBe(TimeSpan.FromMinutes(4));

    [Theory]
    [InlineData(12, 40, 4, 120)]
    [InlineData(38, 40, 4, 10)]
    [InlineData(39, 40, 4, 5)]
    [InlineData(40, 40, 4, 0)]
    [InlineData(0, 16, 4, 70)]
    public void The_time_left_is_said_in_round_steps(int done, int all, double perEntry, double left) =>
        new Pace(done, all, TimeSpan.FromMinutes(perEntry)).Left.ShouldBe(TimeSpan.FromMinutes(left));

    [Theory]
    [InlineData(1, 5, 1, "1,2,3,4,5")]
    [InlineData(0, 10, 1, "0,1,2,3,4,5,6,7,8,9,-")]
    [InlineData(1, 10, 1, "1,2,3,4,5,6,7,8,9,0")]
    [InlineData(-1, 1, 1, "1,2,3")]
    [InlineData(0, 2, 1, "1,2,3")]
    [InlineData(0, 2, 0.5, "1,2,3,4,5")]
    public void Each_value_has_a_key_of_its_own(double lowest, double highest, double step, string keys)
    {
        var criterion = new Criterion("k", new Dictionary<string, string>(), new Dictionary<string, string>(), 1, (decimal)lowest, (decimal)highest, (decimal)step, new Dictionary<string, IReadOnlyDictionary<string, string>>());

        string.Join(',', criterion.Scale.Select(value => criterion.KeyFor(value) ?? "-")).ShouldBe(keys);
    }

    private static IEnumerable<DateTimeOffset> At(params double[] minutes) => minutes.Select(minute => Evening.AddMinutes(minute));
}
