using System.Globalization;
using System.Text.Json;
using Lucene.Net.Documents;
using Lucene.Net.Search;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>Finds entries and stories on this node's index.</summary>
public sealed class EntrySearch
{
    /// <summary>Fewer than these, and near words are taken in.</summary>
    private const int Few = 3;
    private readonly LiveIndex _live;
    private readonly TimeProvider _clock;

    internal EntrySearch(LiveIndex live, TimeProvider clock) => (_live, _clock) = (live, clock);

    public SearchAnswer Find(SearchQuestion question)
    {
        question = question with { Page = Math.Max(1, question.Page), Size = Math.Clamp(question.Size, 1, SearchQuestion.LargestSize) };
        return _live.Read(searcher => Find(searcher, question))
            ?? new SearchAnswer(0, question.Page, question.Size, [], question.Facets.ToDictionary(f => f, _ => (IReadOnlyList<FacetCount>)[]), null, false);
    }

    /// <summary>Titles that have these words, the last of them begun.</summary>
    public IReadOnlyList<Hit> Suggest(string text, string culture, IReadOnlyList<string> kinds, int most = 8)
    {
        var terms = Analysis.Folded.Terms(text.Length > 100 ? text[..100] : text);
        if (terms.Count == 0)
            return [];
        var query = new BooleanQuery();
        foreach (var term in terms.SkipLast(1))
            query.Add(new TermQuery(new Lucene.Net.Index.Term(Schema.Title, term)), Occur.MUST);
        query.Add(new PrefixQuery(new Lucene.Net.Index.Term(Schema.Title, terms[^1])), Occur.MUST);
        var question = new SearchQuestion { Culture = culture, Kinds = kinds, Size = most };
        return _live.Read(searcher => Ask(searcher, question, query, null).Hits) ?? [];
    }

    private SearchAnswer Find(IndexSearcher searcher, SearchQuestion question)
    {
        var pieces = Piece.Read(question.Text);
        var words = new WordQueries(pieces, question.Culture);
        if (words.IsEmpty)
            return string.IsNullOrWhiteSpace(question.Text)
                ? Ask(searcher, question, new MatchAllDocsQuery(), null)
                : Ask(searcher, question, new BooleanQuery(), null);
        var small = pieces.Where(words.IsOptional).SelectMany(p => Analysis.Folded.Terms(p.Text)).ToHashSet();
        var answer = AskWords(searcher, question, words.All(), small);
        if (answer.Total >= Few || answer.Total > 0 && question.Order != SearchOrder.Relevance)
            return answer;
        var (all, any) = words.Nearly(searcher.Rewrite);
        var near = AskWords(searcher, question, all, small);
        if (near.Total == 0)
            near = AskWords(searcher, question, any, small);
        if (near.Total <= answer.Total)
            return answer;
        var corrected = WordQueries.Corrected(pieces, word => Spelling.Better(searcher.IndexReader, word, question.Culture));
        var better = corrected.SequenceEqual(pieces) ? null : string.Join(' ', corrected.Select(p => (p.IsExcluded ? "-" : "") + (p.IsPhrase ? $"\"{p.Text}\"" : p.Text)));
        return near with { IsWidened = true, DidYouMean = answer.Total == 0 ? better : null };
    }

    private SearchAnswer AskWords(IndexSearcher searcher, SearchQuestion question, Query query, HashSet<string> small)
    {
        var rewritten = searcher.Rewrite(query);
        return Ask(searcher, question, rewritten, new Marking(rewritten, small));
    }

    private SearchAnswer Ask(IndexSearcher searcher, SearchQuestion question, Query query, Marking? marking)
    {
        var skip = (long)(question.Page - 1) * question.Size;
        var most = (int)Math.Min(skip + question.Size, Math.Max(1, searcher.IndexReader.MaxDoc));
        var order = question.Order == SearchOrder.Relevance && query is MatchAllDocsQuery ? SearchOrder.Newest : question.Order;
        ITopDocsCollector best = order switch
        {
            SearchOrder.Relevance => TopScoreDocCollector.Create(most, docsScoredInOrder: true),
            SearchOrder.Title => TopFieldCollector.Create(new Sort(TitleOrder.Field), most, false, false, false, true),
            _ => TopFieldCollector.Create(new Sort(new SortField(Schema.Date, SortFieldType.INT64, true), TitleOrder.Field), most, false, false, false, true),
        };
        var counting = new CountingCollector(best, FiltersOf(question), question.Facets.ToArray(), _clock.Instant().ToUnixTimeMilliseconds());
        searcher.Search(query, counting);
        var hits = skip >= counting.Total ? [] : best.GetTopDocs((int)skip, question.Size).ScoreDocs.Select(d => HitOf(searcher.Doc(d.Doc), marking)).ToArray();
        return new SearchAnswer(counting.Total, question.Page, question.Size, hits, counting.Facets(), null, false);
    }

    private static List<(string, IReadOnlyList<string>)> FiltersOf(SearchQuestion question)
    {
        var filters = new List<(string, IReadOnlyList<string>)> { (Schema.CultureValue, [question.Culture, Schema.Everywhere]) };
        if (question.Kinds.Count > 0)
            filters.Add((Schema.KindValue, question.Kinds));
        filters.AddRange(question.Filters.Where(f => f.Value.Count > 0).Take(20).Select(f => (f.Key, f.Value)));
        return filters;
    }

    private static Hit HitOf(Document document, Marking? marking)
    {
        var bytes = document.GetBinaryValue(Schema.Stored);
        var d = JsonSerializer.Deserialize(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), StoredJson.Default.StoredDocument)!;
        return new Hit
        {
            Subject = d.Subject,
            Kind = d.Kind,
            Language = d.Language,
            Title = d.Title,
            Summary = d.Summary,
            Number = d.Number,
            Organisation = d.Organisation,
            Place = d.Place,
            Year = d.Year,
            Date = d.Date,
            Values = d.Values,
            Shown = d.Shown,
            MarkedTitle = marking?.Whole(d.Title, d.Language),
            Passage = marking?.Passage(d.Summary, d.Language) ?? marking?.Passage(document.GetField(Schema.Body)?.GetStringValue(CultureInfo.InvariantCulture) ?? "", d.Language),
        };
    }
}
