using System.Text.Json;
using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

public sealed class RankCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rank").FullName;

    [Fact]
    public void Json_has_the_names_that_others_build_on()
    {
        var json = Json("entry,juror,score\nA,J1,4\nB,J1,2\nA,J2,5\nB,J2,5\n");

        Names(json).ShouldBe(["method", "entries", "jurors", "agreement", "components", "leave_one_out", "notes"]);
        Names(json.GetProperty("entries")[0]).ShouldBe(["entry", "n", "mean", "median", "sd", "trimmed", "adjusted", "z", "rank_sum", "rank", "rank_raw", "se", "tied_with"]);
        Names(json.GetProperty("jurors")[0]).ShouldBe(["juror", "n", "mean", "sd", "effect", "correlation_with_rest"]);
        Names(json.GetProperty("agreement")).ShouldBe(["kendall_w", "kendall_w_ties", "chi2", "df", "p", "icc21", "icc31", "icc2k", "icc3k", "alpha_interval", "alpha_ordinal"]);
        json.GetProperty("entries")[0].GetProperty("mean").GetDouble().ShouldBe(4.5);
        json.GetProperty("leave_one_out")[0].ToString().ShouldContain("A=B");
    }

    [Fact]
    public void With_a_cut_the_odds_stand_beside_what_others_build_on()
    {
        var (code, output, error) = Run("entry,juror,score\nA,J1,4\nB,J1,2\nC,J1,1\nA,J2,5\nB,J2,4\nC,J2,2\n", cut: 2);

        (code, error).ShouldBe((0, ""));
        var json = JsonDocument.Parse(output).RootElement;
        Names(json).ShouldBe(["method", "entries", "jurors", "agreement", "components", "leave_one_out", "notes", "cut"]);
        Names(json.GetProperty("cut")).ShouldBe(["places", "seed", "runs", "tied", "odds", "without"]);
        json.GetProperty("cut").GetProperty("odds").EnumerateArray().Sum(entry => entry.GetProperty("in_cut").GetDouble()).ShouldBe(2, 1e-9);
        Run("entry,juror,score\nA,J1,4\nB,J1,2\nC,J1,1\nA,J2,5\nB,J2,4\nC,J2,2\n", json: false, cut: 2).Output.ShouldContain("2 go on, ");
    }

    [Fact]
    public void Ties_are_broken_as_the_caller_says_and_the_rule_is_named()
    {
        const string level = "entry,juror,criterion,weight,score\nA,J1,new,1,2\nA,J1,impact,1,4\nB,J1,new,1,4\nB,J1,impact,1,2\nA,J2,new,1,2\nA,J2,impact,1,4\nB,J2,new,1,4\nB,J2,impact,1,2\n";

        Json(level).GetProperty("entries")[0].TryGetProperty("broken_by", out _).ShouldBeFalse();
        var (code, output, _) = Run(level, ties: "head-to-head, criterion:new");
        var entries = JsonDocument.Parse(output).RootElement.GetProperty("entries");

        code.ShouldBe(0);
        entries.EnumerateArray().Select(entry => (entry.GetProperty("entry").GetString(), entry.GetProperty("rank").GetInt32(), entry.GetProperty("broken_by").GetString()))
            .ShouldBe([("B", 1, "criterion:new"), ("A", 2, "criterion:new")]);
        Run(level, json: false, ties: "criterion:new").Output.ShouldContain("criterion:new");
        Run(level, ties: "coin").Error.ShouldStartWith("There is no tie-break “coin”. They are head-to-head, countback");
        Run(level, ties: "coin").Code.ShouldBe(2);
        Run(level, ties: "criterion:luck").Error.Trim().ShouldBe("scores.csv has no criterion “luck” to break ties with.");
        Run(level, ties: "criterion:luck").Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("entry;juror;score\nA;J1;7,5\n", 7.5)]
    [InlineData("entry,juror,score\nA,J1,\"7,5\"\n", 7.5)]
    [InlineData("\uFEFFEntry,Juror,Score\r\n A , J1 , 7.5 \r\n", 7.5)]
    [InlineData("entry\tjuror\tscore\nA\tJ1\t-3\n", -3)]
    [InlineData("entry,juror,score\n\"A\",\"J1\",1.000\n", 1)]
    public void A_comma_or_a_dot_marks_the_decimals(string text, double mean) =>
        Json(text).GetProperty("entries")[0].GetProperty("mean").GetDouble().ShouldBe(mean);

    [Theory]
    [InlineData("entry,juror\nA,J1\n", "scores.csv, line 1: the column “score” is missing. The columns are entry, juror, score, criterion, weight, confidence.")]
    [InlineData("entry,juror,score,colour\nA,J1,1,red\n", "scores.csv, line 1: the column “colour” is unknown. The columns are entry, juror, score, criterion, weight, confidence.")]
    [InlineData("entry,juror,score,score\nA,J1,1,2\n", "scores.csv, line 1: the column “score” is there twice.")]
    [InlineData("entry,juror,score\nA,J1,5\nA,J1,6\n", "scores.csv, line 3: “J1” already scored “A” on line 2.")]
    [InlineData("entry,juror,score\nA,J1,five\n", "scores.csv, line 2: “five” in the column “score” is not a number; write it like 7, 7.5 or 7,5.")]
    [InlineData("entry,juror,score\nA,J1,\"1.000,5\"\n", "scores.csv, line 2: “1.000,5” in the column “score” is not a number; write it like 7, 7.5 or 7,5.")]
    [InlineData("entry,juror,score\nA,J1,NaN\n", "scores.csv, line 2: “NaN” in the column “score” is not a number; write it like 7, 7.5 or 7,5.")]
    [InlineData("entry,juror,score\nA,J1,1e400\n", "scores.csv, line 2: “1e400” in the column “score” is not a number; write it like 7, 7.5 or 7,5.")]
    [InlineData("entry,juror,score\nA,J1,7,5\n", "scores.csv, line 2: there are 4 cells, the header has 3.")]
    [InlineData("entry,juror,score\n,J1,7\n", "scores.csv, line 2: the column “entry” is empty.")]
    [InlineData("entry,juror,score\nA,J1,7\nB,\"J\"1,7\n", "scores.csv, line 3: a quotation mark is in the wrong place.")]
    [InlineData("entry,juror,score,weight\nA,J1,7,2\n", "scores.csv, line 1: the column “weight” needs the column “criterion” beside it.")]
    [InlineData("entry,juror,score,criterion,weight\nA,J1,7,new,2\nB,J1,7,new,3\n", "scores.csv, line 3: “new” weighs 3 here and 2 on line 2.")]
    [InlineData("entry,juror,score,criterion,weight\nA,J1,7,new,-1\n", "scores.csv, line 2: the weight is below 0.")]
    [InlineData("entry,juror,score\n", "scores.csv has a header and no lines.")]
    [InlineData("", "scores.csv is empty.")]
    public void A_file_that_cannot_be_used_is_refused_with_the_line(string text, string sentence)
    {
        var (code, output, error) = Run(text);

        error.Trim().ShouldBe(sentence);
        output.ShouldBeEmpty();
        code.ShouldBe(1);
    }

    [Fact]
    public void A_missing_file_bytes_that_are_no_text_and_an_unknown_method_are_refused()
    {
        using StringWriter output = new(), error = new();
        RankCommand.Run(Path.Combine(folder, "none.csv"), "raw", true, output, error).ShouldBe(1);
        error.ToString().ShouldContain("There is no file");

        var bytes = Path.Combine(folder, "bytes.csv");
        File.WriteAllBytes(bytes, [0x65, 0xFF, 0xFE, 0x00]);
        RankCommand.Run(bytes, "raw", true, output, error).ShouldBe(1);
        error.ToString().ShouldContain("bytes.csv is not text in UTF-8.");

        RankCommand.Run(bytes, "best", true, output, error).ShouldBe(2);
        error.ToString().ShouldContain("The methods are raw, adjusted, z, rank, median, trimmed.");
        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Criteria_weigh_and_a_sheet_with_a_gap_is_named()
    {
        var json = Json("entry,juror,criterion,weight,score\nA,J1,new,3,8\nA,J1,impact,1,4\nB,J1,new,3,6\nB,J1,impact,1,\n");

        json.GetProperty("entries")[0].GetProperty("mean").GetDouble().ShouldBe(7);
        json.GetProperty("notes").ToString().ShouldContain("J1 – B");
    }

    [Fact]
    public void People_read_three_sentences_and_a_table()
    {
        var (code, output, _) = Run("entry,juror,score\nCat,J1,4\nDog,J1,2\nDog,J2,6\nBird,J2,4\nBird,J3,8\nCat,J3,12\n", json: false);
        var lines = output.Split('\n');

        code.ShouldBe(0);
        lines[0].Trim().ShouldBe("3 entries, 3 jurors, method adjusted: Cat stands first.");
        lines[1].Trim().ShouldBe("Cat can be told apart from every other entry (at 95 %).");
        lines[2].Trim().ShouldBe("These jurors score on a scale of their own: J1 (-4.0), J3 (+4.0).");
        lines[5].Trim().ShouldStartWith("1  Cat    2  8.0000    8.0000");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private JsonElement Json(string text)
    {
        var (code, output, error) = Run(text);
        error.ShouldBeEmpty();
        code.ShouldBe(0);
        return JsonDocument.Parse(output).RootElement;
    }

    private (int Code, string Output, string Error) Run(string text, bool json = true, int? cut = null, string? ties = null)
    {
        var file = Path.Combine(folder, "scores.csv");
        File.WriteAllText(file, text);
        using StringWriter output = new(), error = new();
        var code = RankCommand.Run(file, RankCommand.DefaultMethod, json, output, error, cut, ties: ties);
        return (code, output.ToString(), error.ToString());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
