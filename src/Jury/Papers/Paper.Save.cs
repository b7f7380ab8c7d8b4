using System.Globalization;
using SkiaSharp;

namespace RadicaleVernieuwers.Jury.Papers;

internal sealed partial class Paper
{
    private List<PaperMark> _shown = [];

    /// <summary>The title of a page of contents behind the first page, with each chapter and its page; null for none.</summary>
    public string? Contents { get; set; }

    /// <summary>The whole file.</summary>
    public byte[] Save()
    {
        var pages = Paginate();
        using var file = new MemoryStream();
        var about = new SKDocumentPdfMetadata { Title = head.Title, Creator = "Radicale Vernieuwers", Creation = head.Made.UtcDateTime, Modified = head.Made.UtcDateTime, RasterDpi = 144, EncodingQuality = 85 };
        using (var document = SKDocument.CreatePdf(file, about))
        {
            foreach (var (number, page) in pages.Index())
            {
                using var canvas = document.BeginPage(Width, Height);
                foreach (var draw in page)
                    draw(canvas);
                Foot(canvas, number + 1, pages.Count);
                document.EndPage();
            }
            document.Close();
        }
        return PaperOutline.Add(file.ToArray(), [.. _shown.Select(mark => mark with { Y = Height - mark.Y })], head.Language);
    }

    private List<List<Action<SKCanvas>>> Paginate()
    {
        var contents = ContentsPages();
        _shown = [.. _marks.Select(mark => mark.Page == 0 ? mark : mark with { Page = mark.Page + contents.Count })];
        return [_pages[0], .. contents, .. _pages.Skip(1)];
    }

    private List<List<Action<SKCanvas>>> ContentsPages()
    {
        PaperMark[] chapters = [.. _marks.Where(mark => mark.Level == 2)];
        if (Contents is not { } title || chapters.Length == 0)
            return [];
        var line = PaperStyle.Body.LineHeight + 3;
        var perPage = (int)((Bottom - Top - 40) / line);
        PaperMark[][] sheets = [.. chapters.Chunk(perPage)];
        return [.. sheets.Select((sheet, s) => new List<Action<SKCanvas>>
        {
            canvas => Put(canvas, title, PaperStyle.Heading(2), Left, Top),
            canvas =>
            {
                foreach (var (i, mark) in sheet.Index())
                    ContentsLine(canvas, mark, mark.Page + (mark.Page == 0 ? 1 : sheets.Length + 1), Top + 40 + i * line);
            },
        })];
    }

    private void ContentsLine(SKCanvas canvas, PaperMark mark, int page, float y)
    {
        const float numbers = 34;
        Put(canvas, _fonts.Cut(mark.Text, PaperStyle.Body, Column - numbers), PaperStyle.Body, Left, y);
        Put(canvas, page.ToString(CultureInfo.InvariantCulture), PaperStyle.Body, Left + Column, y, SKTextAlign.Right);
    }

    private void Foot(SKCanvas canvas, int number, int all)
    {
        var style = PaperStyle.Quiet;
        Put(canvas, _fonts.Cut(head.Title, style, Column - 110), style, Left, Height - 44);
        Put(canvas, string.Format(CultureInfo.InvariantCulture, head.Page, number, all), style, Left + Column, Height - 44, SKTextAlign.Right);
    }
}
