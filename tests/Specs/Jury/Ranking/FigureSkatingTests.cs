using System.Globalization;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>ISU figure skating, season 2016-2017: the official panel score is the mean without the highest and the lowest judge, to two decimals.</summary>
public sealed class FigureSkatingTests
{
    [Fact]
    public void Trimmed_means_are_the_official_panel_scores()
    {
        var lines = File.ReadLines(Some.SharedData("judging-figure-skating/dev/component-scores-long.csv")).Select(line => line.Split(',')).ToArray();
        int At(string column) => Array.IndexOf(lines[0], column);
        var (entry, program, criterion, score, official) = (At("performance_id"), At("program"), At("criterion"), At("score"), At("panel_score"));
        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        var panels = lines.Skip(1).GroupBy(line => (line[entry], line[program], line[criterion])).ToArray();
        // A 0.0 stands for "no mark" in these protocols.
        var wrong = panels.Count(panel => Math.Abs(Averages.Trimmed([.. panel.Select(line => Number(line[score])).Where(mark => mark > 0)])!.Value - Number(panel.First()[official])) > 0.005 + 1e-9);

        panels.Length.ShouldBeGreaterThan(5000);
        wrong.ShouldBe(0);
    }
}
