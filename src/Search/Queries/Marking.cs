using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace RadicaleVernieuwers.Search;

/// <summary>Shows in a text what a question found there.</summary>
internal sealed class Marking
{
    private const int PassageLength = 240;
    private const int LongestRead = 20_000;
    /// <summary>Letters of every language stay letters.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly HashSet<string> _terms = [];
    private readonly HashSet<char> _firstLetters = [];
    private readonly Dictionary<(string, string), bool> _known = [];

    /// <param name="query">Rewritten, so that near words are in it.</param>
    /// <param name="without">Terms that only carry the sentence.</param>
    public Marking(Query query, IReadOnlySet<string> without)
    {
        var terms = new HashSet<Term>();
        query.ExtractTerms(terms);
        foreach (var term in terms.Select(t => t.Text).Where(t => t.Length > 0 && !without.Contains(t)))
        {
            _terms.Add(term);
            _firstLetters.Add(term[0]);
        }
    }

    /// <summary>The whole text as HTML with marks; null where nothing is found.</summary>
    public string? Whole(string text, string language) => Find(text, language) is { Count: > 0 } found ? Html(text, 0, text.Length, found) : null;

    /// <summary>The stretch with most different words of the question; null where nothing is found.</summary>
    public string? Passage(string text, string language)
    {
        var found = Find(text, language);
        if (found.Count == 0)
            return null;
        var best = 0;
        var most = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var from = found[i].Start;
            var words = found.Skip(i).TakeWhile(f => f.End - from < PassageLength - 40).Select(f => f.Term).Distinct().Count();
            if (words > most)
                (most, best) = (words, i);
        }
        var (start, end) = Stretch(text, found[best].Start);
        return (start > 0 ? "… " : "") + Html(text, start, end, found) + (end < text.Length ? " …" : "");
    }

    /// <summary>Looks at the words one by one: no stemmer changes how a word begins, so most need no analysis.</summary>
    private List<(int Start, int End, string Term)> Find(string text, string language)
    {
        var found = new List<(int, int, string)>();
        var last = Math.Min(text.Length, LongestRead);
        for (var start = 0; start < last; start++)
        {
            if (!char.IsLetterOrDigit(text[start]))
                continue;
            var end = start + 1;
            while (end < last && IsInWord(text[end]))
                end++;
            if (MayBegin(text[start]) && IsFound(text[start..end], language))
                found.Add((start, end, text[start..end]));
            start = end;
        }
        return found;
    }

    private static bool IsInWord(char letter) => char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    /// <summary>Letters beyond ASCII may be folded to any other.</summary>
    private bool MayBegin(char letter) => !char.IsAscii(letter) || _firstLetters.Contains(char.ToLowerInvariant(letter));

    private bool IsFound(string word, string language)
    {
        if (_known.TryGetValue((word, language), out var found))
            return found;
        return _known[(word, language)] = Analysis.Of(language).Terms(word).Any(_terms.Contains);
    }

    /// <summary>Begins at a sentence or a word a little before the find, ends at a word.</summary>
    private static (int Start, int End) Stretch(string text, int find)
    {
        var start = Math.Max(0, find - 60);
        if (start > 0)
        {
            var sentence = text.AsSpan(start, find - start).LastIndexOfAny('.', '!', '\n');
            var word = text.IndexOf(' ', start, find - start);
            start = sentence >= 0 ? start + sentence + 1 : word >= 0 ? word + 1 : find;
        }
        while (start < find && char.IsWhiteSpace(text[start]))
            start++;
        var end = Math.Min(text.Length, start + PassageLength);
        if (end < text.Length && text.LastIndexOf(' ', end - 1, end - start) is var space && space > start)
            end = space;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return (start, end);
    }

    private static string Html(string text, int start, int end, List<(int Start, int End, string Term)> found)
    {
        var html = new StringBuilder(end - start + 64);
        var at = start;
        foreach (var (from, to, _) in found.Where(f => f.Start >= start && f.End <= end))
        {
            html.Append(Encode(text[at..from])).Append("<mark>").Append(Encode(text[from..to])).Append("</mark>");
            at = to;
        }
        return html.Append(Encode(text[at..end])).ToString();
    }

    /// <summary>A line's end is a space here: encoded, it would be a riddle to whoever reads the answer as text.</summary>
    private static string Encode(string text) => Encoder.Encode(text.ReplaceLineEndings(" "));
}
