using System.Globalization;
using System.Text;

namespace RadicaleVernieuwers.Jury;

/// <summary>Finds jurors by name in a text that entrants will read: the whole name in any case, or a first or last name of three letters or more that begins with a capital, with or without its accents.</summary>
internal static class JurorNames
{
    private const int ShortestPart = 3;
    private const string Gone = "…";

    private static readonly char[] Around = [' ', '\n', '\r', '\t', '.', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '’', '“', '”', '/', '-', '–'];

    /// <returns>The name as it stands in the text; null where there is none.</returns>
    public static string? FirstIn(string text, IEnumerable<string> names) => Found(text, names).Select(place => text.Substring(place.Start, place.Length)).FirstOrDefault();

    /// <summary>The text with dots in the place of names: what a person begins to write from.</summary>
    public static string Without(string text, IEnumerable<string> names)
    {
        foreach (var (start, length) in Found(text, names).OrderByDescending(place => place.Start))
            text = text[..start] + Gone + text[(start + length)..];
        return text;
    }

    private static List<(int Start, int Length)> Found(string text, IEnumerable<string> names)
    {
        var (plain, taken) = (Plain(text), new List<(int Start, int Length)>());
        string[] whole = [.. names.Where(name => name.Length > 0).Select(Plain).OrderByDescending(name => name.Length)];
        foreach (var name in whole)
            Take(plain, name, StringComparison.OrdinalIgnoreCase, taken);
        foreach (var part in whole.SelectMany(name => name.Split(Around)).Where(part => part.Length >= ShortestPart && char.IsUpper(part[0])))
            Take(plain, part, StringComparison.Ordinal, taken);
        return [.. taken.OrderBy(place => place.Start)];
    }

    private static void Take(string text, string word, StringComparison comparison, List<(int Start, int Length)> taken)
    {
        for (var at = text.IndexOf(word, comparison); at >= 0; at = text.IndexOf(word, at + 1, comparison))
            if (IsEdge(text, at - 1) && IsEdge(text, at + word.Length) && !taken.Exists(place => at < place.Start + place.Length && place.Start < at + word.Length))
                taken.Add((at, word.Length));
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    /// <summary>Without accents, letter for letter: positions stay.</summary>
    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsSurrogate(letter) || letter == '\uFFFE' ? letter
        : letter.ToString().Normalize(NormalizationForm.FormD).FirstOrDefault(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark, letter)));
}
