using System.Globalization;
using System.Text;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A readable last piece of an address.</summary>
public static class Slug
{
    public const int Longest = 80;

    /// <summary>Lower-case letters a–z, digits and single dashes; <paramref name="otherwise"/> where nothing readable is left.</summary>
    public static string Of(string text, string otherwise = "")
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalized(NormalizationForm.FormC).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var made = slug.ToString();
        if (made.Length > Longest)
            made = made[..(made.LastIndexOf('-', Longest) is var cut and > Longest / 2 ? cut : Longest)];
        made = made.Trim('-');
        return made.Length > 0 ? made : otherwise;
    }
}
