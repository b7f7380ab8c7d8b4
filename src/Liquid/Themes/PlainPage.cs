using System.Text;
using System.Text.Encodings.Web;
using Fluid;

namespace RadicaleVernieuwers.Liquid;

/// <summary>A whole page without any template: where the theme's layout is broken, and to show what is wrong with a template.</summary>
public static class PlainPage
{
    private static readonly HtmlEncoder Encoder = ThemeEncoder.Html;

    /// <summary>What is wrong with a template: file, line, column and the lines around it.</summary>
    public static string Of(BrokenTemplateException broken, Texts texts, string language)
    {
        ArgumentNullException.ThrowIfNull(broken);
        ArgumentNullException.ThrowIfNull(texts);
        var body = new StringBuilder($"<h1>{Encoder.Encode(texts["Template.Broken"])}</h1>\n<p><strong>{Encoder.Encode(broken.Reason)}</strong></p>\n<p>")
            .Append(Encoder.Encode(broken.Line > 0 ? texts["Template.At", broken.File, broken.Line, broken.Column] : broken.File ?? "")).Append("</p>\n");
        if (broken.Around.Count > 0)
        {
            body.Append("<pre tabindex=\"0\">");
            foreach (var line in broken.Around)
                body.Append(line.IsBroken ? "<mark>" : "").Append(line.Number).Append("  ").Append(Encoder.Encode(line.Text)).Append(line.IsBroken ? "</mark>" : "").Append('\n');
            body.Append("</pre>\n");
        }
        return Whole(language, texts["Template.Broken"], $"<main>{body}</main>");
    }

    /// <summary>A sentence and the way home.</summary>
    public static string Of(string title, string sentence, string language, string home)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return Whole(language, title, $"<main><h1>{Encoder.Encode(title)}</h1>\n<p>{Encoder.Encode(sentence)}</p>\n<p><a href=\"/\">{Encoder.Encode(home)}</a></p></main>");
    }

    internal static string Around(PageContext page, TemplateContext context)
    {
        var site = (context.GetValue("Site").ToObjectValue() as SiteModel)?.Name ?? "";
        var title = context.GetValue("Title").ToStringValue();
        var language = context.GetValue("Culture").ToStringValue();
        return Whole(language, title.Length == 0 || title == site ? site : $"{title} · {site}",
            $"<header><p><a href=\"/{Encoder.Encode(language)}\">{Encoder.Encode(site)}</a></p></header>\n<main id=\"main\">{page.Body}</main>\n{page.Sections.GetValueOrDefault("Scripts")}",
            page.Sections.GetValueOrDefault("Head") ?? "");
    }

    private static string Whole(string language, string title, string body, string head = "") =>
        $"<!doctype html>\n<html lang=\"{Encoder.Encode(language)}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{Encoder.Encode(title)}</title>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n";
}
