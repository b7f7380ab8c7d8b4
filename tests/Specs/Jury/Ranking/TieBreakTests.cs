using CsCheck;
using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class TieBreakTests
{
    private static readonly TieStep Duels = new(TieRule.HeadToHead);
    private static readonly TieStep Countback = new(TieRule.Countback);
    private static readonly TieStep Fresh = new(TieRule.Criterion, "new");
    private static readonly TieStep[] All = [Duels, Countback, Fresh, new(TieRule.Median), new(TieRule.MostScores)];

    // A and B have the same mean. B is better on "new"; A stands first with two jurors out of three.
    private static readonly CriterionMark[] Level =
    [
        .. Sheet("A", "J1", 3, 5), .. Sheet("A", "J2", 3, 5), .. Sheet("A", "J3", 3, 1),
        .. Sheet("B", "J1", 4, 2), .. Sheet("B", "J2", 4, 2), .. Sheet("B", "J3", 4, 4),
        .. Sheet("C", "J1", 1, 1), .. Sheet("C", "J2", 1, 1), .. Sheet("C", "J3", 1, 1),
    ];

    [Fact]
    public void Without_a_chain_what_is_level_stays_level()
    {
        var report = Rank(Level);

        report.Entries.Select(entry => (entry.Entry, entry.Rank, entry.BrokenBy)).ShouldBe([("A", 1, null), ("B", 1, null), ("C", 3, null)]);
    }

    [Fact]
    public void The_first_step_that_parts_them_gives_the_order_and_its_name()
    {
        Rank(Level, Duels).Entries.Select(entry => (entry.Entry, entry.Rank, entry.BrokenBy)).ShouldBe([("A", 1, "head-to-head"), ("B", 2, "head-to-head"), ("C", 3, null)]);
        Rank(Level, Fresh, Duels).Entries.Select(entry => (entry.Entry, entry.Rank, entry.BrokenBy)).ShouldBe([("B", 1, "criterion:new"), ("A", 2, "criterion:new"), ("C", 3, null)]);
    }

    [Fact]
    public void Whom_a_chain_parts_still_cannot_be_told_apart()
    {
        var parted = Rank(Level, Duels);

        parted.Entry("A").TiedWith.ShouldContain("B");
        parted.Entry("A").RankRaw.ShouldBe(1);
        parted.Entry("B").RankRaw.ShouldBe(1);
    }

    [Fact]
    public void A_step_that_parts_nobody_leaves_it_to_the_next_and_what_is_left_is_a_tie()
    {
        CriterionMark[] marks = [.. Sheet("A", "J1", 4, 2), .. Sheet("A", "J2", 2, 4), .. Sheet("B", "J1", 2, 4), .. Sheet("B", "J2", 4, 2)];

        var report = Rank(marks, Duels, Countback, Fresh, new(TieRule.Median), new(TieRule.MostScores));

        report.Entries.ShouldAllBe(entry => entry.Rank == 1 && entry.BrokenBy == null);
    }

    [Fact]
    public void Two_of_three_that_stay_together_share_a_place_behind_the_third()
    {
        // C beats both others with two jurors; A and B mirror each other.
        double[][] ranks = [[2, 3, 1], [3, 2, 1], [1, 1, 3]];

        var order = TieBreak.Order([0, 1, 2], [Duels], new TieEvidence(ranks, _ => []));

        order.Select(group => string.Join("", group.Entries)).ShouldBe(["2", "01"]);
        order.ShouldAllBe(group => group.Step == Duels);
    }

    [Fact]
    public void Whoever_was_scored_by_more_jurors_comes_first_where_that_is_the_rule()
    {
        CriterionMark[] marks = [.. Sheet("A", "J1", 4, 4), .. Sheet("B", "J1", 4, 4), .. Sheet("B", "J2", 4, 4), .. Sheet("C", "J2", 1, 1)];

        var report = RankingReport.Of(marks, RankMethod.Raw, null, [new(TieRule.MostScores)]);

        report.Entries.Select(entry => entry.Entry).ShouldBe(["B", "A", "C"]);
        report.Entry("A").BrokenBy.ShouldBe("most-scores");
    }

    [Fact]
    public void A_chain_decides_who_goes_on_so_that_nobody_has_to()
    {
        RankingReport.Of(Level, RankMethod.Raw, new CutWish(1, 1), []).Cut!.Tied.ShouldBe(["A", "B"]);

        var cut = RankingReport.Of(Level, RankMethod.Raw, new CutWish(1, 1), [Fresh]).Cut!;

        cut.Through.ShouldBe(["B"]);
        cut.Tied.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("head-to-head", true)]
    [InlineData("criterion:impact", true)]
    [InlineData("most-scores", true)]
    [InlineData("criterion:", false)]
    [InlineData("coin", false)]
    [InlineData("", false)]
    public void A_step_reads_what_it_writes(string written, bool known)
    {
        if (known)
            TieStep.Read(written)!.Value.ToString().ShouldBe(written);
        else
            TieStep.Read(written).ShouldBeNull();
    }

    [Fact]
    public void A_chain_only_ever_parts_what_was_level() =>
        Gen.Select(Marks(), Chains()).Sample((marks, chain) =>
        {
            var (plain, parted) = (RankingReport.Of(marks, RankMethod.Raw, null, []), RankingReport.Of(marks, RankMethod.Raw, null, chain));
            return plain.Entries.All(one => plain.Entries.All(other => one.Rank is null || other.Rank is null || one.Rank >= other.Rank || parted.Entry(one.Entry).Rank < parted.Entry(other.Entry).Rank))
                && parted.Entries.All(entry => entry.BrokenBy is null || plain.Entries.Count(other => other.Rank == plain.Entry(entry.Entry).Rank) > 1)
                && parted.Entries.Where(entry => entry.Rank is not null).GroupBy(entry => entry.Rank!.Value).All(level => level.Key == 1 + parted.Entries.Count(entry => entry.Rank < level.Key));
        }, iter: 300);

    [Fact]
    public void The_order_of_the_lines_never_changes_what_a_chain_says() =>
        Gen.Select(Marks(), Chains(), Gen.Int[0, 1_000_000]).Sample((marks, chain, seed) =>
        {
            CriterionMark[] shuffled = [.. marks];
            new Random(seed).Shuffle(shuffled);
            return RankingJson.Write(RankingReport.Of(marks, RankMethod.Raw, new CutWish(2, 3, 20), chain)) == RankingJson.Write(RankingReport.Of(shuffled, RankMethod.Raw, new CutWish(2, 3, 20), chain));
        }, iter: 100);

    [Fact]
    public void Freezing_keeps_the_chain_and_gives_the_same_bytes_again() =>
        Gen.Select(Marks(), Chains(), Gen.Int[0, 3]).Sample((marks, chain, rule) =>
        {
            var themes = marks.Select(mark => mark.Entry).Distinct().ToDictionary(entry => entry, entry => (IReadOnlyList<string>)[entry[1] % 2 == 0 ? "even" : "odd"]);
            var wish = rule == 3 ? null : new CutWish(rule switch { 0 => AdvanceRule.First(2), 1 => AdvanceRule.AtLeast(2.5), _ => AdvanceRule.PerTheme(1) }, 7, 10) { Themes = themes };
            var frozen = FrozenRanking.Of("r", RankMethod.Raw, [new("new", 1), new("impact", 2)], marks.Where(mark => mark.Score is not null).Select(mark => new FrozenMark(mark.Entry, mark.Juror, mark.Criterion, mark.Score!.Value)), wish, chain);
            var live = RankingReport.Of([.. marks.Where(mark => mark.Score is not null)], RankMethod.Raw, wish, chain);
            return FrozenRanking.Verifies(frozen.Json, frozen.Hash) && RankingJson.Write(FrozenRanking.Read(frozen.Json)) == RankingJson.Write(live);
        }, iter: 60);

    /// <summary>Made by the program as it was before there were rules and chains.</summary>
    [Theory]
    [InlineData(null, "Raw", "8545aa36224e2f032bbdf1b6f787d3f173a62555b6d84fb9dd112e12c37d2856")]
    [InlineData(null, "Adjusted", "c022c5103aba90141d1b9f3f6acc322fb8c04ff1a1de9023cb5bddaa586ae0e9")]
    [InlineData(2, "Raw", "4e321c199a77f6d71b7f388b1f4f53afc7a35205630d54e1adc4c956a5afb8b9")]
    [InlineData(2, "Adjusted", "99d74013ce93fd441f36a5b28f4d764fad4805da917a8fe8a2ba78181393d5ca")]
    public void What_was_frozen_before_keeps_its_bytes(int? places, string method, string hash)
    {
        double[][] rows = [[5, 4, 3, 4], [4, 4, 2, 5], [4, 4, 3, 4], [1, 2, 1, 3]];
        var marks = rows.SelectMany((row, entry) => row.Select((score, juror) => new FrozenMark($"RV-{entry + 1}", $"j{juror + 1}", "c", score)));

        FrozenRanking.Of("r", Enum.Parse<RankMethod>(method), [new("c", 1)], marks, places is { } room ? new CutWish(room, 9, 200) : null).Hash.ShouldBe(hash);
    }

    private static RankingReport Rank(CriterionMark[] marks, params TieStep[] chain) => RankingReport.Of(marks, RankMethod.Raw, null, chain);

    private static CriterionMark[] Sheet(string entry, string juror, double fresh, double impact) => [new(entry, juror, "new", 1, fresh), new(entry, juror, "impact", 1, impact)];

    private static Gen<TieStep[]> Chains() => Gen.Int[0, 4].Array[1, 4].Select(steps => steps.Distinct().Select(step => All[step]).ToArray());

    // Few values, so that many are level; about a fifth is blank.
    private static Gen<CriterionMark[]> Marks() => Gen.Int[0, 4].Array[8].Array[3, 7].Select(rows => rows
        .SelectMany((row, entry) => row.Select((score, cell) => new CriterionMark($"E{entry}", $"J{cell / 2}", cell % 2 == 0 ? "new" : "impact", cell % 2 == 0 ? 1 : 2, score == 0 ? null : score))).ToArray());
}
