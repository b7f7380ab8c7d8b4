using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;

namespace RadicaleVernieuwers.Content;

/// <summary>Makes what authors wrote fit to be shown. The text itself is stored as it was written.</summary>
public static partial class RichText
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseEmphasisExtras().UseFootnotes().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Without scripts, styles, forms and frames.</summary>
    public static string Safe(string html) => Sanitizer().Sanitize(html);

    /// <summary>HTML in Markdown is allowed, as far as it is safe.</summary>
    public static string FromMarkdown(string markdown) => Safe(Markdig.Markdown.ToHtml(markdown, Markdown));

    /// <summary>The words of a Markdown text, for lists and for the index.</summary>
    public static string PlainMarkdown(string markdown) => Markdig.Markdown.ToPlainText(markdown, Markdown).Trim();

    /// <summary>The words without the markup, for lists and for the index.</summary>
    public static string Plain(string html) =>
        WebUtility.HtmlDecode(Tags().Replace(BlockEnds().Replace(NotText().Replace(html, ""), "\n"), "")).Trim();

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "optgroup", "textarea", "fieldset", "legend", "label", "keygen", "style", "datalist", "output", "meter", "progress", "menu", "menuitem", "html", "head", "body"]);
        sanitizer.AllowedAttributes.ExceptWith(["style", "bgcolor", "background", "usemap", "draggable", "tabindex", "name"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        return sanitizer;
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1\\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NotText();

    [GeneratedRegex("<br\\s*/?>|</(p|div|li|h[1-6]|tr|blockquote)\\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockEnds();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
