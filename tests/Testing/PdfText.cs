using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Testing;

/// <summary>The words of a PDF of ours, as a reader would copy them: what a paper hides must not be in there.</summary>
public static partial class PdfText
{
    public static string Of(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = Encoding.Latin1.GetString(file);
        // An object that was appended anew counts.
        var objects = Objects().Matches(text).GroupBy(m => m.Groups["n"].Value, (number, all) => (Number: number, Match: all.Last())).ToDictionary(o => o.Number, o => (Dictionary: o.Match.Groups["d"].Value, Stream: StreamOf(file, o.Match)));
        var letters = objects.Where(o => ToUnicode().IsMatch(o.Value.Dictionary))
            .ToDictionary(o => o.Key, o => Letters(objects[ToUnicode().Match(o.Value.Dictionary).Groups[1].Value].Stream));
        var words = new StringBuilder();
        foreach (var (_, content) in objects.Values)
        {
            Dictionary<int, string> face = [];
            foreach (var line in content.Split('\n'))
            {
                if (FontOf().Match(line) is { Success: true } font && letters.TryGetValue(font.Groups[1].Value, out var named))
                    face = named;
                if (line.Contains("Tj", StringComparison.Ordinal) || line.Contains("TJ", StringComparison.Ordinal))
                    words.Append(Said(line, face)).Append('\n');
            }
        }
        return words.ToString();
    }

    private static string Said(string line, Dictionary<int, string> face) => string.Concat(Hex().Matches(line)
        .SelectMany(hex => hex.Groups[1].Value.Chunk(4)).Select(glyph => face.GetValueOrDefault(Number(new string(glyph)), "?")));

    private static Dictionary<int, string> Letters(string map)
    {
        var letters = new Dictionary<int, string>();
        foreach (Match part in Part().Matches(map))
            foreach (Match row in Row().Matches(part.Groups[2].Value))
            {
                var from = Number(row.Groups[1].Value);
                var to = part.Groups[1].Value == "range" ? Number(row.Groups[2].Value) : from;
                var letter = part.Groups[1].Value == "range" ? row.Groups[3].Value : row.Groups[2].Value;
                for (var glyph = from; glyph <= to; glyph++)
                {
                    var units = Convert.FromHexString(letter);
                    var said = Encoding.BigEndianUnicode.GetString(units);
                    letters[glyph] = said.Length == 1 ? ((char)(said[0] + glyph - from)).ToString() : said;
                }
            }
        return letters;
    }

    private static string StreamOf(byte[] file, Match found)
    {
        if (!found.Groups["s"].Success)
            return "";
        var length = int.Parse(Length().Match(found.Groups["d"].Value).Groups[1].Value, CultureInfo.InvariantCulture);
        var content = file.AsSpan(found.Groups["s"].Index, length).ToArray();
        if (!found.Groups["d"].Value.Contains("FlateDecode", StringComparison.Ordinal))
            return found.Groups["d"].Value.Contains("Filter", StringComparison.Ordinal) ? "" : Encoding.Latin1.GetString(content);
        using var inflated = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:^|\n)(?<n>\d+) 0 obj\s+(?<d><<.*?>>)\s*(?:stream\r?\n(?<s>)|endobj)", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/F(\d+) [\d.]+ Tf")]
    private static partial Regex FontOf();

    [GeneratedRegex("<([0-9A-Fa-f]+)>")]
    private static partial Regex Hex();

    [GeneratedRegex(@"beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>(?:[ \t]*<([0-9A-Fa-f]+)>)?")]
    private static partial Regex Row();
}
