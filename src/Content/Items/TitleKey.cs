using System.Globalization;
using System.Text;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A title as people look for it: small letters without accents, so that every database sorts and finds alike.</summary>
public static class TitleKey
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        foreach (var rune in text.Normalized(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                key.Append(Rune.ToLowerInvariant(rune));
        }
        return string.Join(' ', key.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The words of a question, as keys.</summary>
    public static IReadOnlyList<string> Words(string text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
