using SkiaSharp;

namespace RadicaleVernieuwers.Jury.Papers;

/// <summary>A column of a table on paper.</summary>
/// <param name="Share">How wide, beside the other columns.</param>
internal readonly record struct PaperColumn(string Title, float Share, bool IsNumber = false);

internal sealed partial class Paper
{
    private const float CellPadding = 4;

    /// <summary>A table over the whole column. Its head comes back on each page; a row longer than a page goes on on the next.</summary>
    /// <param name="rows">As many cells as there are columns; missing ones are blank.</param>
    public void Table(IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var share = columns.Sum(column => column.Share);
        float[] widths = [.. columns.Select(column => Column * column.Share / share)];
        _y += 2;
        var titles = Cells(columns, widths, [.. columns.Select(column => column.Title)], PaperStyle.CellHead);
        Need(Tall(titles) + 3 * PaperStyle.Cell.LineHeight);
        Head();
        foreach (var row in rows)
        {
            var left = Cells(columns, widths, row, PaperStyle.Cell);
            if (Tall(left) > Room && Tall(left) <= Bottom - Top - Tall(titles))
                Turn();
            while (Fitting(left) is var fitting && fitting < left.Max(cell => cell.Count))
            {
                Row(columns, widths, [.. left.Select(cell => (IReadOnlyList<string>)[.. cell.Take(fitting)])], PaperStyle.Cell);
                left = [.. left.Select(cell => (IReadOnlyList<string>)[.. cell.Skip(fitting)])];
                Turn();
            }
            Row(columns, widths, left, PaperStyle.Cell);
        }
        _y += 8;

        void Turn()
        {
            NewPage();
            Head();
        }

        void Head()
        {
            Row(columns, widths, titles, PaperStyle.CellHead);
            Rule(_y - 1, 1);
        }
    }

    private int Fitting(IReadOnlyList<IReadOnlyList<string>> cells) => Tall(cells) <= Room
        ? cells.Max(cell => cell.Count)
        : Math.Max(0, (int)((Room - 2 * CellPadding) / PaperStyle.Cell.LineHeight));

    private static float Tall(IReadOnlyList<IReadOnlyList<string>> cells) => cells.Max(cell => cell.Count) * PaperStyle.Cell.LineHeight + 2 * CellPadding;

    private List<IReadOnlyList<string>> Cells(IReadOnlyList<PaperColumn> columns, float[] widths, IReadOnlyList<string> texts, PaperStyle style) =>
        [.. columns.Select((_, i) => _fonts.Wrap(texts.ElementAtOrDefault(i) ?? "", style, widths[i] - 2 * CellPadding))];

    private void Row(IReadOnlyList<PaperColumn> columns, float[] widths, IReadOnlyList<IReadOnlyList<string>> cells, PaperStyle style)
    {
        var x = Left;
        foreach (var (i, cell) in cells.Index())
        {
            foreach (var (number, line) in cell.Index())
                Text(line, style, columns[i].IsNumber ? x + widths[i] - CellPadding : x + CellPadding, _y + CellPadding + number * style.LineHeight, columns[i].IsNumber ? SKTextAlign.Right : SKTextAlign.Left);
            x += widths[i];
        }
        _y += Tall(cells);
        Rule(_y, 0.4f);
    }
}
