using BenchmarkDotNet.Attributes;
using RadicaleVernieuwers.Jury.Assignments;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Bench;

/// <summary>A whole ranking and a whole assignment plan at the size of a large call, against a plain mean as the baseline.</summary>
[ShortRunJob]
public class RankingBench
{
    private Mark[] _marks = [];
    private AssignmentRequest _request = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        _marks = [.. from entry in Enumerable.Range(0, 400) from juror in Enumerable.Range(0, 20) where (entry + juror * 7) % 4 == 0
                     select new Mark($"E{entry:000}", $"J{juror:00}", 1 + random.Next(9) / 2.0)];
        _request = new AssignmentRequest(
            [.. Enumerable.Range(0, 400).Select(i => new EntryToRead($"E{i:000}", [$"T{i % 9}"], i % 10 == 0 ? "fr" : "nl", $"O{i}"))],
            [.. Enumerable.Range(0, 12).Select(i => new Reader($"J{i:00}", 120, [$"T{i % 9}", $"T{(i + 3) % 9}"], i % 2 == 0 ? ["nl", "fr"] : ["nl"], $"O{i * 30}"))],
            [], [], 3);
    }

    [Benchmark(Baseline = true)]
    public double[] PlainMeans() => [.. _marks.GroupBy(m => m.Entry).Select(g => g.Average(m => m.Score!.Value))];

    [Benchmark]
    public object RankingOf400By20() => RankingReport.Of(_marks);

    [Benchmark]
    public object AssignmentOf400To12() => AssignmentPlan.Make(_request);
}
