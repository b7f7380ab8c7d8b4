using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Mail;

/// <summary>What surrounds the words of a letter.</summary>
internal sealed record LetterFrame(string Language, string SiteName, string SiteUrl, string Footer, string? Link, string? Code);

/// <summary>The paragraphs of a letter, as plain text and as HTML that also reads well with pictures and styles off.</summary>
internal sealed partial class LetterBody
{
    private readonly List<Paragraph> _paragraphs = [];

    private enum Kind { Words, Link, Code }

    /// <summary>Splits before it fills in, so that an argument cannot make a link or a paragraph.</summary>
    public static LetterBody Read(string template, CultureInfo culture, object?[] arguments)
    {
        var body = new LetterBody();
        foreach (var part in template.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "[code]")
                body._paragraphs.Add(new Paragraph(Kind.Code, ""));
            else if (LinkPattern().Match(part) is { Success: true } link)
                body._paragraphs.Add(new Paragraph(Kind.Link, string.Format(culture, link.Groups[1].Value, arguments)));
            else
                body._paragraphs.Add(new Paragraph(Kind.Words, string.Format(culture, part, arguments)));
        }
        return body;
    }

    public string Text(LetterFrame frame)
    {
        var text = new StringBuilder();
        foreach (var (kind, words) in _paragraphs)
        {
            text.Append(kind switch
            {
                Kind.Link => $"{words}:\n{frame.Link}",
                Kind.Code => frame.Code,
                _ => words,
            }).Append("\n\n");
        }
        return text.Append("-- \n").Append(frame.Footer).Append('\n').Append(frame.SiteUrl).Append('\n').ToString();
    }

    public string Html(LetterFrame frame)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{frame.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Safe(frame.SiteName)}</title></head>
            <body style="margin:0;padding:0;background:#f4f1ea;color:#1a1a1a">
            <div role="article" lang="{frame.Language}" style="max-width:36rem;margin:0 auto;padding:24px 20px;background:#ffffff;color:#1a1a1a;font:17px/1.5 -apple-system,'Segoe UI',Helvetica,Arial,sans-serif">
            <p style="margin:0 0 24px;padding:0 0 12px;border-bottom:4px solid #1a1a1a;font-weight:800;font-size:20px">{Safe(frame.SiteName)}</p>

            """);
        foreach (var (kind, words) in _paragraphs)
        {
            html.Append(kind switch
            {
                Kind.Link => Button(words, frame.Link ?? frame.SiteUrl),
                Kind.Code => $"<p style=\"margin:0 0 20px;font:700 32px/1.2 ui-monospace,Consolas,monospace;letter-spacing:.15em\">{Safe(frame.Code ?? "")}</p>\n",
                _ => $"<p style=\"margin:0 0 18px\">{Safe(words).Replace("\n", "<br>", StringComparison.Ordinal)}</p>\n",
            });
        }
        return html.Append(CultureInfo.InvariantCulture, $"""
            <p style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #8a8578;font-size:14px;color:#57534a">{Safe(frame.Footer)}<br><a href="{Safe(frame.SiteUrl)}" style="color:#57534a">{Safe(frame.SiteUrl)}</a></p>
            </div></body></html>

            """).ToString();
    }

    private static string Button(string words, string link) =>
        $"<p style=\"margin:0 0 12px\"><a href=\"{Safe(link)}\" style=\"display:inline-block;padding:14px 22px;background:#1a1a1a;color:#ffffff;font-weight:700;text-decoration:none\">{Safe(words)}</a></p>\n"
        + $"<p style=\"margin:0 0 20px;font-size:14px;color:#57534a;overflow-wrap:anywhere\">{Safe(link)}</p>\n";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"^\[link: (.+)\]$")]
    private static partial Regex LinkPattern();

    private sealed record Paragraph(Kind Kind, string Words);
}
