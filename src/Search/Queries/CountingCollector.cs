using Lucene.Net.Index;
using Lucene.Net.Search;

namespace RadicaleVernieuwers.Search;

/// <summary>One pass over what the words found: keeps what passes every filter and the clock, and counts each facet as if its own filter were not there.</summary>
internal sealed class CountingCollector(ICollector best, IReadOnlyList<(string Facet, IReadOnlyList<string> Values)> filters, IReadOnlyCollection<string> counted, long now) : ICollector
{
    private readonly Dictionary<string, int> _totals = [];
    private readonly int _required = (1 << filters.Count) - 1;
    private SegmentColumns _columns = null!;
    private int[] _counts = [];
    private int[] _bits = [];

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => best.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        Sum();
        _columns = SegmentColumns.Of(context.AtomicReader);
        _counts = new int[_columns.Values.Length];
        _bits = new int[_columns.Values.Length];
        for (var filter = 0; filter < filters.Count; filter++)
        {
            foreach (var value in filters[filter].Values)
            {
                if (_columns.OrdOf.TryGetValue(Schema.Value(filters[filter].Facet, value), out var ord))
                    _bits[ord] |= 1 << filter;
            }
        }
        best.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        if (_columns.From is { } from && from[doc] > now || _columns.Until is { } until && until[doc] <= now)
            return;
        var ords = _columns.Ords.AsSpan(_columns.Start[doc], _columns.Start[doc + 1] - _columns.Start[doc]);
        var passed = 0;
        foreach (var ord in ords)
            passed |= _bits[ord];
        var missing = _required & ~passed;
        if (missing == 0)
        {
            Total++;
            foreach (var ord in ords)
                _counts[ord]++;
            best.Collect(doc);
        }
        else if ((missing & (missing - 1)) == 0)
        {
            CountBut(ords, filters[int.TrailingZeroCount(missing)].Facet);
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets()
    {
        Sum();
        return counted.ToDictionary(facet => facet, facet => (IReadOnlyList<FacetCount>)[.. _totals
            .Where(t => t.Key.Length > facet.Length && t.Key[facet.Length] == '/' && t.Key.StartsWith(facet, StringComparison.Ordinal))
            .Select(t => new FacetCount(t.Key[(facet.Length + 1)..], t.Value))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)]);
    }

    private void CountBut(ReadOnlySpan<int> ords, string facet)
    {
        foreach (var ord in ords)
        {
            if (_columns.Facets[_columns.FacetOfOrd[ord]] == facet)
                _counts[ord]++;
        }
    }

    private void Sum()
    {
        for (var ord = 0; ord < _counts.Length; ord++)
        {
            if (_counts[ord] > 0)
                _totals[_columns.Values[ord]] = _totals.GetValueOrDefault(_columns.Values[ord]) + _counts[ord];
        }
        _counts = [];
    }
}
