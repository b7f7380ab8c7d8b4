using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Examples;

public sealed class SpreadTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_value_that_was_given_stands_once_with_how_many_gave_it_the_lowest_first()
    {
        var spread = Spread.Of(Criterion("new", 1, 5, 1), [4, 2, 4, 5, 4], own: 2);

        spread.Values.ShouldBe([new(2, 1), new(4, 3), new(5, 1)]);
        (spread.Count, spread.Own).ShouldBe((5, 2));
    }

    [Theory]
    [InlineData(new double[] { 5, 1, 2 }, 2)]
    [InlineData(new double[] { 1, 2, 3, 5 }, 2.5)]
    [InlineData(new double[] { 4, 4, 4, 4 }, 4)]
    [InlineData(new double[] { 0.5, 10, 10 }, 10)]
    public void The_middle_is_that_of_the_marks_and_not_of_the_values(double[] marks, double median) =>
        Spread.Of(Criterion("new", 0, 10, 0.5m), marks.Select(mark => (decimal)mark), null).Median.ShouldBe((decimal)median);

    [Fact]
    public void Of_two_there_is_no_spread_and_of_three_there_is()
    {
        Criterion[] criteria = [Criterion("new", 1, 5, 1), Criterion("impact", 1, 5, 1)];

        Spread.Of(criteria, [Marks(1, 2), Marks(5, 4)], Marks(1, 2)).ShouldBeEmpty();
        Spread.Of(criteria, [Marks(1, 2), Marks(5, 4), Marks(5, 2)], Marks(1, 2)).Select(spread => (spread.Criterion.Key, spread.Median, spread.Own)).ShouldBe([("new", 5m, 1m), ("impact", 2m, 2m)]);
    }

    [Fact]
    public void A_criterion_that_too_few_marked_is_left_out()
    {
        Criterion[] criteria = [Criterion("new", 1, 5, 1), Criterion("impact", 1, 5, 1)];
        var only = new Dictionary<string, decimal> { ["new"] = 3 };

        Spread.Of(criteria, [Marks(1, 2), Marks(5, 4), only]).Select(spread => spread.Criterion.Key).ShouldBe(["new"]);
    }

    [Fact]
    public void A_sheet_takes_only_what_the_round_asks_and_is_finished_when_nothing_is_blank()
    {
        var (round, sheet) = Begin();

        sheet.Give(round, "new", 4, Now);
        Should.Throw<Refusal>(() => sheet.Give(round, "impact", 6, Now)).Key.ShouldBe("Score.Value");
        Should.Throw<Refusal>(() => sheet.Give(round, "impact", 2.5m, Now)).Key.ShouldBe("Score.Value");
        Should.Throw<Refusal>(() => sheet.Give(round, "other", 2, Now)).Key.ShouldBe("Score.NoCriterion");
        sheet.Finished.ShouldBeNull();
        sheet.Give(round, "impact", 2, Now.AddMinutes(1));
        (sheet.Finished, sheet.ValueOf("new"), sheet.ValueOf("impact")).ShouldBe((Now.AddMinutes(1), 4, 2));
        sheet.Give(round, "impact", 3, Now.AddMinutes(2));
        sheet.Finished.ShouldBe(Now.AddMinutes(1));
        sheet.Give(round, "impact", null, Now.AddMinutes(3));
        (sheet.Finished, sheet.ValueOf("impact")).ShouldBe((null, null));
    }

    [Fact]
    public void What_may_still_take_part_was_withdrawn_or_has_no_answers_is_no_example()
    {
        var (edition, round) = (Edition(), new RoundId(Guid.CreateVersion7()));
        var (draft, handedIn, gone) = (Enter(edition), Enter(edition), Enter(edition));
        handedIn.TakeIn("1", "versie-1", null, Now);
        gone.TakeIn("2", "versie-2", null, Now);
        gone.Withdraw(null, Now, "");

        Should.Throw<Refusal>(() => Example.Choose(round, draft, false, [])).Key.ShouldBe("Example.NoAnswers");
        Should.Throw<Refusal>(() => Example.Choose(round, gone, false, [])).Key.ShouldBe("Example.Withdrawn");
        Should.Throw<Refusal>(() => Example.Choose(round, handedIn, true, [])).Key.ShouldBe("Example.Competes");
        var example = Example.Choose(round, handedIn, false, []);
        (example.VersionId, example.Place).ShouldBe(("versie-1", 1));
        Should.Throw<Refusal>(() => Example.Choose(round, handedIn, false, [example])).Key.ShouldBe("Example.Twice");
    }

    [Fact]
    public void There_are_three_at_most_and_they_keep_the_places_one_to_three()
    {
        var (edition, round, chosen) = (Edition(), new RoundId(Guid.CreateVersion7()), new List<Example>());
        for (var i = 0; i < 3; i++)
            chosen.Add(Example.Choose(round, HandedIn(edition), false, chosen));
        Should.Throw<Refusal>(() => Example.Choose(round, HandedIn(edition), false, chosen)).Key.ShouldBe("Example.Enough");

        Example.Order([chosen[2], chosen[0]]);
        chosen.Select(example => example.Place).ShouldBe([2, 2, 1]);
    }

    private static (Round, ExampleSheet) Begin()
    {
        var edition = Edition();
        var round = Round.Plan(edition.Id, new Dictionary<string, string> { ["nl"] = "Ronde" });
        round.Ask([Criterion("new", 1, 5, 1), Criterion("impact", 1, 5, 1)]);
        return (round, ExampleSheet.Begin(Example.Choose(round.Id, HandedIn(edition), false, []), new JurorId(Guid.CreateVersion7()), Now));
    }

    private static Edition Edition() => RadicaleVernieuwers.Campaign.Edition.Plan("Editie", 2024, "editie");

    private static Entry Enter(Edition edition) => Entry.Begin(edition, new InitiativeId(Guid.CreateVersion7()), null, "item", "nl", Now);

    private static Entry HandedIn(Edition edition)
    {
        var entry = Enter(edition);
        entry.TakeIn("1", "versie", null, Now);
        return entry;
    }

    private static Dictionary<string, decimal> Marks(decimal fresh, decimal impact) => new() { ["new"] = fresh, ["impact"] = impact };

    private static Criterion Criterion(string key, decimal minimum, decimal maximum, decimal step) =>
        new(key, new Dictionary<string, string> { ["nl"] = key }, new Dictionary<string, string>(), 1, minimum, maximum, step, new Dictionary<string, IReadOnlyDictionary<string, string>>());
}
