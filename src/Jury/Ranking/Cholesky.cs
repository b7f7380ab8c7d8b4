namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>A = L·Lᵀ for a small symmetric matrix. Our own few lines, because the order of the sums must never change.</summary>
internal sealed class Cholesky
{
    private readonly double[][] lower;

    public Cholesky(double[][] matrix)
    {
        lower = [.. matrix.Select(row => new double[row.Length])];
        for (var row = 0; row < matrix.Length; row++)
            for (var column = 0; column <= row; column++)
            {
                var rest = matrix[row][column];
                for (var k = 0; k < column; k++) rest -= lower[row][k] * lower[column][k];
                if (row == column && rest <= 0) throw new ArithmeticException("The matrix is not positive definite.");
                lower[row][column] = row == column ? Math.Sqrt(rest) : rest / lower[column][column];
            }
    }

    public int Size => lower.Length;

    /// <summary>L⁻¹·v: the squared length of the result is vᵀ·A⁻¹·v.</summary>
    public double[] Forward(IReadOnlyList<double> vector)
    {
        var result = new double[lower.Length];
        for (var row = 0; row < lower.Length; row++)
        {
            var rest = vector[row];
            for (var k = 0; k < row; k++) rest -= lower[row][k] * result[k];
            result[row] = rest / lower[row][row];
        }
        return result;
    }

    /// <summary>A⁻¹·v.</summary>
    public double[] Solve(IReadOnlyList<double> vector)
    {
        var result = Forward(vector);
        for (var row = lower.Length - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < lower.Length; k++) result[row] -= lower[k][row] * result[k];
            result[row] /= lower[row][row];
        }
        return result;
    }
}
