using Lucene.Net.Index;
using Lucene.Net.Search;

namespace RadicaleVernieuwers.Search;

/// <summary>Turns the pieces of a question into a Lucene query over title and text: each word as written, or by its stem.</summary>
internal sealed class WordQueries(IReadOnlyList<Piece> pieces, string culture)
{
    private const int Expansions = 40;
    /// <summary>A fuzzy word keeps its first letter: looking at every word of the index costs ten times as much.</summary>
    public const int FixedLetters = 1;
    private const float AsWritten = 1.5f;
    private static readonly (string Field, float Boost)[] Fields = [(Schema.Title, 3), (Schema.Text, 1)];
    private readonly bool _hasWeight = pieces.Any(p => !IsSmall(p, culture));

    public bool IsEmpty => pieces.Count == 0;

    /// <summary>All words as typed.</summary>
    public Query All() => Combine(AsTyped, Occur.MUST);

    /// <summary>All words, each as typed or nearly so; and any of them. Near words are looked up once.</summary>
    public (Query All, Query Any) Nearly(Func<Query, Query> lookUp)
    {
        var near = pieces.Where(p => !p.IsExcluded).Distinct().ToDictionary(p => p, p => Forgiving(p) is { } query ? lookUp(query) : null);
        return (Combine(p => near[p], Occur.MUST), Combine(p => near[p], Occur.SHOULD));
    }

    /// <summary>Whether a word only carries the sentence, beside words with weight.</summary>
    public bool IsOptional(Piece piece) => _hasWeight && IsSmall(piece, culture);

    public static IReadOnlyList<Piece> Corrected(IReadOnlyList<Piece> pieces, Func<string, string?> better) =>
        [.. pieces.Select(p => !p.IsPhrase && !p.IsExcluded && Analysis.Folded.Terms(p.Text).Count == 1 && better(p.Text) is { } word ? p with { Text = word } : p)];

    /// <summary>How many letters of a word may be wrong.</summary>
    public static int Edits(string term) => term.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    private static bool IsSmall(Piece piece, string culture) =>
        !piece.IsPhrase && Analysis.IsSmall(piece.Text.ToLowerInvariant(), culture);

    private BooleanQuery Combine(Func<Piece, Query?> word, Occur occur)
    {
        var query = new BooleanQuery();
        foreach (var piece in pieces)
        {
            if (piece.IsExcluded)
                Add(query, AsTyped(piece), Occur.MUST_NOT);
            else
                Add(query, word(piece), IsOptional(piece) ? Occur.SHOULD : occur);
        }
        return query;
    }

    private static void Add(BooleanQuery query, Query? clause, Occur occur)
    {
        if (clause is not null)
            query.Add(clause, occur);
    }

    private static DisjunctionMaxQuery? AsTyped(Piece piece)
    {
        var written = Analysis.Folded.Terms(piece.Text);
        if (written.Count == 0)
            return null;
        var best = new DisjunctionMaxQuery(0.1f);
        foreach (var (field, boost) in Fields)
        {
            if (written.Count > 1)
            {
                best.Add(Phrase(field, written, boost));
                continue;
            }
            foreach (var form in piece.IsPhrase ? written : Analysis.Forms(piece.Text))
                best.Add(new TermQuery(new Term(field, form)) { Boost = form == written[0] ? boost * AsWritten : boost });
        }
        if (!piece.IsPhrase && piece.Text.Any(char.IsAsciiDigit))
            best.Add(new TermQuery(new Term(Schema.Number, piece.Text.ToLowerInvariant())) { Boost = 10 });
        return best;
    }

    private static PhraseQuery Phrase(string field, IReadOnlyList<string> terms, float boost)
    {
        var phrase = new PhraseQuery { Boost = boost };
        foreach (var term in terms)
            phrase.Add(new Term(field, term));
        return phrase;
    }

    private static DisjunctionMaxQuery? Forgiving(Piece piece)
    {
        if (AsTyped(piece) is not { } query || piece.IsPhrase)
            return AsTyped(piece);
        query.Boost = 2;
        if (Analysis.Folded.Terms(piece.Text) is not [var term] || term.Any(char.IsDigit) || term.Length < 3)
            return query;
        var wide = new DisjunctionMaxQuery(0.1f) { query };
        wide.Add(new PrefixQuery(new Term(Schema.Text, term)) { Boost = 0.8f, MultiTermRewriteMethod = new MultiTermQuery.TopTermsScoringBooleanQueryRewrite(Expansions) });
        if (Edits(term) is var edits and > 0)
            wide.Add(new FuzzyQuery(new Term(Schema.Text, term), edits, FixedLetters, Expansions, true) { Boost = 0.5f });
        return wide;
    }
}
