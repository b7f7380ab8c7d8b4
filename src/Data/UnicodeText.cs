using System.Text;

namespace RadicaleVernieuwers.Data;

/// <summary>Unicode normalization of text that anybody may have typed.</summary>
public static class UnicodeText
{
    /// <summary>The text in a normalization form. .NET refuses lone surrogates and U+FFFE; both become U+FFFD here.</summary>
    public static string Normalized(this string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(form);
    }
}
