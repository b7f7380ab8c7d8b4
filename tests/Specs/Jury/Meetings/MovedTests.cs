using RadicaleVernieuwers.Jury.Meetings;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Meetings;

public sealed class MovedTests
{
    [Fact]
    public void The_order_of_the_list_moves_nothing() => Moved.Of([1, 2, 3, null]).ShouldBeEmpty();

    [Fact]
    public void One_that_is_lifted_moves_and_those_it_passes_do_not() => Moved.Of([5, 1, 2, 3, 4]).ShouldBe([0]);

    [Fact]
    public void Of_two_that_changed_places_the_one_that_was_lifted_moved() => Moved.Of([1, 2, 4, 3]).ShouldBe([2]);

    [Fact]
    public void Two_that_share_a_place_stand_in_any_order() => Moved.Of([1, 3, 3, 2]).ShouldBe([3]);

    [Fact]
    public void One_without_a_place_that_stands_first_was_lifted() => Moved.Of([null, 1, 2]).ShouldBe([0]);

    [Fact]
    public void An_empty_order_moves_nothing() => Moved.Of([]).ShouldBeEmpty();
}
