using RadicaleVernieuwers.Jury.CommandLine;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Ranks the scores of a CSV file with no site at all. Exit codes: 0 done, 1 refused (a sentence on the error writer), 2 usage.</summary>
public static class RankCommand
{
    public static IReadOnlyList<string> Methods { get; } = [.. Enum.GetNames<RankMethod>().Select(name => name.ToLowerInvariant())];

    public const string DefaultMethod = "adjusted";

    /// <summary>The ways to break a tie, as <c>--ties</c> names them.</summary>
    public const string TieRules = "head-to-head, countback, median, most-scores, criterion:KEY";

    /// <param name="cut">How many go on; with it the odds of each entry are drawn from <paramref name="seed"/>.</param>
    /// <param name="ties">What puts entries of the same value in order, parted by commas: the first that parts them.</param>
    /// <param name="ridge">Pulls the jurors' own scales towards none; 0 or more.</param>
    public static int Run(string file, string method, bool json, TextWriter output, TextWriter error, int? cut = null, ulong seed = 1, string? ties = null, double ridge = 0)
    {
        if (!Methods.Contains(method))
        {
            error.WriteLine($"There is no method “{method}”. The methods are {string.Join(", ", Methods)}.");
            return 2;
        }
        if (!(ridge >= 0 && ridge <= (double)RoundPolicy.MostRidge))
        {
            error.WriteLine($"The ridge is a number from 0 to {RoundPolicy.MostRidge}.");
            return 2;
        }
        string[] named = (ties ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(named, step => TieStep.Read(step) is null) is { } unknown)
        {
            error.WriteLine($"There is no tie-break “{unknown}”. They are {TieRules}.");
            return 2;
        }
        try
        {
            var scores = ScoreFile.Read(file);
            TieStep[] chain = [.. named.Select(TieStep.Read).OfType<TieStep>()];
            if (Array.Find(chain, step => step.Rule == TieRule.Criterion && scores.Marks.All(mark => mark.Criterion != step.Criterion)) is { Criterion: { Length: > 0 } missing })
                throw new UnusableFile($"{Path.GetFileName(file)} has no criterion “{missing}” to break ties with.");
            var report = RankingReport.Of(scores.Marks, Enum.Parse<RankMethod>(method, ignoreCase: true), cut is { } places ? new CutWish(places, seed) : null, chain, ridge);
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
