using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace RadicaleVernieuwers.Search;

/// <summary>Where an index stands: of which feed, up to which position, laid out how.</summary>
internal sealed record IndexMark(Guid Feed, long Position, string Schema)
{
    public Dictionary<string, string> ToCommit() => new() { ["feed"] = Feed.ToString(), ["position"] = $"{Position}", ["schema"] = Schema };

    public static IndexMark? From(IDictionary<string, string> commit) =>
        commit.TryGetValue("feed", out var feed) && commit.TryGetValue("position", out var position) && commit.TryGetValue("schema", out var schema)
            ? new(Guid.Parse(feed), long.Parse(position, System.Globalization.CultureInfo.InvariantCulture), schema) : null;
}

/// <summary>One Lucene index in one folder: a writer and what it shows. Only the follower writes.</summary>
internal sealed class SiteIndex : IDisposable
{
    private readonly NIOFSDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;

    private SiteIndex(string folder)
    {
        Folder = folder;
        _directory = new NIOFSDirectory(folder);
        _writer = new IndexWriter(_directory, new IndexWriterConfig(Analysis.Version, Schema.Analyzer)
        {
            RAMBufferSizeMB = 32,
            Similarity = new BM25Similarity(),
        });
        _searchers = new SearcherManager(_writer, true, new Warm());
        Mark = IndexMark.From(_writer.CommitData ?? new Dictionary<string, string>());
    }

    public string Folder { get; }

    /// <summary>What the last commit says; null for a new index.</summary>
    public IndexMark? Mark { get; private set; }

    public static SiteIndex Open(string folder) => new(folder);

    public void Replace(IEnumerable<string> subjects, IEnumerable<IndexedDocument> documents)
    {
        foreach (var subject in subjects)
            _writer.DeleteDocuments(new Term(Schema.Subjects, subject));
        foreach (var document in documents)
            _writer.AddDocument(Schema.Write(document), Schema.AnalyzerOf(document.Language));
    }

    /// <summary>Makes what was replaced visible. Durable only after <see cref="Commit"/>: a crash in between replays the feed from the last commit.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    public void Commit(IndexMark mark)
    {
        _writer.SetCommitData(mark.ToCommit());
        _writer.Commit();
        Mark = mark;
    }

    public T Read<T>(Func<IndexSearcher, T> read)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return read(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    public IReadOnlyList<DateTimeOffset> Changes() => Read(searcher => searcher.TopReaderContext.Leaves
        .SelectMany(l => SegmentColumns.Of(l.AtomicReader).Changes).Distinct().Select(DateTimeOffset.FromUnixTimeMilliseconds).ToArray());

    public void Dispose()
    {
        _searchers.Dispose();
        // Not Dispose(): closing would commit half a batch under the old position, which a replay mends, but a rebuild that failed must leave nothing.
        _writer.Rollback();
        _directory.Dispose();
    }

    /// <summary>The arrays of a new segment are read before anyone asks.</summary>
    private sealed class Warm : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            var searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
            foreach (var leaf in searcher.TopReaderContext.Leaves)
                SegmentColumns.Of(leaf.AtomicReader);
            return searcher;
        }
    }
}
