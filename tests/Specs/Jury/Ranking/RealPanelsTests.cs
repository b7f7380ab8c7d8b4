using System.Globalization;
using System.Text.Json;
using CsvHelper;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>Real panels through <c>rank</c>, against what their organisers made of them.</summary>
public sealed class RealPanelsTests : IDisposable
{
    private static readonly int[] Points = [12, 10, 8, 7, 6, 5, 4, 3, 2, 1];
    private readonly string _folder = Directory.CreateTempSubdirectory("rank").FullName;

    /// <summary>ISU figure skating, season 2016-2017: the panel score is the mean without the highest and the lowest judge, to two decimals.</summary>
    [Fact]
    public void Trimmed_means_are_the_official_panel_scores_of_figure_skating()
    {
        var rows = Read("judging-figure-skating/dev/component-scores-long.csv");
        var (checkedPanels, wrong) = (0, 0);

        foreach (var segment in rows.GroupBy(row => (row["competition"], row["program"])))
        {
            // A 0.0 stands for "no mark" in these protocols.
            var entries = Rank("trimmed", segment.Select(row => ($"{row["performance_id"]}/{row["criterion"]}", row["judge"], Number(row["score"]) is > 0 and var mark ? mark : (double?)null)));
            var official = segment.GroupBy(row => $"{row["performance_id"]}/{row["criterion"]}").ToDictionary(panel => panel.Key, panel => Number(panel.First()["panel_score"]));
            entries.Count.ShouldBe(official.Count);
            checkedPanels += entries.Count;
            wrong += entries.Count(entry => Math.Abs(entry.Value.GetProperty("trimmed").GetDouble() - official[entry.Key]) > 0.005 + 1e-9);
        }

        checkedPanels.ShouldBeGreaterThan(5000);
        wrong.ShouldBe(0);
    }

    [Fact]
    public void Totals_of_figure_skating_give_the_official_ranks_and_who_is_level_is_said()
    {
        var rows = Read("judging-figure-skating/dev/performances.csv");
        var differ = 0;

        foreach (var segment in rows.GroupBy(row => (row["competition"], row["program"])))
        {
            var entries = Rank("raw", segment.Select(row => (row["performance_id"], "panel", (double?)Number(row["total_segment_score"]))));
            foreach (var row in segment.Where(row => entries[row["performance_id"]].GetProperty("rank").GetInt32() != int.Parse(row["rank"], CultureInfo.InvariantCulture)))
            {
                differ++;
                // The federation breaks a tie by the components; a total alone cannot.
                segment.Count(other => other["total_segment_score"] == row["total_segment_score"]).ShouldBeGreaterThan(1);
            }
        }

        rows.Count.ShouldBeGreaterThan(1000);
        differ.ShouldBeLessThanOrEqualTo(2);
    }

    /// <summary>Eurovision: a country's jury points are 12, 10, 8 … for the order of the plain mean of its five jurors in 2016 and 2017; in 2018 the organiser weighed ranks otherwise.</summary>
    [Theory]
    [InlineData("2016", 0.96, true)]
    [InlineData("2017", 0.96, true)]
    [InlineData("2018", 0.76, false)]
    public void The_mean_rank_of_five_jurors_gives_the_points_of_Eurovision_where_that_was_the_rule(string year, double share, bool isTheRule)
    {
        var jurors = Read("judging-eurovision/dev/jurors.csv").Where(row => row["year"] == year && row["round"] == "final").ToList();
        var given = Read("judging-eurovision/dev/votes.csv").Where(row => row["year"] == year && row["round"] == "final").ToDictionary(row => (row["from_country"], row["to_country"]), row => (int)Number(row["jury_points"]));
        var (all, same, unexplained) = (0, 0, 0);

        foreach (var country in jurors.GroupBy(row => row["from_country"]))
        {
            // Higher is better here, and a first place there.
            var entries = Rank("raw", country.SelectMany(row => "ABCDE".Select(juror => (row["to_country"], juror.ToString(), row[juror.ToString()] is { Length: > 0 } rank ? -Number(rank) : (double?)null))));
            var level = entries.Values.CountBy(figures => figures.GetProperty("rank").GetInt32()).ToDictionary();
            foreach (var (entry, figures) in entries)
            {
                var rank = figures.GetProperty("rank").GetInt32();
                var isSame = given.GetValueOrDefault((country.Key, entry)) == (rank <= Points.Length ? Points[rank - 1] : 0);
                (all, same) = (all + 1, same + (isSame ? 1 : 0));
                unexplained += isSame || level[rank] > 1 ? 0 : 1;
            }
        }

        all.ShouldBe(jurors.Count);
        ((double)same / all).ShouldBe(share, 0.01);
        (unexplained == 0).ShouldBe(isTheRule);
    }

