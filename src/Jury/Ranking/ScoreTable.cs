namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>
/// Entries by jurors, NaN where there is no score. Both are kept in ordinal order of their names, so that the order of the input never changes a digit.
/// </summary>
internal sealed class ScoreTable
{
    private ScoreTable(string[] entries, string[] jurors, double[][] scores) => (Entries, Jurors, Scores) = (entries, jurors, scores);

    public string[] Entries { get; }
    public string[] Jurors { get; }
    /// <summary>One row per entry, one cell per juror.</summary>
    public double[][] Scores { get; }

    public static ScoreTable From(IEnumerable<Mark> marks)
    {
        var all = marks.ToList();
        var entries = Names(all.Select(mark => mark.Entry));
        var jurors = Names(all.Select(mark => mark.Juror));
        var rowOf = entries.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        var columnOf = jurors.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        var scores = entries.Select(_ => Enumerable.Repeat(double.NaN, jurors.Length).ToArray()).ToArray();
        foreach (var mark in all)
            if (mark.Score is { } score)
                scores[rowOf[mark.Entry]][columnOf[mark.Juror]] = score;
        return new(entries, jurors, scores);
    }

    /// <summary>Other scores in the same cells, row by row; empty cells stay empty.</summary>
    public ScoreTable With(IReadOnlyList<double> scores)
    {
        var next = 0;
        return new(Entries, Jurors, [.. Scores.Select(row => row.Select(cell => double.IsNaN(cell) ? cell : scores[next++]).ToArray())]);
    }

    public bool IsComplete => Entries.Length > 0 && Jurors.Length > 0 && Scores.All(row => !row.Any(double.IsNaN));

    public double[] Column(int juror) => [.. Scores.Select(row => row[juror])];

    public static double[] Given(IEnumerable<double> cells) => [.. cells.Where(cell => !double.IsNaN(cell))];

    /// <summary>Without entries that nobody scored and jurors who scored nothing: they have no place on any scale.</summary>
    public ScoreTable Scored() => Keep(
        [.. Entries.Index().Where(entry => Scores[entry.Index].Any(cell => !double.IsNaN(cell))).Select(entry => entry.Index)],
        [.. Jurors.Index().Where(juror => Scores.Any(row => !double.IsNaN(row[juror.Index]))).Select(juror => juror.Index)]);

    public ScoreTable Without(string juror) => Keep(
        [.. Enumerable.Range(0, Entries.Length)],
        [.. Jurors.Index().Where(other => other.Item != juror).Select(other => other.Index)]);

    /// <summary>
    /// Groups of rows that are linked by jurors in common. Between groups there is no common scale
    /// (MacKay, Kenna, Low, Parker 2017, Calibration with confidence, section 2). Unscored entries are in no group.
    /// </summary>
    public List<List<int>> Components()
    {
        var seen = new bool[Entries.Length];
        var groups = new List<List<int>>();
        for (var start = 0; start < Entries.Length; start++)
            if (!seen[start] && Scores[start].Any(cell => !double.IsNaN(cell)))
                groups.Add(Reach(start, seen));
        return groups;
    }

    private List<int> Reach(int start, bool[] seen)
    {
        var jurorSeen = new bool[Jurors.Length];
        var group = new List<int>();
        var waiting = new Queue<int>([start]);
        seen[start] = true;
        while (waiting.TryDequeue(out var entry))
        {
            group.Add(entry);
            for (var juror = 0; juror < Jurors.Length; juror++)
            {
                if (jurorSeen[juror] || double.IsNaN(Scores[entry][juror])) continue;
                jurorSeen[juror] = true;
                for (var next = 0; next < Entries.Length; next++)
                {
                    if (seen[next] || double.IsNaN(Scores[next][juror])) continue;
                    seen[next] = true;
                    waiting.Enqueue(next);
                }
            }
        }
        group.Sort();
        return group;
    }

    private ScoreTable Keep(int[] rows, int[] columns) => new(
        [.. rows.Select(row => Entries[row])],
        [.. columns.Select(column => Jurors[column])],
        [.. rows.Select(row => columns.Select(column => Scores[row][column]).ToArray())]);

    private static string[] Names(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
