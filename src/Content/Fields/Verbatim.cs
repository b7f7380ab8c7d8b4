using System.Text;

namespace RadicaleVernieuwers.Content;

/// <summary>Encodes what people typed so that a browser gives back the same characters.</summary>
public static class Verbatim
{
    /// <summary>For text and attributes. Only what has a meaning in HTML is replaced: the usual encoder writes U+0080–U+009F as references,
    /// which browsers read as other characters, and a bare CR in an attribute becomes LF.</summary>
    public static string Encode(string? text)
    {
        var encoded = new StringBuilder((text?.Length ?? 0) + 16);
        foreach (var c in text ?? "")
        {
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                '\r' => encoded.Append("&#13;"),
                '\n' => encoded.Append("&#10;"),
                _ => encoded.Append(c),
            };
        }
        return encoded.ToString();
    }

    /// <summary>Paragraphs and line breaks as they were typed.</summary>
    internal static string Paragraphs(string text)
    {
        if (!text.Contains('\n'))
            return Encode(text);
        var paragraphs = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(paragraphs.Select(p => "<p>" + string.Join("<br>", p.Split('\n').Select(Encode)) + "</p>"));
    }
}
