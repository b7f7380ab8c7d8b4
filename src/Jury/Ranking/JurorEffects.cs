using MathNet.Numerics.Distributions;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>
/// The additive model: score = entry + juror + noise, jurors summing to 0, by least squares
/// (Fisher's incomplete blocks; Lawrence 2014, Reviewer calibration for NIPS; MacKay et al. 2017).
/// On complete data the entries are exactly the raw means.
/// </summary>
internal sealed class JurorEffects
{
    /// <summary>No shrinking: the plain least squares fit. A ridge pulls jurors towards 0, for designs with very few scores each.</summary>
    public const double NoRidge = 0;

    // So near to the bound that rounding may count, the long way decides.
    private const double Slack = 1 - 1e-9;

    private readonly Lazy<double[][]> shadows;
    private readonly Lazy<double[]> lengths;
    private readonly Cholesky factor;
    private readonly int[] counts;
    private readonly double anchor;
    private readonly double ridge;
    private readonly Lazy<double?> critical;
    private readonly Lazy<double?> noise;

    private JurorEffects(ScoreTable table, double ridge)
    {
        this.ridge = ridge;
        counts = [.. table.Scores.Select(row => row.Count(cell => !double.IsNaN(cell)))];
        var normal = Normal(table, counts);
        var scale = Math.Max(1, normal.Select((row, juror) => row[juror]).Average());
        anchor = ridge > 0 ? 0 : 1 / (scale * table.Jurors.Length * table.Jurors.Length);
        for (var row = 0; row < normal.Length; row++)
            for (var column = 0; column < normal.Length; column++)
                normal[row][column] += ridge > 0 ? (row == column ? ridge : 0) : scale;
        factor = new Cholesky(normal);

        Cells = [.. table.Scores.SelectMany((row, entry) => row.Index().Where(cell => !double.IsNaN(cell.Item)).Select(cell => (entry, cell.Index)))];
        (Entries, Jurors) = Solve([.. Cells.Select(cell => table.Scores[cell.Entry][cell.Juror])]);
        shadows = new(() => [.. table.Scores.Select((_, entry) => factor.Forward(Panel(table, entry)))]);
        lengths = new(() => [.. shadows.Value.Select(shadow => Math.Sqrt(Square(shadow)))]);
        DegreesOfFreedom = counts.Sum() - Entries.Length - Jurors.Length + 1;
        critical = new(() => DegreesOfFreedom > 0 ? StudentT.InvCDF(0, 1, DegreesOfFreedom, 0.975) : null);
        noise = new(() => DegreesOfFreedom > 0 ? Residual(table) / DegreesOfFreedom : null);
    }

    public double[] Entries { get; }
    /// <summary>Above 0: more generous than the jury.</summary>
    public double[] Jurors { get; }
    public int DegreesOfFreedom { get; }
    /// <summary>Of the noise; null when every score was needed to fit the effects.</summary>
    public double? Variance => noise.Value;

    /// <summary>The table must hold only scored entries and jurors (<see cref="ScoreTable.Scored"/>) and be in one piece.</summary>
    public static JurorEffects Fit(ScoreTable table, double ridge = NoRidge) => new(table, ridge);

    /// <summary>Who scored what, row by row.</summary>
    public (int Entry, int Juror)[] Cells { get; }

    /// <summary>The entries' values for other scores in the same cells: who scored what stays, and with it the factor.</summary>
    public double[] EntriesFor(double[] scores) => Solve(scores).Entries;

    public double? StandardError(int entry) =>
        Variance is { } variance ? Math.Sqrt(variance * Math.Max(0, 1.0 / counts[entry] + Square(shadows.Value[entry]) - anchor)) : null;

    /// <summary>Whether these two entries stay within what chance does, at 95 %.</summary>
    public bool CannotTellApart(int one, int other)
    {
        if (Variance is not { } variance || Critical is not { } t) return false;
        var between = 1.0 / counts[one] + 1.0 / counts[other];
        var apart = Math.Abs(Entries[one] - Entries[other]);
        // The lengths of two vectors bound the length of their difference; mostly that settles it.
        var (shorter, longer) = (lengths.Value[one] - lengths.Value[other], lengths.Value[one] + lengths.Value[other]);
        if (apart < Slack * t * Math.Sqrt(variance * (between + shorter * shorter))) return true;
        if (Slack * apart > t * Math.Sqrt(variance * (between + longer * longer))) return false;
        var (left, right) = (shadows.Value[one], shadows.Value[other]);
        for (var k = 0; k < left.Length; k++) between += (left[k] - right[k]) * (left[k] - right[k]);
        return apart < t * Math.Sqrt(variance * between);
    }

    public double? StandardErrorOfJuror(int juror) =>
        Variance is { } variance ? Math.Sqrt(variance * Math.Max(0, Square(factor.Forward(Unit(juror, Jurors.Length))) - anchor)) : null;

    public bool DiffersFromJury(int juror) =>
        StandardErrorOfJuror(juror) is { } error && Critical is { } t && Math.Abs(Jurors[juror]) > 1e-9 && Math.Abs(Jurors[juror]) > t * error;

    /// <summary>Student's t for a two-sided 95 %.</summary>
    public double? Critical => critical.Value;

    private (double[] Entries, double[] Jurors) Solve(double[] scores)
    {
        double[] means = new double[counts.Length], panels = new double[counts.Length], right = new double[factor.Size];
        for (var cell = 0; cell < scores.Length; cell++)
            means[Cells[cell].Entry] += scores[cell];
        for (var entry = 0; entry < means.Length; entry++)
            means[entry] /= counts[entry];
        for (var cell = 0; cell < scores.Length; cell++)
            right[Cells[cell].Juror] += scores[cell] - means[Cells[cell].Entry];
        var jurors = Centred(factor.Solve(right), ridge);
        foreach (var (entry, juror) in Cells)
            panels[entry] += jurors[juror];
        return ([.. means.Select((mean, entry) => mean - panels[entry] / counts[entry])], jurors);
    }

    private double Residual(ScoreTable table)
    {
        var (sum, total) = (0.0, 0.0);
        for (var entry = 0; entry < Entries.Length; entry++)
            for (var juror = 0; juror < Jurors.Length; juror++)
                if (table.Scores[entry][juror] is var score && !double.IsNaN(score))
                {
                    sum += Math.Pow(score - Entries[entry] - Jurors[juror], 2);
                    total += score * score;
                }
        return sum < 1e-24 * total ? 0 : sum;
    }

    // Entries are eliminated, so the system is as small as the jury.
    private static double[][] Normal(ScoreTable table, int[] counts)
    {
        var size = table.Jurors.Length;
        var normal = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (var entry = 0; entry < counts.Length; entry++)
        {
            int[] panel = [.. Enumerable.Range(0, size).Where(juror => !double.IsNaN(table.Scores[entry][juror]))];
            foreach (var one in panel)
            {
                normal[one][one] += 1;
                foreach (var other in panel) normal[one][other] -= 1.0 / panel.Length;
            }
        }
        return normal;
    }

    private double[] Panel(ScoreTable table, int entry) => [.. table.Scores[entry].Select(cell => double.IsNaN(cell) ? 0 : 1.0 / counts[entry])];

    private static double[] Centred(double[] effects, double ridge)
    {
        var mean = ridge > 0 ? 0 : effects.Average();
        return [.. effects.Select(effect => effect - mean)];
    }

    private static double[] Unit(int index, int size) => [.. Enumerable.Range(0, size).Select(position => position == index ? 1.0 : 0)];

    private static double Square(double[] vector) => vector.Sum(x => x * x);
}
