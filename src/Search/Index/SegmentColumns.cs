using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace RadicaleVernieuwers.Search;

/// <summary>The values and instants of one segment as arrays: counted and filtered at every hit, so they do not go through the disk format. Kept as long as the segment.</summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    private SegmentColumns(AtomicReader reader)
    {
        Start = new int[reader.MaxDoc + 1];
        var values = reader.GetSortedSetDocValues(Schema.Values);
        var ords = new List<int>(reader.MaxDoc * 6);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            Start[doc] = ords.Count;
            values?.SetDocument(doc);
            while (values is not null && values.NextOrd() is var ord && ord != SortedSetDocValues.NO_MORE_ORDS)
                ords.Add((int)ord);
        }
        Start[^1] = ords.Count;
        Ords = [.. ords];
        Values = new string[values?.ValueCount ?? 0];
        var bytes = new BytesRef();
        for (var ord = 0; ord < Values.Length; ord++)
        {
            values!.LookupOrd(ord, bytes);
            Values[ord] = bytes.Utf8ToString();
        }
        OrdOf = Values.Select((value, ord) => (value, ord)).ToDictionary(v => v.value, v => v.ord, StringComparer.Ordinal);
        Facets = [.. Values.Select(FacetOf).Distinct()];
        FacetOfOrd = [.. Values.Select(v => (byte)Array.IndexOf(Facets, FacetOf(v)))];
        Titles = TitlesOf(reader);
        From = Instants(reader, Schema.From, long.MinValue);
        Until = Instants(reader, Schema.Until, long.MaxValue);
        Changes = (From ?? []).Concat(Until ?? []).Where(i => i is not (long.MinValue or long.MaxValue)).Distinct().ToArray();
    }

    /// <summary>Where the values of a document begin in <see cref="Ords"/>.</summary>
    public int[] Start { get; }
    public int[] Ords { get; }
    /// <summary>By ord, sorted: <c>facet/value</c>.</summary>
    public string[] Values { get; }
    public IReadOnlyDictionary<string, int> OrdOf { get; }
    public string[] Facets { get; }
    /// <summary>By ord: a place in <see cref="Facets"/>.</summary>
    public byte[] FacetOfOrd { get; }
    /// <summary>By document: the key by which its title is sorted.</summary>
    public BytesRef[] Titles { get; }
    /// <summary>Null where time hides nothing.</summary>
    public long[]? From { get; }
    public long[]? Until { get; }
    /// <summary>The instants at which something here appears or disappears.</summary>
    public IReadOnlyList<long> Changes { get; }

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));

    private static string FacetOf(string value) => value[..value.IndexOf('/', StringComparison.Ordinal)];

    private static BytesRef[] TitlesOf(AtomicReader reader)
    {
        var column = reader.GetSortedDocValues(Schema.TitleOrder);
        var (keys, bytes) = (new BytesRef[column?.ValueCount ?? 0], new BytesRef());
        for (var ord = 0; ord < keys.Length; ord++)
        {
            column!.LookupOrd(ord, bytes);
            keys[ord] = BytesRef.DeepCopyOf(bytes);
        }
        return [.. Enumerable.Range(0, reader.MaxDoc).Select(doc => column?.GetOrd(doc) is { } ord and >= 0 ? keys[ord] : new BytesRef())];
    }

    private static long[]? Instants(AtomicReader reader, string field, long always)
    {
        if (reader.GetNumericDocValues(field) is not { } column)
            return null;
        var instants = new long[reader.MaxDoc];
        var all = true;
        for (var doc = 0; doc < instants.Length; doc++)
            all &= (instants[doc] = column.Get(doc)) == always;
        return all ? null : instants;
    }
}
