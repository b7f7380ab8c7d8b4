using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Jury.Papers;

/// <summary>Adds to a finished PDF what the library that draws it cannot: an outline, its language, and its title in the window. All are appended as the format provides (an incremental update), so what was drawn is not touched.</summary>
internal static partial class PaperOutline
{
    /// <param name="marks">In the order of the paper. <see cref="PaperMark.Y"/> counts from the foot of the page, as the format does.</param>
    /// <returns>The file as it came, where it is not built as expected.</returns>
    public static byte[] Add(byte[] file, IReadOnlyList<PaperMark> marks, string language)
    {
        var text = Encoding.Latin1.GetString(file);
        var trailer = text.LastIndexOf("trailer", StringComparison.Ordinal);
        if (marks.Count == 0 || trailer < 0 || Root().Match(text, trailer) is not { Success: true } root || Size().Match(text, trailer) is not { Success: true } size || Start().Match(text, trailer) is not { Success: true } start)
            return file;
        var objects = Objects().Matches(text).ToLookup(m => Number(m), m => m.Index + m.Length);
        var catalog = Dictionary(text, objects, Number(root));
        var pages = Pages(text, objects, Number(Tree().Match(catalog))).ToArray();
        if (pages.Length == 0 || marks.Any(mark => mark.Page >= pages.Length))
            return file;
        var first = Number(size);
        var parts = Outline(marks, pages, first).Prepend((Number: Number(root),
            Text: $"{catalog.TrimEnd()[..^2]}\n/Outlines {first} 0 R\n/PageMode /UseOutlines\n/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>>>")).ToList();
        return Append(file, parts, $"<<{Kept().Match(text, trailer).Groups[1].Value.Replace(size.Value, $"/Size {first + marks.Count + 1}", StringComparison.Ordinal)}\n/Prev {start.Groups[1].Value}>>");
    }

    private static IEnumerable<(int Number, string Text)> Outline(IReadOnlyList<PaperMark> marks, int[] pages, int first)
    {
        yield return (first, $"<</Type /Outlines\n/First {first + 1} 0 R\n/Last {first + marks.Count} 0 R\n/Count {marks.Count}>>");
        foreach (var (i, mark) in marks.Index())
        {
            var around = (i > 0 ? $"\n/Prev {first + i} 0 R" : "") + (i < marks.Count - 1 ? $"\n/Next {first + i + 2} 0 R" : "");
            yield return (first + 1 + i, string.Create(CultureInfo.InvariantCulture, $"<</Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(mark.Text))}>\n/Parent {first} 0 R{around}\n/Dest [{pages[mark.Page]} 0 R /XYZ null {mark.Y:0.#} null]>>"));
        }
    }

    private static byte[] Append(byte[] file, List<(int Number, string Text)> parts, string trailer)
    {
        var added = new StringBuilder("\n");
        var places = new List<(int Number, int At)>();
        foreach (var (number, text) in parts)
        {
            places.Add((number, file.Length + added.Length));
            added.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n");
        }
        var table = file.Length + added.Length;
        added.Append("xref\n");
        foreach (var (number, at) in places)
            added.Append(CultureInfo.InvariantCulture, $"{number} 1\n{at:D10} 00000 n \n");
        added.Append(CultureInfo.InvariantCulture, $"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n");
        return [.. file, .. Encoding.Latin1.GetBytes(added.ToString())];
    }

    private static IEnumerable<int> Pages(string text, ILookup<int, int> objects, int number)
    {
        var dictionary = Dictionary(text, objects, number);
        return Kids().Match(dictionary) is { Success: true } kids
            ? Reference().Matches(kids.Groups[1].Value).SelectMany(kid => Pages(text, objects, Number(kid)))
            : dictionary.Length > 0 ? [number] : [];
    }

    private static string Dictionary(string text, ILookup<int, int> objects, int number)
    {
        var from = objects[number].Append(-1).First();
        var to = from < 0 ? -1 : text.IndexOf("endobj", from, StringComparison.Ordinal);
        return to < 0 ? "" : text[from..to];
    }

    private static int Number(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex Root();

    [GeneratedRegex(@"/Size (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex Start();

    [GeneratedRegex(@"trailer\s*<<(.*?)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex Kept();

    [GeneratedRegex(@"(?<=\n)(\d+) 0 obj\s")]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Pages (\d+) 0 R")]
    private static partial Regex Tree();

    [GeneratedRegex(@"/Kids \[(.*?)\]", RegexOptions.Singleline)]
    private static partial Regex Kids();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Reference();
}
