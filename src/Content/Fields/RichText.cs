using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Markdig;

namespace RadicaleVernieuwers.Content;

/// <summary>The address of a picture of the library, in a width.</summary>
public delegate string PictureAddress(string path, int width);

/// <summary>Makes what authors wrote fit to be shown. The text itself is stored as it was written.</summary>
public static partial class RichText
{
    private const string Library = "/media/";
    private static readonly int[] Widths = [480, 1024, 2048];
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseEmphasisExtras().UseFootnotes().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>Without scripts, styles, forms and frames. Pictures of the library come in three widths; a video elsewhere is a link that says which player it may become.</summary>
    /// <param name="picture">Null for the addresses that everybody may open.</param>
    public static string Safe(string html, PictureAddress? picture = null)
    {
        var sanitizer = Sanitizer();
        sanitizer.PostProcessDom += (_, shown) =>
        {
            foreach (var image in shown.Document.QuerySelectorAll("img[src^='/media/']"))
                Fit(image, picture ?? Public);
            foreach (var figure in shown.Document.QuerySelectorAll("figure.embed"))
                Embed(figure);
        };
        return sanitizer.Sanitize(html);
    }

    /// <summary>A safe text in its pieces, such as paragraphs, headings and pictures: each is HTML of its own.</summary>
    public static IReadOnlyList<string> Pieces(string safe)
    {
        var pieces = new List<string>();
        foreach (var node in new HtmlParser().ParseDocument(safe).Body!.ChildNodes)
        {
            if (node is IElement element)
                pieces.Add(element.OuterHtml);
            else if (!string.IsNullOrWhiteSpace(node.TextContent))
                pieces.Add($"<p>{Verbatim.Encode(node.TextContent)}</p>");
        }
        return pieces;
    }

    /// <summary>The paths in the library of the pictures in a text.</summary>
    internal static IEnumerable<string> Pictures(string html) => Sources().Matches(html).Select(m => Uri.UnescapeDataString(WebUtility.HtmlDecode(m.Groups[1].Value)));

    /// <summary>HTML in Markdown is allowed, as far as it is safe.</summary>
    public static string FromMarkdown(string markdown) => Safe(Markdig.Markdown.ToHtml(markdown, Markdown));

    /// <summary>The words of a Markdown text, for lists and for the index.</summary>
    public static string PlainMarkdown(string markdown) => Markdig.Markdown.ToPlainText(markdown, Markdown).Trim();

    /// <summary>The words without the markup, for lists and for the index.</summary>
    public static string Plain(string html) =>
        WebUtility.HtmlDecode(Tags().Replace(BlockEnds().Replace(NotText().Replace(html, ""), "\n"), "")).Trim();

    private static string Public(string path, int width) => $"{Library}{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?width={width}";

    private static void Fit(IElement image, PictureAddress address)
    {
        var path = Uri.UnescapeDataString(image.GetAttribute("src")![Library.Length..].Split('?')[0]);
        image.SetAttribute("src", address(path, Widths[1]));
        image.SetAttribute("srcset", string.Join(", ", Widths.Select(w => $"{address(path, w)} {w}w")));
        image.SetAttribute("sizes", "(min-width: 46rem) 42rem, 94vw");
        image.SetAttribute("loading", "lazy");
        image.SetAttribute("decoding", "async");
        if (!image.HasAttribute("alt"))
            image.SetAttribute("alt", "");
    }

    private static void Embed(IElement figure)
    {
        if (figure.QuerySelector("a[href]") is { } link && Video.Of(link.GetAttribute("href")) is { } video)
            figure.SetAttribute("data-player", video.Player);
        else
            figure.RemoveAttribute("class");
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "optgroup", "textarea", "fieldset", "legend", "label", "keygen", "style", "datalist", "output", "meter", "progress", "menu", "menuitem", "html", "head", "body"]);
        sanitizer.AllowedAttributes.ExceptWith(["style", "bgcolor", "background", "usemap", "draggable", "tabindex", "name"]);
        sanitizer.AllowedAttributes.Add("class");
        sanitizer.AllowedClasses.UnionWith(["picture", "embed", "credit"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        return sanitizer;
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1\\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NotText();

    [GeneratedRegex("<img\\b[^>]*?\\bsrc=[\"']/media/([^\"'?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Sources();

    [GeneratedRegex("<br\\s*/?>|</(p|div|li|h[1-6]|tr|blockquote)\\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockEnds();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
