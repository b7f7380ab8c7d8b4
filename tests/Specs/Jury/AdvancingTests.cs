using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury;

public sealed class AdvancingTests
{
    [Fact]
    public void The_first_so_many_are_through()
    {
        var cut = Advancing.At(Report(("a", 1), ("b", 2), ("c", 3)), 2);

        (cut.Through, cut.Tied).ShouldSatisfyAllConditions(c => c.Item1.ShouldBe(["a", "b"]), c => c.Item2.ShouldBeEmpty());
    }

    [Fact]
    public void Whoever_ties_for_the_last_place_is_not_through_but_shown()
    {
        var cut = Advancing.At(Report(("a", 1), ("b", 2), ("c", 2), ("d", 4)), 2);

        cut.Through.ShouldBe(["a"]);
        cut.Tied.ShouldBe(["b", "c"], ignoreOrder: true);
    }

    [Fact]
    public void A_tie_that_fits_is_no_question_and_what_is_not_ranked_is_not_through()
    {
        var cut = Advancing.At(Report(("a", 1), ("b", 1), ("c", 3), ("d", null)), 3);

        cut.Through.ShouldBe(["a", "b", "c"], ignoreOrder: true);
        cut.Tied.ShouldBeEmpty();
        Advancing.At(Report(("a", 1), ("b", 1), ("c", 3)), 2).Through.ShouldBe(["a", "b"], ignoreOrder: true);
    }

    private static RankingReport Report(params (string Entry, int? Rank)[] lines) => RankingReport.Of([]) with
    {
        Entries = [.. lines.Select(line => new EntryFigures(line.Entry, 3, null, null, null, null, null, null, null, line.Rank, line.Rank, null, []))],
    };
}
