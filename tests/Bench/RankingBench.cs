using BenchmarkDotNet.Attributes;
using RadicaleVernieuwers.Jury.Assignments;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Bench;

/// <summary>A whole ranking and a whole assignment plan at the size of a large call, against a plain mean as the baseline.</summary>
[ShortRunJob]
public class RankingBench
{
    private Mark[] _marks = [];
    private CriterionMark[] _sheets = [];
    private AssignmentRequest _request = null!;
    private AssignmentRequest _large = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        _marks = [.. from entry in Enumerable.Range(0, 400) from juror in Enumerable.Range(0, 20) where (entry + juror * 7) % 4 == 0
                     select new Mark($"E{entry:000}", $"J{juror:00}", 1 + random.Next(9) / 2.0)];
        _sheets = [.. from mark in _marks from criterion in Enumerable.Range(0, 5) select new CriterionMark(mark.Entry, mark.Juror, $"C{criterion}", criterion + 1, random.Next(1, 11))];
        _request = Request(400, 12, 3);
        _large = Request(1000, 60, 5);
    }

    private static AssignmentRequest Request(int entries, int jurors, int perEntry) => new(
        [.. Enumerable.Range(0, entries).Select(i => new EntryToRead($"E{i:0000}", [$"T{i % 9}"], i % 10 == 0 ? "fr" : "nl", $"O{i}"))],
        [.. Enumerable.Range(0, jurors).Select(i => new Reader($"J{i:00}", 120, [$"T{i % 9}", $"T{(i + 3) % 9}"], i % 2 == 0 ? ["nl", "fr"] : ["nl"], $"O{i * 30}"))],
        [], [], perEntry);

    [Benchmark(Baseline = true)]
    public double[] PlainMeans() => [.. _marks.GroupBy(m => m.Entry).Select(g => g.Average(m => m.Score!.Value))];

    [Benchmark]
    public object RankingOf400By20() => RankingReport.Of(_marks);

    [Benchmark]
    public object RankingOf400By20OnFiveCriteria() => RankingReport.Of(WeightedTotals.Of(_sheets));

    [Benchmark]
    public object AssignmentOf400To12() => AssignmentPlan.Make(_request);

    [Benchmark]
    public object AssignmentOf1000To60() => AssignmentPlan.Make(_large);
}
