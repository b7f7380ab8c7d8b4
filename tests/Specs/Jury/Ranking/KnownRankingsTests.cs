using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class KnownRankingsTests
{
    [Fact]
    public void The_same_marks_are_ranked_once_and_any_other_question_is_answered_anew()
    {
        var known = Rank(Marks());

        Rank(Marks()).ShouldBeSameAs(known);
        var other = Marks();
        other[0] = other[0] with { Score = 2 };
        Rank(other).Entries.Single(entry => entry.Entry == "a").Mean.ShouldBe(2.5);
        Rank([.. Marks().Select(mark => mark with { Weight = 2 * mark.Weight })]).ShouldNotBeSameAs(known);
        Rank(Marks(), RankMethod.Median).Method.ShouldBe(RankMethod.Median);
        Rank(Marks(), cut: new CutWish(1, 7)).Cut!.Line.ShouldBe(1);
        Rank(Marks(), cut: new CutWish(2, 7)).Cut!.Line.ShouldBe(2);
        Rank(Marks(), cut: new CutWish(1, 8)).Cut!.Seed.ShouldBe(8ul);
        Theme("x").Cut!.Through.Count.ShouldBe(2);
        Theme("y").Cut!.Through.Count.ShouldBe(1);
    }

    private static RankingReport Theme(string ofB) => Rank(Marks(), cut: new CutWish(AdvanceRule.PerTheme(1), 7) { Themes = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["y"], ["b"] = [ofB] } });

    private static RankingReport Rank(CriterionMark[] marks, RankMethod method = RankMethod.Adjusted, CutWish? cut = null) => RankingReport.Of(marks, method, cut, TieStep.None);

    private static CriterionMark[] Marks() => [new("a", "one", "new", 1, 5), new("b", "one", "new", 1, 4), new("a", "two", "new", 1, 3), new("b", "two", "new", 1, 1)];
}