    [Theory]
    [InlineData("2016")]
    [InlineData("2017")]
    [InlineData("2018")]
    public void Summed_votes_give_the_official_totals_of_every_finalist_of_Eurovision(string year)
    {
        var votes = Read("judging-eurovision/dev/votes.csv").Where(row => row["year"] == year && row["round"] == "final").ToList();
        var official = Read("judging-eurovision/dev/contestants.csv").Where(row => row["year"] == year && row["final_total_points"] is not ("NA" or "")).ToDictionary(row => row["country"], row => (int)Number(row["final_total_points"]));

        var entries = Rank("raw", votes.Select(row => (row["to_country"], row["from_country"], (double?)Number(row["total_points"]))));

        entries.ToDictionary(entry => entry.Key, entry => (int)Math.Round(entry.Value.GetProperty("mean").GetDouble() * entry.Value.GetProperty("n").GetInt32())).Where(total => official.ContainsKey(total.Key))
            .ShouldBe(official.Where(total => entries.ContainsKey(total.Key)), ignoreOrder: true);
        official.Count.ShouldBe(26);
        official.Keys.ShouldBeSubsetOf(entries.Keys);
        // Nobody votes for the own country, so no panel is complete, and all of them hang together.
        entries.Values.Max(entry => entry.GetProperty("n").GetInt32()).ShouldBeLessThan(votes.Select(row => row["from_country"]).Distinct().Count() + 1);
    }

    /// <summary>Digital Public Goods: 155 forms on 19 entries, by one to 27 reviewers each, on criteria that are not the same for all.</summary>
    [Fact]
    public void Reviews_of_digital_public_goods_keep_their_numbers_and_what_hangs_together_is_said()
    {
        var rows = Read("nominations-digital-public-goods/reviews_dev.csv");
        var readers = rows.GroupBy(row => row["entry"]).ToDictionary(entry => entry.Key, entry => entry.Select(row => row["reviewer"]).Distinct().Count());
        // The criterion was renamed while the reviews went on.
        var lines = rows.Select(row => string.Join(',', Quoted(row["entry"]), row["reviewer"], row["criterion"] == "clearOwnership" ? "ownership" : row["criterion"], row["answer"] == "True" ? "1" : "0"));

        var report = RankFile("adjusted", "entry,juror,criterion,score\n" + string.Join('\n', lines));

        var entries = report.GetProperty("entries").EnumerateArray().ToDictionary(entry => entry.GetProperty("entry").GetString()!);
        entries.ToDictionary(entry => entry.Key, entry => entry.Value.GetProperty("n").GetInt32()).ShouldBe(readers, ignoreOrder: true);
        (entries.Count, readers.Values.Sum(), readers.Values.Min(), readers.Values.Max()).ShouldBe((19, 155, 1, 27));
        report.GetProperty("jurors").GetArrayLength().ShouldBe(rows.Select(row => row["reviewer"]).Distinct().Count());
        entries.Values.ShouldAllBe(entry => entry.GetProperty("mean").GetDouble() >= 0 && entry.GetProperty("mean").GetDouble() <= 1);
        var pieces = report.GetProperty("components").GetArrayLength();
        pieces.ShouldBe(Pieces(rows));
        // What no reviewer links is not adjusted into one list.
        entries.Values.All(entry => entry.GetProperty("adjusted").ValueKind == JsonValueKind.Null).ShouldBe(pieces > 1);
        report.GetProperty("notes").EnumerateArray().Select(note => note.ToString()).ShouldContain(note => note.Contains("R001", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static int Pieces(IReadOnlyList<Dictionary<string, string>> rows)
    {
        var left = rows.GroupBy(row => row["entry"]).Select(entry => entry.Select(row => row["reviewer"]).ToHashSet()).ToList();
        for (var i = 0; i < left.Count; i++)
            while (left.FindIndex(i + 1, other => other.Overlaps(left[i])) is var found and > 0)
            {
                left[i].UnionWith(left[found]);
                left.RemoveAt(found);
                i = 0;
            }
        return left.Count;
    }

    private Dictionary<string, JsonElement> Rank(string method, IEnumerable<(string Entry, string Juror, double? Score)> marks) =>
        RankFile(method, "entry,juror,score\n" + string.Join('\n', marks.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{Quoted(mark.Entry)},{mark.Juror},{mark.Score}"))))
            .GetProperty("entries").EnumerateArray().ToDictionary(entry => entry.GetProperty("entry").GetString()!);

    private JsonElement RankFile(string method, string csv)
    {
        var file = Path.Combine(_folder, "scores.csv");
        File.WriteAllText(file, csv);
        using var output = new StringWriter();
        using var error = new StringWriter();
        RankCommand.Run(file, method, json: true, output, error).ShouldBe(0, error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement.Clone();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Read(string path)
    {
        using var reader = new CsvReader(new StreamReader(Some.SharedData(path)), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>().Select(row => row.ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }
}
