namespace RadicaleVernieuwers.Campaign;

/// <summary>Guesses which of our three languages a text is in, by its small words.</summary>
internal static class LanguageGuess
{
    private const int LeastWords = 8;

    private static readonly Dictionary<string, HashSet<string>> Small = new()
    {
        ["nl"] = ["de", "het", "een", "en", "van", "in", "is", "dat", "op", "te", "voor", "met", "zijn", "niet", "aan", "er", "ook", "wij", "we", "ze", "die", "om", "bij", "naar", "maar", "wie", "hun", "of", "door", "over", "uit", "als", "nog", "kan", "wordt", "worden"],
        ["fr"] = ["le", "la", "les", "un", "une", "et", "de", "des", "du", "est", "que", "qui", "pour", "dans", "en", "avec", "sur", "pas", "nous", "ils", "elle", "ce", "au", "aux", "par", "plus", "leur", "leurs", "ne", "se", "sont", "à", "ou", "mais"],
        ["en"] = ["the", "a", "an", "and", "of", "in", "is", "that", "on", "to", "for", "with", "are", "not", "it", "we", "they", "their", "this", "who", "by", "from", "or", "but", "as", "have", "can", "will", "at", "be", "our"],
    };

    /// <summary><c>nl</c>, <c>fr</c>, <c>en</c>, or null where the text is too short or the languages are too close.</summary>
    public static string? Of(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '!', '?', '(', ')', '"', '\'', '’'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < LeastWords)
            return null;
        var ranked = Small.Select(l => (Language: l.Key, Hits: words.Count(l.Value.Contains))).OrderByDescending(l => l.Hits).ToArray();
        return ranked[0].Hits >= 3 && ranked[0].Hits > ranked[1].Hits * 1.2 ? ranked[0].Language : null;
    }
}
