using RadicaleVernieuwers.Jury.Meetings;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Meetings;

public sealed class DiscussionOrderTests
{
    [Fact]
    public void Whoever_stands_aside_for_two_entries_leaves_once()
    {
        var entries = Entries("a", "", "a", "", "b");

        DiscussionOrder.Leavings(entries).ShouldBe(3);
        Leavings(entries, DiscussionOrder.Of(entries)).ShouldBe(2);
    }

    [Fact]
    public void A_list_that_cannot_be_bettered_stays_as_it_is() =>
        DiscussionOrder.Of(Entries("", "a", "ab", "b", "")).ShouldBe([0, 1, 2, 3, 4]);

    [Fact]
    public void Nobody_to_leave_and_nothing_to_discuss_are_fine()
    {
        DiscussionOrder.Of(Entries("", "", "")).ShouldBe([0, 1, 2]);
        DiscussionOrder.Of(Entries()).ShouldBeEmpty();
    }

    [Fact]
    public void A_short_list_is_as_good_as_trying_every_order()
    {
        var random = new Random(1);
        var bettered = 0;
        for (var run = 0; run < 150; run++)
        {
            var entries = Drawn(random, random.Next(1, 8), jurors: random.Next(1, 5), chance: 0.4);
            var found = Leavings(entries, DiscussionOrder.Of(entries));
            found.ShouldBe(Orders(Enumerable.Range(0, entries.Count).ToList()).Min(order => Leavings(entries, order)));
            bettered += found < DiscussionOrder.Leavings(entries) ? 1 : 0;
        }
        bettered.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_long_list_is_never_worse_than_the_ranking_and_holds_every_entry_once()
    {
        var random = new Random(2);
        var bettered = 0;
        for (var run = 0; run < 12; run++)
        {
            var entries = Drawn(random, 40, jurors: 12, chance: 0.12);
            var order = DiscussionOrder.Of(entries);
            order.Order().ShouldBe(Enumerable.Range(0, 40));
            Leavings(entries, order).ShouldBeLessThanOrEqualTo(DiscussionOrder.Leavings(entries));
            bettered += Leavings(entries, order) < DiscussionOrder.Leavings(entries) ? 1 : 0;
        }
        bettered.ShouldBe(12);
    }

    private static int Leavings(IReadOnlyList<IReadOnlySet<char>> entries, IEnumerable<int> order) => DiscussionOrder.Leavings(order.Select(position => entries[position]));

    private static IReadOnlyList<IReadOnlySet<char>> Entries(params string[] away) => [.. away.Select(jurors => jurors.ToHashSet())];

    private static IReadOnlyList<IReadOnlySet<char>> Drawn(Random random, int count, int jurors, double chance) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, jurors).Where(_ => random.NextDouble() < chance).Select(juror => (char)('a' + juror)).ToHashSet())];

    private static IEnumerable<IReadOnlyList<int>> Orders(List<int> left)
    {
        if (left.Count == 0)
            yield return [];
        foreach (var first in left)
            foreach (var rest in Orders([.. left.Where(other => other != first)]))
                yield return [first, .. rest];
    }
}
