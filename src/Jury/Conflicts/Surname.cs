using System.Globalization;
using System.Text;

namespace RadicaleVernieuwers.Jury;

/// <summary>The family name in a name, as far as one can tell: the last word with the particles before it, however they are written. A first name alone is no family name.</summary>
internal static class Surname
{
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "vander", "vanden", "vande", "ver", "de", "den", "der", "des", "du", "da", "di", "dos", "del", "della", "te", "ten", "ter", "t", "d", "l", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "op", "in", "zu",
    };

    /// <summary>Letters only, so that Van den Berghe, Vandenberghe and van den Berghe are one; empty where there is none.</summary>
    public static string KeyOf(string? name) => string.Concat(Find(name).Select(Plain));

    /// <summary>As it was written.</summary>
    public static string Of(string? name) => string.Join(' ', Find(name));

    /// <summary>Without accents, marks and capitals.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(c)).Select(char.ToLowerInvariant));

    private static string[] Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Contains('@'))
            return [];
        // "Peeters, An" turns the two round.
        var (before, comma) = name.Split(',', 2) is [var first, { } rest] && !string.IsNullOrWhiteSpace(rest) ? (first, true) : (name, false);
        string[] words = [.. before.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => Plain(word).Length > 0)];
        if (comma)
            return words;
        // "Van den Berghe Jan": what begins with a particle begins with the family name.
        if (words.Length > 2 && IsParticle(words[0]))
            return words[..(Math.Min(words.TakeWhile(IsParticle).Count(), words.Length - 1) + 1)];
        if (words.Length < 2)
            return [];
        var start = words.Length - 1;
        while (start > 1 && IsParticle(words[start - 1]))
            start--;
        return words[start..];
    }

    private static bool IsParticle(string word) => Particles.Contains(Plain(word));
}
