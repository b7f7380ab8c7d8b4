using SkiaSharp;

namespace RadicaleVernieuwers.Jury.Papers;

/// <summary>What a paper says of itself, and what stands at the foot of each page.</summary>
/// <param name="Page">With the number of the page and of all pages: <c>Pagina {0} van {1}</c>.</param>
internal sealed record PaperHead(string Title, string Language, string Page, DateTimeOffset Made);

/// <summary>A PDF on A4, written from top to bottom: headings, paragraphs, lists, tables and pictures flow over as many pages as they need.
/// Headings become the outline of the file. It is for printing and keeping: whoever reads with a screen reader is better off with a page, so offer one beside it.</summary>
internal sealed partial class Paper(PaperHead head) : IDisposable
{
    public const string Type = "application/pdf";

    private const float Width = 595, Height = 842, Left = 56, Top = 56, Bottom = Height - 64;
    private const float Column = Width - 2 * Left;
    private const float TallestPicture = 300;

    private readonly PaperFonts _fonts = new();
    private readonly List<List<Action<SKCanvas>>> _pages = [[]];
    private readonly List<PaperMark> _marks = [];
    private readonly List<SKImage> _pictures = [];
    private float _y = Top;

    private float Room => Bottom - _y;
    private bool IsFresh => _y <= Top;

    /// <param name="level">1 is the title of the paper, 2 a chapter, 3 what stands in it. Levels 1 and 2 are in the outline and the contents.</param>
    public void Heading(int level, string text)
    {
        var style = PaperStyle.Heading(level);
        var lines = _fonts.Wrap(text, style, Column);
        if (!IsFresh)
            _y += style.Size * (level == 3 ? 0.7f : 1.1f);
        // Never alone at the foot of a page.
        Need(lines.Count * style.LineHeight + 3 * PaperStyle.Body.LineHeight);
        if (level <= 2)
            _marks.Add(new(level, string.Join(' ', lines), _pages.Count - 1, _y));
        Lines(lines, style, Left);
        _y += style.Size * 0.3f;
    }

    public void Paragraph(string text) => Write(text, PaperStyle.Body);

    /// <summary>Small and grey: what is said about the text.</summary>
    public void Note(string text) => Write(text, PaperStyle.Quiet);

    public void List(IEnumerable<string> items, bool numbered = false)
    {
        const float indent = 18;
        foreach (var (position, item) in items.Index())
        {
            var style = PaperStyle.Body;
            Need(style.LineHeight);
            Text(numbered ? $"{position + 1}." : "•", style, Left, _y);
            Lines(_fonts.Wrap(item, style, Column - indent), style, Left + indent);
            _y += 2;
        }
        _y += 4;
    }

    /// <summary>A picture as wide as the column at most, with its words below. What cannot be drawn leaves its words.</summary>
    public void Picture(byte[]? content, string words)
    {
        var picture = content is null ? null : SKImage.FromEncodedData(content);
        if (picture is { Width: > 0, Height: > 0 })
        {
            _pictures.Add(picture);
            var scale = Math.Min(Math.Min(Column / picture.Width, TallestPicture / picture.Height), 1);
            var (width, height) = (picture.Width * scale, picture.Height * scale);
            Need(height + PaperStyle.Quiet.LineHeight);
            var y = _y;
            Draw(canvas => canvas.DrawImage(picture, SKRect.Create(Left, y, width, height), new SKSamplingOptions(SKFilterMode.Linear)));
            _y += height + 4;
        }
        if (words.Length > 0)
            Note(words);
        _y += 4;
    }

    /// <summary>The next thing begins on a page of its own.</summary>
    public void NewPage()
    {
        if (IsFresh)
            return;
        _pages.Add([]);
        _y = Top;
    }

    public void Dispose()
    {
        _fonts.Dispose();
        foreach (var picture in _pictures)
            picture.Dispose();
    }

    private void Write(string text, PaperStyle style)
    {
        Lines(_fonts.Wrap(text, style, Column), style, Left);
        _y += style.Size * 0.5f;
    }

    private void Lines(IEnumerable<string> lines, PaperStyle style, float x)
    {
        foreach (var line in lines)
        {
            Need(style.LineHeight);
            Text(line, style, x, _y);
            _y += style.LineHeight;
        }
    }

    private void Need(float height)
    {
        if (height > Room)
            NewPage();
    }

    private void Text(string line, PaperStyle style, float x, float y, SKTextAlign align = SKTextAlign.Left)
    {
        if (line.Length > 0)
            Draw(canvas => Put(canvas, line, style, x, y, align));
    }

    private void Put(SKCanvas canvas, string line, PaperStyle style, float x, float y, SKTextAlign align = SKTextAlign.Left)
    {
        using var paint = new SKPaint { Color = style.Colour, IsAntialias = true };
        canvas.DrawText(line, x, y + style.Size, align, _fonts[style], paint);
    }

    private void Rule(float y, float thickness)
    {
        Draw(canvas =>
        {
            using var paint = new SKPaint { Color = new SKColor(0x99, 0x99, 0x99), StrokeWidth = thickness };
            canvas.DrawLine(Left, y, Left + Column, y, paint);
        });
    }

    private void Draw(Action<SKCanvas> what) => _pages[^1].Add(what);
}

/// <summary>Where a heading stands. <paramref name="Page"/> counts from 0.</summary>
internal readonly record struct PaperMark(int Level, string Text, int Page, float Y);
