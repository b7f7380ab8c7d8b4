using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RadicaleVernieuwers.Content;

/// <summary>Something to look at before a text goes out. It never blocks.</summary>
/// <param name="Key">A text, <c>Check.*</c>.</param>
/// <param name="Anchor">The id of the input that it is about.</param>
/// <param name="Quote">The words that it is about; empty where there are none.</param>
public sealed record Finding(string Key, string Anchor, string Quote = "", params IReadOnlyList<object?> Arguments);

/// <summary>What a careful colleague would say of a text: pictures without words or credit, headings out of order, sentences that are too long. Values in, values out.</summary>
public static partial class TextChecks
{
    private const int MostSentences = 5;
    private const int LongestQuote = 120;

    /// <summary>More words than this in a sentence and readers lose the thread. French takes a few more words for the same.</summary>
    public static int LongestSentence(string language) => language == "fr" ? 28 : 25;

    public static IReadOnlyList<Finding> Of(FormDefinition form, JsonObject content, string language)
    {
        ArgumentNullException.ThrowIfNull(form);
        var asked = form.Everything(content).ToArray();
        return [.. Missing(form, content), .. asked.Where(a => a.Field.Type is MediaField).SelectMany(a => Pictures(a.Field, a.Content)),
            .. asked.Where(a => a.Field.Type is HtmlField).SelectMany(a => Html(a.Field, a.Content)), .. Sentences(asked, language)];
    }

    /// <summary>The addresses within the site that a text links to, with the input they are in.</summary>
    public static IEnumerable<(string Address, string Anchor)> InternalLinks(FormDefinition form, JsonObject content)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Everything(content).SelectMany(a => a.Field.Type switch
        {
            HtmlField => Parse(a.Field, a.Content).QuerySelectorAll("a[href^='/']").Select(link => (link.GetAttribute("href")!, a.Field.InputId)),
            LinkField when a.Field.Value(a.Content).Text("Url") is { } url && url.StartsWith('/') => [(url, a.Field.InputId)],
            _ => [],
        }).Where(l => !l.Item1.StartsWith("//", StringComparison.Ordinal));
    }

    /// <summary>Sentences of a text with their words counted.</summary>
    public static IEnumerable<(string Sentence, int Words)> SentencesOf(string text) =>
        Ends().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0).Select(s => (s, WordCount.Of(s)));

    private static IEnumerable<Finding> Missing(FormDefinition form, JsonObject content)
    {
        if (form.Field("Lead") is { } lead && lead.IsEmptyIn(content))
            yield return new("Check.LeadMissing", lead.InputId);
        if (form.Field("Picture") is { } picture && picture.IsEmptyIn(content))
            yield return new("Check.PictureMissing", picture.InputId);
        else if (form.Field("Picture") is not null && form.Field("Credit") is { } credit && credit.IsEmptyIn(content))
            yield return new("Check.CreditMissing", credit.InputId);
    }

    private static IEnumerable<Finding> Pictures(FormField field, JsonObject content) =>
        MediaField.Items(field.Value(content)).Where(i => i.Text.Trim().Length == 0 && !i.Path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
            .Select(i => new Finding("Check.AltMissing", $"{field.InputId}", Path.GetFileName(i.Path)));

    private static IEnumerable<Finding> Html(FormField field, JsonObject content)
    {
        var body = Parse(field, content);
        foreach (var image in body.QuerySelectorAll("img"))
        {
            var name = Path.GetFileName((image.GetAttribute("src") ?? "").Split('?')[0]);
            if (string.IsNullOrWhiteSpace(image.GetAttribute("alt")))
                yield return new("Check.AltMissing", field.InputId, name);
            if (image.Closest("figure")?.QuerySelector(".credit") is null)
                yield return new("Check.PictureCreditMissing", field.InputId, name);
        }
        var last = 1;
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level == 1 || level > last + 1)
                yield return new("Check.HeadingOrder", field.InputId, Cut(heading.TextContent.Trim()));
            last = level;
        }
        foreach (var link in body.QuerySelectorAll("a[href]").Where(a => a.TextContent.Trim().Length == 0 && a.QuerySelector("img[alt]") is null))
            yield return new("Check.LinkEmpty", field.InputId, link.GetAttribute("href")!);
    }

    private static IEnumerable<Finding> Sentences(IEnumerable<(FormField Field, JsonObject Content)> asked, string language)
    {
        var most = LongestSentence(language);
        return asked.Where(a => a.Field.Type is HtmlField or MarkdownField || a.Field.Key == "Lead").SelectMany(a => SentencesOf(a.Field.Type.Written(a.Field.Value(a.Content) ?? []) ?? "")
            .Where(s => s.Words > most).Select(s => new Finding("Check.LongSentence", a.Field.InputId, Cut(s.Sentence), s.Words, most))).Take(MostSentences);
    }

    private static IElement Parse(FormField field, JsonObject content) => new HtmlParser().ParseDocument(field.Value(content).Text("Html") ?? "").Body!;

    private static string Cut(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";

    [GeneratedRegex(@"(?<=[.!?…])[""”»’)]*\s+(?=[\p{Lu}\d""“«‘(])|\n+")]
    private static partial Regex Ends();
}
