namespace RadicaleVernieuwers.Search;

/// <summary>A part of a question: a word, or words between quotes.</summary>
internal sealed record Piece(string Text, bool IsPhrase, bool IsExcluded)
{
    private const int LongestText = 300;
    private const int Most = 16;
    private const string Quotes = "\"“”„«»";

    /// <summary>Reads anything: an open quote ends with the text, signs without a word fall away.</summary>
    public static IReadOnlyList<Piece> Read(string text)
    {
        var pieces = new List<Piece>();
        text = text.Length > LongestText ? text[..LongestText] : text;
        for (var at = 0; at < text.Length && pieces.Count < Most;)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                at++;
                continue;
            }
            var excluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            var start = excluded ? at + 1 : at;
            var quoted = Quotes.Contains(text[start], StringComparison.Ordinal);
            var end = quoted ? text.IndexOfAny(Quotes.ToCharArray(), start + 1) : EndOfWord(text, start);
            end = end < 0 ? text.Length : end;
            var piece = text[(quoted ? start + 1 : start)..end];
            if (piece.Any(char.IsLetterOrDigit))
                pieces.Add(new Piece(piece, quoted, excluded));
            at = quoted ? end + 1 : Math.Max(end, at + 1);
        }
        return pieces.All(p => p.IsExcluded) ? [.. pieces.Select(p => p with { IsExcluded = false })] : pieces;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsControl(text[end]) && !Quotes.Contains(text[end], StringComparison.Ordinal))
            end++;
        return end;
    }
}
