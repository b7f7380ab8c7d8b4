using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace RadicaleVernieuwers.Search;

/// <summary>Cuts text into terms, the same way for documents, questions and highlights. Accents go before the stemmer, so that <em>energie</em> and <em>énergie</em> meet.</summary>
internal sealed class Analysis(string? language, bool folds = true) : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    public static IReadOnlyList<string> Languages { get; } = ["nl", "fr", "en"];

    /// <summary>Every language alike: no stemming.</summary>
    public static Analysis Folded { get; } = new(null);

    /// <summary>As people write it, accents included: what a suggestion is worded in.</summary>
    public static Analysis Written { get; } = new(null, folds: false);

    /// <summary>Each word and, at the same place, its stem where that is another.</summary>
    public static IReadOnlyDictionary<string, Analysis> Stemmed { get; } = Languages.ToDictionary(l => l, l => new Analysis(l));

    /// <summary>For a text in this language; one that nobody here knows is only folded.</summary>
    public static Analysis Of(string language) => Stemmed.GetValueOrDefault(language, Folded);

    /// <summary>Small words that a question may leave out: they never decide alone whether a text is found.</summary>
    public static bool IsSmall(string word, string language) => language switch
    {
        "fr" => FrenchAnalyzer.DefaultStopSet.Contains(word),
        "en" => StopAnalyzer.ENGLISH_STOP_WORDS_SET.Contains(word),
        _ => DutchAnalyzer.DefaultStopSet.Contains(word),
    };

    /// <summary>The word as it stands in the index, and its stems in every language.</summary>
    public static IReadOnlyList<string> Forms(string word) => [.. Folded.Terms(word).Concat(Languages.SelectMany(l => Stemmed[l].Terms(word))).Distinct()];

    public IReadOnlyList<string> Terms(string text)
    {
        var terms = new List<string>();
        using var stream = GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString());
        stream.End();
        return terms;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(Version, reader);
        TokenStream stream = new LowerCaseFilter(Version, source);
        stream = new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES);
        stream = new EnglishPossessiveFilter(Version, stream);
        if (folds)
            stream = new ASCIIFoldingFilter(stream);
        if (language is null)
            return new TokenStreamComponents(source, stream);
        stream = new KeywordRepeatFilter(stream);
        return new TokenStreamComponents(source, new RemoveDuplicatesTokenFilter(language switch
        {
            "nl" => new FinalConsonantFilter(new SnowballFilter(stream, new Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer())),
            "fr" => new FrenchLightStemFilter(stream),
            _ => new PorterStemFilter(stream),
        }));
    }

    /// <summary>Dutch writes <em>huis, huizen</em> and <em>brief, brieven</em>; the stemmer leaves <em>huiz</em> and <em>briev</em>.</summary>
    private sealed class FinalConsonantFilter : TokenFilter
    {
        private readonly ICharTermAttribute _term;
        private readonly IKeywordAttribute _keyword;

        public FinalConsonantFilter(TokenStream input) : base(input)
        {
            _term = AddAttribute<ICharTermAttribute>();
            _keyword = AddAttribute<IKeywordAttribute>();
        }

        public override bool IncrementToken()
        {
            if (!m_input.IncrementToken())
                return false;
            if (!_keyword.IsKeyword && _term.Length > 2)
            {
                ref var last = ref _term.Buffer[_term.Length - 1];
                last = last switch { 'z' => 's', 'v' => 'f', _ => last };
            }
            return true;
        }
    }
}
