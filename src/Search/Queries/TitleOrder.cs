using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace RadicaleVernieuwers.Search;

/// <summary>Sorts by title from the arrays of the segments: Lucene's own comparer of strings reads the disk at each hit that comes in among the best.</summary>
internal sealed class TitleOrder : FieldComparerSource
{
    public static SortField Field { get; } = new(Schema.TitleOrder, new TitleOrder());

    public override FieldComparer NewComparer(string fieldname, int numHits, int sortPos, bool reversed) => new Comparer(numHits);

    private sealed class Comparer(int size) : FieldComparer<BytesRef>
    {
        private readonly BytesRef[] _kept = new BytesRef[size];
        private BytesRef[] _titles = [];
        private BytesRef _bottom = new();
        private BytesRef _top = new();

        public override BytesRef this[int slot] => _kept[slot];

        public override int Compare(int slot1, int slot2) => _kept[slot1].CompareTo(_kept[slot2]);

        public override int CompareBottom(int doc) => _bottom.CompareTo(_titles[doc]);

        public override int CompareTop(int doc) => _top.CompareTo(_titles[doc]);

        public override void Copy(int slot, int doc) => _kept[slot] = _titles[doc];

        public override void SetBottom(int slot) => _bottom = _kept[slot];

        public override void SetTopValue(BytesRef value) => _top = value;

        public override FieldComparer SetNextReader(AtomicReaderContext context)
        {
            _titles = SegmentColumns.Of(context.AtomicReader).Titles;
            return this;
        }
    }
}
