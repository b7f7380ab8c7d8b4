using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>Quandt's WINETASTER reports, liquidasset.com/report3, 4, 88 and 186: published to four digits.</summary>
public sealed class WineTasterTests
{
    private const double Published = 0.5e-4 + 1e-12;

    [Theory]
    [InlineData("Ed 1 2 3/Burt 1 3 2/Orley 3 1 2/Zaki 1 2 3/Bob 1 3 2/Dick 1 3 2", ".3333", ".1353", "8 14 14", "1 2 2")]
    [InlineData("Grant 1 3 4 2/Frank 1 4 3 2/Orley 3 1 2 4/John 1 2 3 4/Burt 3 4 1 2/Richard 2 3 1 4", ".1667", ".3916", "11 17 14 18", "1 3 2 4")]
    [InlineData(Report4, ".1793", ".2745", "31 25 24 19 27 39 31", "5 3 2 1 4 7 5")]
    [InlineData(Report88, ".3296", ".0101", "51 40 40 22 40 26 22 47", "8 4 4 1 4 3 1 7")]
    public void W_sums_and_places_are_as_published(string sheets, string w, string p, string sums, string places)
    {
        var ranks = Read(sheets).Select(sheet => sheet.Ranks).ToArray();
        var kendall = KendallW.Of(ranks)!;

        kendall.W.ShouldBe(Number(w), Published);
        kendall.Corrected.ShouldBe(kendall.W, 1e-15);
        kendall.P.ShouldBe(Number(p), Published);
        kendall.Sums.ShouldBe(Numbers(sums));
        Ranks.Places([.. kendall.Sums.Select(sum => -sum)]).ShouldBe(Numbers(places).Select(place => (int?)place));
    }

    [Theory]
    [InlineData("Ed 1 2 3/Burt 1 3 2/Orley 3 1 2/Zaki 1 2 3/Bob 1 3 2/Dick 1 3 2", "Ed .5 Burt .5 Orley -1 Zaki .5 Bob .5 Dick .5")]
    [InlineData(Report4, "Richard .9550 Bob .5225 Frank .4144 Grant .1786 Orley -.0357 Edward -.0360 John -.5000")]
    [InlineData(Report88, "Ed .8095 Mike .7857 Dick .6429 Frank .6190 John .5476 Ken .0476 Burt .0000 Orley -.2143")]
    public void Each_juror_correlates_with_the_rest_as_published(string sheets, string expected)
    {
        var table = Table(sheets);
        var rest = Correlation.WithRest(table);

        foreach (var pair in expected.Split(' ').Chunk(2))
            rest[Array.IndexOf(table.Jurors, pair[0])]!.Value.ShouldBe(Number(pair[1]), Published, pair[0]);
    }

    private static readonly TieStep[] Classic = [new(TieRule.HeadToHead), new(TieRule.Countback)];

    [Fact]
    public void A_tie_for_first_is_broken_by_the_duel()
    {
        var ranks = Read(Report88).Select(sheet => sheet.Ranks).ToArray();

        var order = TieBreak.Order([3, 6], Classic, new(ranks, _ => []));

        order.Select(group => group.Entries.ShouldHaveSingleItem()).ShouldBe([6, 3]);
        order.ShouldAllBe(group => group.Step == Classic[0]);
        Pairwise.Of(ranks)[3][6].ShouldBe(3);
        Pairwise.Of(ranks)[6][3].ShouldBe(5);
    }

    [Fact]
    public void A_tie_of_three_without_a_duel_winner_is_broken_by_countback()
    {
        var order = TieBreak.Order([4, 2, 1], Classic, new([.. Read(Report88).Select(sheet => sheet.Ranks)], _ => []));

        order.Select(group => group.Entries.ShouldHaveSingleItem()).ShouldBe([1, 2, 4]);
        order.ShouldAllBe(group => group.Step == Classic[1]);
    }

    [Fact]
    public void What_nothing_can_break_stays_a_tie()
    {
        var order = TieBreak.Order([0, 1], Classic, new([[1, 2], [2, 1]], _ => []));

        order.ShouldHaveSingleItem().Entries.ShouldBe([0, 1]);
        order[0].Step.ShouldBeNull();
    }

    /// <summary>The anxiety data of the R packages irr and DescTools: 20 subjects, 3 raters.</summary>
    [Fact]
    public void Ties_are_corrected_as_irr_does()
    {
        double[][] ratings =
        [
            [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
            [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
            [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
        ];
        var ranks = ratings.Select(row => Ranks.Averaged(row)).ToArray();
        var kendall = KendallW.Of(ranks)!;

        kendall.W.ShouldBe(.501921, 1e-6);
        kendall.Corrected.ShouldBe(.539657, 1e-6);
        kendall.Chi2.ShouldBe(30.7604, Published);
        kendall.DegreesOfFreedom.ShouldBe(19);
        kendall.P.ShouldBe(.042883, 1e-6);
        ranks.Sum(Ranks.TieTerm).ShouldBe(1674);
    }

    private const string Report4 = "Bob 4 2 1 3 5 7 6/Frank 3 6 5 1 2 7 4/John 5 1 7 4 6 3 2/Grant 4 3 7 1 2 6 5/Edward 6 4 1 5 3 2 7/Richard 6 3 2 1 4 7 5/Orley 3 6 1 4 5 7 2";
    private const string Report88 = "John 8 4 3 1 5 2 6 7/Mike 7 5 3 2 6 4 1 8/Ken 6 5 8 7 4 1 2 3/Orley 4 2 3 5 6 1 8 7/Frank 5 8 4 2 6 3 1 7/Burt 6 3 7 2 5 8 1 4/Ed 8 5 6 2 3 4 1 7/Dick 7 8 6 1 5 3 2 4";

    private static IEnumerable<(string Juror, double[] Ranks)> Read(string sheets) =>
        sheets.Split('/').Select(sheet => (sheet.Split(' ')[0], Numbers(sheet[sheet.IndexOf(' ', StringComparison.Ordinal)..])));

    // A rank is a score upside down.
    private static ScoreTable Table(string sheets) => ScoreTable.From(Panels.Marks(Read(sheets).Select(sheet => (sheet.Juror, sheet.Ranks.Select(rank => -rank).ToArray())), Panels.Wines));

    private static double[] Numbers(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];
    private static double Number(string word) => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
}
