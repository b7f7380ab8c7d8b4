using System.Text.Json.Nodes;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Jury.Reports;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Reports;

/// <summary>Whoever changes a byte of what a report says is found out, and an erased name breaks nothing.</summary>
public sealed class ReportChainTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report").FullName;

    [Fact]
    public void A_report_that_nobody_touched_is_whole_and_its_rankings_come_out_the_same()
    {
        var (code, output, error) = Verify(ReportChain.Write(Made()));

        (code, error).ShouldBe((0, ""));
        output.ShouldContain("The report of “2026” is whole: 4 facts");
        output.ShouldContain("Rankings computed again to the same byte: 1. Texts opened in this copy: 2.");
    }

    [Fact]
    public void The_order_of_names_and_the_white_space_of_the_file_change_nothing()
    {
        var json = JsonNode.Parse(ReportChain.Write(Made()))!;
        var content = json["links"]![0]!["content"]!.AsObject();
        var turned = new JsonObject(content.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        json["links"]![0]!["content"] = turned;

        Verify(json.ToJsonString()).Code.ShouldBe(0);
    }

    [Fact]
    public void A_name_that_was_erased_leaves_the_chain_whole()
    {
        var made = Made();

        Verify(ReportChain.Write(made with { Openings = [] })).Code.ShouldBe(0);
        ReportChain.Write(made with { Openings = [] }).ShouldNotContain("Ann");
    }

    [Fact]
    public void Every_change_is_found_and_named()
    {
        var made = ReportChain.Write(Made());

        Verify(made.Replace("\"is_chair\": false", "\"is_chair\": true", StringComparison.Ordinal)).Error.ShouldStartWith("Fact 2 of 4 (“juror”) was changed");
        Verify(made.Replace("Ann, Huis", "Eve, Huis", StringComparison.Ordinal)).Error.ShouldStartWith("The text “Eve, Huis” was changed");
        Verify(made.Replace("\"edition\": \"2026\"", "\"edition\": \"2024\"", StringComparison.Ordinal)).Error.ShouldStartWith("Fact 1 of 4");
        Verify("{\"format\":\"other\"}").Error.ShouldContain("is not a jury report");
        Verify("no json").Error.ShouldContain("is not a jury report");
    }

    [Fact]
    public void A_fact_that_was_left_out_is_missed_wherever_it_stood()
    {
        var made = Made();

        for (var left = 0; left < made.Links.Count; left++)
            Verify(ReportChain.Write(made with { Links = [.. made.Links.Where((_, position) => position != left)] })).Code.ShouldBe(1, $"without fact {left + 1}");
    }

    [Fact]
    public void A_chain_made_anew_around_a_changed_ranking_is_found_by_computing_the_ranking_again()
    {
        var frozen = Frozen();
        var changed = frozen.Json.Replace("\"score\":5", "\"score\":4", StringComparison.Ordinal);

        Verify(ReportChain.Write(ReportChain.Of("2026", "", [("ranking", Ranking(changed, frozen.Hash))], []))).Error.ShouldContain("The ranking of “Finale” does not come out the same");
    }

    [Fact]
    public void The_same_text_of_someone_else_is_another_commitment_and_nobody_can_guess_it_without_the_salt()
    {
        var texts = new SealedTexts("salt");

        texts.Commit("juror/1", "Ann").ShouldBe(texts.Commit("juror/1", "Ann"));
        texts.Commit("juror/1", "Ann").ShouldNotBe(texts.Commit("juror/2", "Ann"));
        texts.Commit("juror/1", "Ann").ShouldNotBe(new SealedTexts("other").Commit("juror/1", "Ann"));
        texts.Open(texts.Commit("juror/1", "Ann")).ShouldBe("Ann");
        texts.Open("unknown").ShouldBe("–");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ReportDocument Made()
    {
        var texts = new SealedTexts("salt");
        var frozen = Frozen();
        return ReportChain.Of("2026", "",
        [
            ("edition", new ReportedEdition("Editie 2026", 2026, new Dictionary<string, int> { ["Admitted"] = 2 })),
            ("juror", new ReportedJuror(texts.Commit("juror/1", "Ann, Huis"), false, false)),
            ("ranking", Ranking(frozen.Json, frozen.Hash)),
            ("recusal", new ReportedRecusal("RV-1", texts.Commit("juror/1", "Ann, Huis"), "Declared", "2026-11-01T10:00:00Z", texts.Commit("conflict/1", "Mijn zus werkt daar."), "", "")),
        ], texts.Openings);
    }

    private static FrozenRanking Frozen() =>
        FrozenRanking.Of("r", RankMethod.Adjusted, [new("c", 1)], [new("RV-1", "a", "c", 5), new("RV-1", "b", "c", 4), new("RV-2", "a", "c", 3), new("RV-2", "b", "c", 1)], new CutWish(1, 9));

    private static ReportedRanking Ranking(string json, string hash) => new("Finale", "2026-11-01T10:00:00Z", "Adjusted", hash, [], "", "", "", "", json);

    private (int Code, string Output, string Error) Verify(string json)
    {
        var file = Path.Combine(_folder, "report.json");
        File.WriteAllText(file, json);
        using StringWriter output = new(), error = new();
        return (VerifyReport.Run(file, output, error), output.ToString(), error.ToString());
    }
}
