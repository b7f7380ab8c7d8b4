using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RadicaleVernieuwers.Content;

namespace RadicaleVernieuwers.Jury.Redactions;

/// <summary>Takes passages out of what a juror reads and leaves a mark in their place. Spaces, capitals, accents and the shape of quotation marks make no other passage; a part of a longer word is none.</summary>
internal sealed class Redactor
{
    public const int Shortest = 3;
    public static readonly Redactor None = new([], "");

    private readonly string[] _passages;
    private readonly string _mark;

    public Redactor(IEnumerable<string> passages, string mark)
    {
        _passages = [.. passages.Select(passage => string.Concat(Letters([passage]).Select(letter => letter.Folded))).Where(passage => passage.Length > 0)];
        _mark = mark;
    }

    public bool IsIdle => _passages.Length == 0;

    /// <summary>How much of a passage counts.</summary>
    public static int LengthOf(string passage) => Letters([passage]).Count();

    public bool Finds(string text) => !IsIdle && Find([text]).Count > 0;

    public string Text(string text) => IsIdle || Find([text]) is not { Count: > 0 } cuts ? text : Cut(text, cuts, cut => _mark);

    public MediaItem Picture(MediaItem picture) => picture with { Text = Text(picture.Text) };

    public DisplayedField Field(DisplayedField field) => IsIdle ? field : field with { Html = Html(field.Html), Text = Text(field.Text) };

    /// <summary>Also across tags; an attribute that holds a passage goes, and so does the address of a link whose words are taken out.</summary>
    public string Html(string html)
    {
        if (IsIdle)
            return html;
        var document = new HtmlParser().ParseDocument("");
        var body = document.Body!;
        body.InnerHtml = html;
        var texts = body.Descendants<IText>().ToList();
        var cuts = Find([.. texts.Select(text => text.Data)]).ToLookup(cut => cut.Piece);
        var changed = false;
        foreach (var (index, text) in texts.Index().Where(text => cuts.Contains(text.Index)))
        {
            text.ParentElement?.Closest("a")?.RemoveAttribute("href");
            Replace(text, [.. cuts[index]]);
            changed = true;
        }
        foreach (var element in body.QuerySelectorAll("*"))
            foreach (var attribute in element.Attributes.Where(attribute => Finds(attribute.Value) || Finds(Uri.UnescapeDataString(attribute.Value))).ToList())
            {
                element.RemoveAttribute(attribute.Name);
                changed = true;
            }
        return changed ? body.InnerHtml : html;
    }

    private void Replace(IText text, IReadOnlyList<Gap> cuts)
    {
        var (at, data, parent, owner) = (0, text.Data, text.Parent!, text.Owner!);
        foreach (var cut in cuts)
        {
            parent.InsertBefore(owner.CreateTextNode(data[at..cut.From]), text);
            if (cut.IsFirst)
            {
                var mark = owner.CreateElement("mark");
                mark.TextContent = _mark;
                parent.InsertBefore(mark, text);
            }
            at = cut.To;
        }
        text.Data = data[at..];
    }

    private static string Cut(string text, IReadOnlyList<Gap> cuts, Func<Gap, string> mark)
    {
        var (kept, at) = (new StringBuilder(), 0);
        foreach (var cut in cuts)
        {
            kept.Append(text, at, cut.From - at).Append(mark(cut));
            at = cut.To;
        }
        return kept.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What to take out of which piece. A passage over several pieces is marked in its first.</summary>
    private List<Gap> Find(IReadOnlyList<string> pieces)
    {
        var letters = Letters(pieces).ToArray();
        var row = string.Concat(letters.Select(letter => letter.Folded));
        var gone = new bool[letters.Length];
        foreach (var passage in _passages)
            for (var at = row.IndexOf(passage, StringComparison.Ordinal); at >= 0; at = row.IndexOf(passage, at + 1, StringComparison.Ordinal))
                if (IsWhole(letters, at, at + passage.Length))
                    Array.Fill(gone, true, at, passage.Length);
        var gaps = new List<Gap>();
        for (var at = 0; at < letters.Length; at++)
        {
            if (!gone[at])
                continue;
            if (at > 0 && gone[at - 1] && letters[at - 1].Piece == letters[at].Piece)
                gaps[^1] = gaps[^1] with { To = letters[at].At + 1 };
            else
                gaps.Add(new(letters[at].Piece, letters[at].At, letters[at].At + 1, at == 0 || !gone[at - 1]));
        }
        return gaps;
    }

    // A new piece begins a new word: better too much is taken out than too little.
    private static bool IsWhole(Letter[] letters, int from, int to) =>
        (from == 0 || letters[from].AfterSpace || !char.IsLetterOrDigit(letters[from].Folded) || !char.IsLetterOrDigit(letters[from - 1].Folded))
        && (to == letters.Length || letters[to].AfterSpace || !char.IsLetterOrDigit(letters[to].Folded) || !char.IsLetterOrDigit(letters[to - 1].Folded));

    private static IEnumerable<Letter> Letters(IReadOnlyList<string> pieces)
    {
        foreach (var (index, piece) in pieces.Index())
        {
            var space = true;
            for (var at = 0; at < piece.Length; at++)
            {
                if (Fold(piece[at]) is { } folded)
                {
                    yield return new(index, at, folded, space);
                    space = false;
                }
                else if (char.IsWhiteSpace(piece[at]))
                    space = true;
            }
        }
    }

    private static char? Fold(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' => '"',
        '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
        _ when char.IsSurrogate(c) => c,
        _ when char.IsWhiteSpace(c) || char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => null,
        < '\u0080' => char.ToLowerInvariant(c),
        _ => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormKD)[0]),
    };

    private readonly record struct Letter(int Piece, int At, char Folded, bool AfterSpace);

    private readonly record struct Gap(int Piece, int From, int To, bool IsFirst);
}
