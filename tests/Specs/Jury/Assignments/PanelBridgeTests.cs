using RadicaleVernieuwers.Jury.Assignments;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Assignments;

public sealed class PanelBridgeTests
{
    private static readonly Reading[] Apart = [new("a", "1"), new("a", "2"), new("b", "1"), new("c", "3"), new("c", "4"), new("d", "5")];

    [Fact]
    public void Each_link_costs_one_reading_and_nothing_that_is_assigned_changes()
    {
        var bridge = PanelBridge.Of(Request(Apart));

        bridge.Count.ShouldBe(2, "three pieces");
        bridge.Intersect(Apart).ShouldBeEmpty();
        Picture([.. Apart, .. bridge]).Pieces.ShouldBe(1);
        PanelBridge.Of(Request([.. Apart, .. bridge])).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_sent_over_a_conflict_or_over_the_most_that_one_reads()
    {
        var conflicts = "abcd".SelectMany(entry => "12345", (entry, juror) => new Reading(entry.ToString(), juror.ToString())).Except(Apart).ToArray();

        PanelBridge.Of(Request(Apart) with { Conflicts = conflicts }).ShouldBeEmpty();
        PanelBridge.Of(Request(Apart) with { Conflicts = [.. conflicts.Where(pair => pair != new Reading("c", "2"))] }).ShouldBe([new("c", "2")]);
        PanelBridge.Of(Request(Apart, most: 1)).ShouldAllBe(reading => reading.Juror == "x");
    }

    [Fact]
    public void The_picture_puts_a_piece_together_and_draws_what_two_share()
    {
        var picture = Picture(Apart);

        picture.Pieces.ShouldBe(3);
        picture.Seats.Select(seat => (seat.Name, seat.Piece, seat.Reads)).ShouldBe([("J1", 1, 2), ("J2", 1, 1), ("J3", 2, 1), ("J4", 2, 1), ("J5", 3, 1), ("J6", 0, 0)]);
        picture.Links.Select(link => (picture.Seats[link.One].Name, picture.Seats[link.Other].Name, link.Shared)).ShouldBe([("J1", "J2", 1), ("J3", "J4", 1)]);
    }

    private static AssignmentRequest Request(Reading[] existing, int? most = null) => new(
        [.. "abcd".Select(entry => new EntryToRead(entry.ToString(), []))], [.. "12345".Select(juror => new Reader(juror.ToString(), most, [], []))], [], existing, 1);

    private static PanelPicture Picture(Reading[] readings) => PanelPicture.Of([.. "123456".Select(juror => (juror.ToString(), $"J{juror}"))], readings);
}
