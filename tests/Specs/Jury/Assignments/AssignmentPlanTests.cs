using RadicaleVernieuwers.Jury.Assignments;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Assignments;

public sealed class AssignmentPlanTests
{
    [Theory]
    [InlineData(400, 12, 3)]
    [InlineData(1000, 60, 5)]
    [InlineData(30, 5, 2)]
    public void Every_entry_is_read_often_enough_by_people_who_may_and_loads_differ_by_one_at_most(int entries, int jurors, int perEntry)
    {
        var request = Generated(entries, jurors, perEntry);
        var plan = AssignmentPlan.Make(request);

        plan.Shortages.ShouldBeEmpty();
        plan.Added.CountBy(reading => reading.Entry).ShouldAllBe(entry => entry.Value == perEntry);
        plan.Added.Distinct().Count().ShouldBe(entries * perEntry);
        plan.Added.Intersect(request.Conflicts).ShouldBeEmpty();
        (plan.MostLoad - plan.LeastLoad).ShouldBeLessThanOrEqualTo(1);
        plan.Components.ShouldBe(1);
        plan.Cost.ShouldBeGreaterThanOrEqualTo(plan.Bound);
    }

    [Fact]
    public void The_order_of_the_lines_never_changes_the_plan()
    {
        var request = Generated(60, 8, 3);
        var turned = request with { Entries = [.. request.Entries.Reverse()], Jurors = [.. request.Jurors.Reverse()], Conflicts = [.. request.Conflicts.Reverse()] };

        AssignmentPlan.Make(turned).Added.ShouldBe(AssignmentPlan.Make(request).Added);
    }

    [Fact]
    public void Jurors_read_the_themes_they_know_once_loads_are_even()
    {
        var plan = AssignmentPlan.Make(new(
            [Entry("E1", "care"), Entry("E2", "care"), Entry("E3", "housing"), Entry("E4", "housing")],
            [Juror("Ann", "care"), Juror("Bob", "housing")], [], [], 1));

        plan.Added.ShouldBe([new("E1", "Ann"), new("E2", "Ann"), new("E3", "Bob"), new("E4", "Bob")], ignoreOrder: true);
        plan.Components.ShouldBe(2);
    }

