using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace RadicaleVernieuwers.Search;

/// <summary>How a document lies in the index. A change here or in <see cref="Analysis"/> raises <see cref="Version"/>, and every node builds its index anew.</summary>
internal static class Schema
{
    public const string Version = "2026-11-4";

    public const string Subjects = "subjects";
    public const string Title = "title";
    public const string Text = "text";
    public const string Number = "number";
    public const string Words = "words";
    public const string Values = "values";
    public const string From = "from";
    public const string Until = "until";
    public const string Date = "date";
    public const string TitleOrder = "title_order";
    public const string Stored = "stored";
    public const string Body = "body";
    public const string KindValue = "kind";
    public const string CultureValue = "culture";
    public const string Everywhere = "*";
    private const int LongestValue = 200;
    private static readonly CompareInfo Dutch = CultureInfo.GetCultureInfo("nl-BE").CompareInfo;

    private static readonly Dictionary<string, PerFieldAnalyzerWrapper> Analyzers = Analysis.Stemmed.ToDictionary(a => a.Key, a => Wrap(a.Value));

    /// <summary>For whatever is in no language of ours.</summary>
    public static PerFieldAnalyzerWrapper Analyzer { get; } = Wrap(Analysis.Folded);

    public static PerFieldAnalyzerWrapper AnalyzerOf(string language) => Analyzers.GetValueOrDefault(language, Analyzer);

    public static string Value(string facet, string value) => $"{facet}/{(value.Length > LongestValue ? value[..LongestValue] : value)}";

    public static Document Write(IndexedDocument source)
    {
        var document = new Document();
        foreach (var subject in source.HangsOn.Append(source.Subject))
            document.Add(new StringField(Subjects, subject, Field.Store.NO));
        AddText(document, source);
        foreach (var value in ValuesOf(source).Distinct())
            document.Add(new SortedSetDocValuesField(Values, new BytesRef(value)));
        document.Add(new NumericDocValuesField(From, source.VisibleFrom?.ToUnixTimeMilliseconds() ?? long.MinValue));
        document.Add(new NumericDocValuesField(Until, source.VisibleUntil?.ToUnixTimeMilliseconds() ?? long.MaxValue));
        document.Add(new NumericDocValuesField(Date, DateOf(source)));
        document.Add(new SortedDocValuesField(TitleOrder, new BytesRef(Dutch.GetSortKey(Cut(source.Title), CompareOptions.IgnoreCase).KeyData)));
        document.Add(new StoredField(Stored, JsonSerializer.SerializeToUtf8Bytes(StoredDocument.Of(source), StoredJson.Default.StoredDocument)));
        document.Add(new StoredField(Body, source.Body));
        return document;
    }

    private static void AddText(Document document, IndexedDocument source)
    {
        var text = string.Join('\n', new[] { source.Title, source.Summary, source.Body, source.Keywords, source.Organisation, source.Place, source.Number }.Where(t => !string.IsNullOrEmpty(t)));
        document.Add(new TextField(Title, source.Title, Field.Store.NO));
        document.Add(new TextField(Text, text, Field.Store.NO));
        document.Add(new TextField(Words, $"{source.Title}\n{source.Summary}\n{source.Organisation}\n{source.Place}", Field.Store.NO));
        if (source.Number is { } number)
            document.Add(new StringField(Number, Cut(number).ToLowerInvariant(), Field.Store.NO));
    }

    private static IEnumerable<string> ValuesOf(IndexedDocument source)
    {
        yield return Value(KindValue, source.Kind);
        yield return Value(Facets.Language, source.Language);
        foreach (var culture in source.Cultures.Count == 0 ? [Everywhere] : source.Cultures)
            yield return Value(CultureValue, culture);
        foreach (var (facet, values) in source.Values)
        {
            foreach (var value in values.Where(v => v.Length > 0))
                yield return Value(facet, value);
        }
    }

    private static long DateOf(IndexedDocument source) => source.Date?.ToUnixTimeMilliseconds()
        ?? (source.Year is { } year and > 0 and < 9999 ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() : 0);

    private static PerFieldAnalyzerWrapper Wrap(Analysis analysis) => new(analysis, new Dictionary<string, Lucene.Net.Analysis.Analyzer> { [Words] = Analysis.Written });

    private static string Cut(string text) => text.Length > LongestValue ? text[..LongestValue] : text;
}

/// <summary>What a hit brings back besides its body.</summary>
internal sealed record StoredDocument(
    string Subject, string Kind, string Language, string Title, string Summary, string? Number, string? Organisation, string? Place, int? Year,
    DateTimeOffset? Date, IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyDictionary<string, string?> Shown)
{
    public static StoredDocument Of(IndexedDocument d) =>
        new(d.Subject, d.Kind, d.Language, d.Title, d.Summary, d.Number, d.Organisation, d.Place, d.Year, d.Date, d.Values, d.Shown);
}

[JsonSerializable(typeof(StoredDocument))]
internal sealed partial class StoredJson : JsonSerializerContext;
