using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RadicaleVernieuwers.Liquid;

internal static class ThemeEncoder
{
    /// <summary>Letters of every language stay letters: a French page is a tenth smaller.</summary>
    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
}