    [Fact]
    public void A_juror_reads_nothing_of_their_own_organisation_or_in_a_language_they_lack()
    {
        var plan = AssignmentPlan.Make(new(
            [new("E1", [], "fr", "Huis BV"), new("E2", [], "nl")],
            [new("Ann", null, [], ["nl"], null), new("Bob", null, [], ["nl", "FR"], "huis bv"), new("Cem", null, [], [], null)], [], [], 1));

        plan.Added.ShouldContain(new Reading("E1", "Cem"));
        plan.Shortages.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_reads_more_than_their_most()
    {
        var plan = AssignmentPlan.Make(new([.. Enumerable.Range(1, 9).Select(number => Entry($"E{number}"))], [new("Ann", 2, [], []), Juror("Bob"), Juror("Cem")], [], [], 1));

        plan.Added.Count(reading => reading.Juror == "Ann").ShouldBe(2);
        plan.Shortages.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_assigned_stays_and_only_what_is_missing_is_added()
    {
        var request = Generated(40, 16, 2);
        var first = AssignmentPlan.Make(request);
        var more = AssignmentPlan.Make(request with { PerEntry = 3, Existing = [.. first.Added] });

        more.Kept.ShouldBe(first.Added, ignoreOrder: true);
        more.Added.Count.ShouldBe(40);
        more.Added.Intersect(more.Kept).ShouldBeEmpty();
        (more.MostLoad - more.LeastLoad).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_conflict_declared_later_takes_the_reading_away_and_somebody_else_gets_it()
    {
        var plan = AssignmentPlan.Make(new([Entry("E1")], [Juror("Ann"), Juror("Bob")], [new("E1", "Ann")], [new("E1", "Ann")], 1));

        plan.Kept.ShouldBeEmpty();
        plan.Added.ShouldBe([new("E1", "Bob")]);
    }

    [Fact]
    public void An_entry_that_too_few_may_read_is_named_with_who_may_not_and_why()
    {
        var plan = AssignmentPlan.Make(new(
            [new("E1", [], "fr", "Huis"), Entry("E2")],
            [new("Ann", null, [], ["nl"]), new("Bob", null, [], ["fr"], "Huis"), Juror("Cem"), Juror("Dee")], [new("E1", "Cem")], [], 2));

        var shortage = plan.Shortages.ShouldHaveSingleItem();
        shortage.Entries.ShouldBe(["E1"]);
        (shortage.Needed, shortage.Possible).ShouldBe((2, 1));
        shortage.Barred.ShouldBe([("Ann", Bar.Language), ("Bob", Bar.Organisation), ("Cem", Bar.Conflict)]);
        plan.Added.Count(reading => reading.Entry == "E2").ShouldBe(2);
    }

    [Fact]
    public void Jurors_without_room_are_named_with_the_entries_that_wait_for_them()
    {
        var plan = AssignmentPlan.Make(new(
            [new("F1", [], "fr"), new("F2", [], "fr"), new("F3", [], "fr"), new("N1", [], "nl")],
            [new("Ann", 1, [], ["fr"]), new("Bob", 1, [], ["fr"]), new("Cem", null, [], ["nl"])], [], [], 1));

        var shortage = plan.Shortages.ShouldHaveSingleItem();
        shortage.Entries.ShouldBe(["F1", "F2", "F3"]);
        shortage.Jurors.ShouldBe(["Ann", "Bob"]);
        (shortage.Needed, shortage.Possible).ShouldBe((3, 2));
    }

    [Fact]
    public void Panels_that_themes_keep_apart_are_joined_by_a_trade()
    {
        EntryToRead[] entries = [.. Enumerable.Range(0, 12).Select(number => Entry($"E{number:00}", number < 6 ? "care" : "housing"))];
        var plan = AssignmentPlan.Make(new(entries, [Juror("Ann", "care"), Juror("Bob", "care"), Juror("Cem", "housing"), Juror("Dee", "housing")], [], [], 2));

        plan.Components.ShouldBe(1);
        plan.Cost.ShouldBeGreaterThan(plan.Bound);
        (plan.LeastLoad, plan.MostLoad).ShouldBe((6, 6));
    }

    [Fact]
    public void Languages_that_nobody_shares_leave_two_pieces_and_the_plan_says_so()
    {
        var plan = AssignmentPlan.Make(new(
            [new("F1", [], "fr"), new("F2", [], "fr"), new("N1", [], "nl"), new("N2", [], "nl")],
            [new("Ann", null, [], ["fr"]), new("Bob", null, [], ["fr"]), new("Cem", null, [], ["nl"]), new("Dee", null, [], ["nl"])], [], [], 2));

        plan.Shortages.ShouldBeEmpty();
        plan.Components.ShouldBe(2);
    }

    internal static AssignmentRequest Generated(int entries, int jurors, int perEntry)
    {
        string[] themes = ["care", "housing", "climate", "food", "work", "school"];
        var random = new Random(entries * 31 + jurors);
        return new(
            [.. Enumerable.Range(0, entries).Select(number => new EntryToRead($"E{number:0000}", [themes[random.Next(6)]], random.Next(10) == 0 ? "fr" : "nl"))],
            [.. Enumerable.Range(0, jurors).Select(number => new Reader($"J{number:00}", null, [themes[random.Next(6)], themes[random.Next(6)]], number % 2 == 0 ? ["nl", "fr"] : ["nl"]))],
            [.. Enumerable.Range(0, entries).SelectMany(entry => Enumerable.Range(0, jurors).Where(_ => random.Next(100) < 8).Select(juror => new Reading($"E{entry:0000}", $"J{juror:00}")))],
            [], perEntry);
    }

    private static EntryToRead Entry(string name, params string[] themes) => new(name, themes);
    private static Reader Juror(string name, params string[] themes) => new(name, null, themes, []);
}
