using System.Text;
using SkiaSharp;

namespace RadicaleVernieuwers.Jury.Papers;

/// <summary>The two faces that a paper carries in itself, and how their text is broken into lines. The server's own fonts are never asked.</summary>
internal sealed class PaperFonts : IDisposable
{
    private static readonly Lazy<SKTypeface> Book = new(() => Face("DejaVuSansCondensed"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Face("DejaVuSansCondensed-Bold"));
    private readonly Dictionary<PaperStyle, SKFont> _fonts = [];

    public SKFont this[PaperStyle style]
    {
        get
        {
            if (!_fonts.TryGetValue(style, out var font))
                _fonts[style] = font = new SKFont((style.IsBold ? Bold : Book).Value, style.Size) { LinearMetrics = true, Subpixel = true, Hinting = SKFontHinting.None };
            return font;
        }
    }

    /// <summary>The lines of a text within a width. Line ends that were typed stay; a word wider than the line is cut.</summary>
    public IReadOnlyList<string> Wrap(string text, PaperStyle style, float width)
    {
        var (font, lines) = (this[style], new List<string>());
        foreach (var typed in Clean(text).Split('\n'))
            WrapLine(typed, font, width, lines);
        return lines;
    }

    /// <summary>As much of a text as fits on one line.</summary>
    public string Cut(string text, PaperStyle style, float width)
    {
        var clean = Clean(text).Replace('\n', ' ');
        return this[style].MeasureText(clean) <= width ? clean : FitOf(clean, this[style], width - style.Size) + "…";
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
            font.Dispose();
    }

    private static void WrapLine(string typed, SKFont font, float width, List<string> lines)
    {
        var line = new StringBuilder();
        var (taken, space) = (0f, font.MeasureText(" "));
        foreach (var part in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part;
            var wide = font.MeasureText(word);
            if (line.Length > 0 && taken + space + wide > width)
            {
                lines.Add(line.ToString());
                (line, taken) = (line.Clear(), 0);
            }
            while (wide > width && FitOf(word, font, width) is { Length: > 0 } fit && fit.Length < word.Length)
            {
                lines.Add(fit);
                word = word[fit.Length..];
                wide = font.MeasureText(word);
            }
            taken += (line.Length > 0 ? space : 0) + wide;
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        lines.Add(line.ToString());
    }

    // Never through the middle of a character, and always at least one.
    private static string FitOf(string text, SKFont font, float width)
    {
        var (length, taken) = (0, 0f);
        foreach (var rune in text.EnumerateRunes())
        {
            taken += font.MeasureText(rune.ToString());
            if (length > 0 && taken > width)
                break;
            length += rune.Utf16SequenceLength;
        }
        return text[..length];
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' || !Rune.IsControl(rune))
                clean.Append(rune);
            else if (rune.Value == '\t')
                clean.Append(' ');
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static SKTypeface Face(string name) => SKTypeface.FromStream(typeof(PaperFonts).Assembly.GetManifestResourceStream("Fonts." + name)!);
}

/// <summary>A face in a size, in points.</summary>
internal readonly record struct PaperStyle(float Size, bool IsBold = false, bool IsQuiet = false)
{
    public static readonly PaperStyle Body = new(10.5f);
    public static readonly PaperStyle Strong = new(10.5f, IsBold: true);
    public static readonly PaperStyle Quiet = new(9, IsQuiet: true);
    public static readonly PaperStyle Cell = new(9);
    public static readonly PaperStyle CellHead = new(9, IsBold: true);

    public float LineHeight => Size * 1.42f;

    public SKColor Colour => IsQuiet ? new SKColor(0x55, 0x55, 0x55) : new SKColor(0x11, 0x11, 0x11);

    /// <summary>Of a heading: 1 is the title of the paper, 2 a chapter, 3 what stands in it.</summary>
    public static PaperStyle Heading(int level) => new(level switch { 1 => 24, 2 => 16, _ => 11.5f }, IsBold: true);
}
