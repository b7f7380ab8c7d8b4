using RadicaleVernieuwers.Jury.CommandLine;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Ranks the scores of a CSV file with no site at all. Exit codes: 0 done, 1 refused (a sentence on the error writer), 2 usage.</summary>
public static class RankCommand
{
    public static IReadOnlyList<string> Methods { get; } = [.. Enum.GetNames<RankMethod>().Select(name => name.ToLowerInvariant())];

    public const string DefaultMethod = "adjusted";

    /// <param name="cut">How many go on; with it the odds of each entry are drawn from <paramref name="seed"/>.</param>
    public static int Run(string file, string method, bool json, TextWriter output, TextWriter error, int? cut = null, ulong seed = 1)
    {
        if (!Methods.Contains(method))
        {
            error.WriteLine($"There is no method “{method}”. The methods are {string.Join(", ", Methods)}.");
            return 2;
        }
        try
        {
            var scores = ScoreFile.Read(file);
            var report = RankingReport.Of(scores.Marks, Enum.Parse<RankMethod>(method, ignoreCase: true), cut: cut is { } places ? new CutWish(places, seed) : null);
            if (scores.PartialSheets.Count > 0) report = report with { Notes = [.. report.Notes, new("mean", Reason.PartialSheets, scores.PartialSheets)] };
            if (json) output.WriteLine(RankingJson.Write(report));
            else RankingText.Write(report, output);
            return 0;
        }
        catch (UnusableFile unusable)
        {
            error.WriteLine(unusable.Message);
            return 1;
        }
    }
}
