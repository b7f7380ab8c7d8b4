using System.Text.Json;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>Checks the file of a jury report with no site at all: every hash, every opened text, and every frozen ranking, computed again. Exit codes: 0 whole, 1 not (a sentence on the error writer).</summary>
public static class VerifyReport
{
    public static int Run(string file, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (!File.Exists(file))
            return Say(error, $"There is no file {file}.");
        if (ReportChain.Read(File.ReadAllText(file)) is not { } report)
            return Say(error, $"{file} is not a jury report.");
        if (ReportChain.Broken(report) is { } broken)
            return Say(error, broken < report.Links.Count
                ? $"Fact {broken + 1} of {report.Links.Count} (“{report.Links[broken].Kind}”) was changed, or one before it was added or left out: its hash does not fit."
                : "The head does not fit: facts at the end were left out.");
        if (report.Openings.FirstOrDefault(opening => Opening.CommitmentOf(opening.Salt, opening.Value) != opening.Commitment) is { } forged)
            return Say(error, $"The text “{forged.Value}” was changed: it does not fit what the report sealed.");
        ReportedRanking[] rankings = [.. report.Links.Where(link => link.Kind == "ranking").Select(link => link.Content.Deserialize<ReportedRanking>(ReportChain.Written)!)];
        if (rankings.FirstOrDefault(ranking => !FrozenRanking.Verifies(ranking.Frozen, ranking.Hash)) is { } different)
            return Say(error, $"The ranking of “{different.Round}” does not come out the same.");
        output.WriteLine($"The report of “{report.Edition}” is whole: {report.Links.Count} facts, head {report.Head}.");
        output.WriteLine($"Rankings computed again to the same byte: {rankings.Length}. Texts opened in this copy: {report.Openings.Count}.");
        if (report.Previous.Length > 0)
            output.WriteLine($"It follows the report {report.Previous}.");
        return 0;
    }

    private static int Say(TextWriter error, string sentence)
    {
        error.WriteLine(sentence);
        return 1;
    }
}
