using CsCheck;
using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class AdvancingTests
{
    private static readonly string[] Themes = ["care", "food", "home"];

    [Fact]
    public void The_first_so_many_are_through()
    {
        var cut = Advancing.By(AdvanceRule.First(2), [On("a", 1), On("b", 2), On("c", 3)]);

        cut.Through.ShouldBe(["a", "b"]);
        cut.Tied.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_ties_for_the_last_place_is_not_through_but_shown()
    {
        var cut = Advancing.By(AdvanceRule.First(2), [On("a", 1), On("b", 2), On("c", 2), On("d", 4)]);

        cut.Through.ShouldBe(["a"]);
        cut.Tied.ShouldBe(["b", "c"]);
    }

    [Fact]
    public void A_tie_that_fits_is_no_question_and_what_is_not_ranked_is_not_through()
    {
        var cut = Advancing.By(AdvanceRule.First(3), [On("a", 1), On("b", 1), On("c", 3), On("d", null)]);

        cut.Through.ShouldBe(["a", "b", "c"]);
        cut.Tied.ShouldBeEmpty();
        Advancing.By(AdvanceRule.First(2), [On("a", 1), On("b", 1), On("c", 3)]).Through.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_threshold_lets_through_whoever_reaches_it_and_never_asks_people()
    {
        // A third three times over is one, whatever the last digit of a computer says.
        var cut = Advancing.By(AdvanceRule.AtLeast(3.3), [On("a", 1, 4), On("b", 2, 1.1 + 2.2), On("c", 2, 3.3), On("d", 4, 3.29), On("e", null, 5)]);

        cut.Through.ShouldBe(["a", "b", "c"]);
        cut.Tied.ShouldBeEmpty();
    }

    [Fact]
    public void Of_every_theme_the_first_go_on_and_who_has_none_stands_in_a_list_of_their_own()
    {
        var cut = Advancing.By(AdvanceRule.PerTheme(1), [On("a", 1, 5, "care"), On("b", 2, 4, "care", "food"), On("c", 3, 3, "care"), On("d", 4, 2), On("e", 5, 1)]);

        cut.Through.ShouldBe(["a", "b", "d"]);
        cut.Tied.ShouldBeEmpty();
    }

    [Fact]
    public void A_tie_within_a_theme_is_shown_unless_another_theme_lets_the_entry_through()
    {
        var cut = Advancing.By(AdvanceRule.PerTheme(1), [On("a", 1, 5, "care"), On("b", 1, 5, "care", "food"), On("c", 3, 3, "food")]);

        cut.Through.ShouldBe(["b"]);
        cut.Tied.ShouldBe(["a"]);
    }

    [Fact]
    public void By_hand_nobody_goes_on()
    {
        var cut = Advancing.By(AdvanceRule.ByHand, [On("a", 1, 5)]);

        cut.Through.ShouldBeEmpty();
        cut.Tied.ShouldBeEmpty();
    }

    [Fact]
    public void The_threshold_is_on_the_scale_of_the_marks_whatever_the_method()
    {
        Mark[] marks = [new("A", "J1", 5), new("A", "J2", 4), new("B", "J1", 3), new("B", "J2", 3), new("C", "J1", 1), new("C", "J2", 2)];

        foreach (var method in Enum.GetValues<RankMethod>())
            RankingReport.Of(marks, method, cut: new CutWish(AdvanceRule.AtLeast(3), 1)).Cut!.Through.ShouldBe(["A", "B"], method.ToString());
    }

    [Fact]
    public void Nobody_who_stands_lower_goes_on_instead_of_somebody_higher() =>
        Lists().Select(Gen.Int[1, 6]).Sample((list, room) =>
        {
            var cut = Advancing.By(AdvanceRule.First(room), list);
            var inside = cut.Through.Concat(cut.Tied).ToHashSet();
            return cut.Through.Count <= room && !cut.Through.Intersect(cut.Tied).Any()
                && (cut.Tied.Count == 0 || cut.Through.Count < room && cut.Through.Count + cut.Tied.Count > room)
                && list.Where(s => inside.Contains(s.Entry)).All(s => list.All(other => other.Place is null || other.Place >= s.Place || inside.Contains(other.Entry)))
                && (cut.Tied.Count > 0 || cut.Through.Count == Math.Min(room, list.Count(s => s.Place is not null)));
        }, iter: 500);

    [Fact]
    public void Of_every_theme_as_many_go_on_as_there_is_room_for_or_people_must_choose() =>
        Lists().Select(Gen.Int[1, 3]).Sample((list, room) =>
        {
            var cut = Advancing.By(AdvanceRule.PerTheme(room), list);
            return !cut.Through.Intersect(cut.Tied).Any() && Themes.All(theme =>
            {
                var placed = list.Where(s => s.Place is not null && s.Themes.Contains(theme)).ToList();
                return placed.Count(s => cut.Through.Contains(s.Entry) || cut.Tied.Contains(s.Entry)) >= Math.Min(room, placed.Count);
            });
        }, iter: 500);

    [Fact]
    public void A_higher_threshold_never_lets_more_through() =>
        Lists().Select(Gen.Double[0, 5], Gen.Double[0, 2]).Sample((list, low, more) =>
            !Advancing.By(AdvanceRule.AtLeast(low + more), list).Through.Except(Advancing.By(AdvanceRule.AtLeast(low), list).Through).Any(), iter: 500);

    private static Standing On(string entry, int? place, double? value = null, params string[] themes) => new(entry, place, value, themes);

    // Values that often meet, places as a list of results has them.
    private static Gen<Standing[]> Lists() => Gen.Select(Gen.Int[-1, 5], Gen.Int[0, 7]).Array[1, 12].Select(rows =>
    {
        var places = Ranks.Places([.. rows.Select(row => row.Item1 < 0 ? double.NaN : row.Item1)]);
        return rows.Select((row, i) => new Standing($"e{i:00}", places[i], row.Item1 < 0 ? null : row.Item1, [.. Themes.Where((_, bit) => (row.Item2 & 1 << bit) != 0)]))
            .OrderBy(s => s.Place ?? int.MaxValue).ToArray();
    });
}
