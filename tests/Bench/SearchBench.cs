using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Bench;

/// <summary>Questions with facets and marks over many entries; the baseline is the same question without facets.</summary>
[ShortRunJob]
public class SearchBench : IDisposable
{
    private static readonly string[] Words = "wonen zorg buurt klimaat energie samen delen school water brood tuin fiets straat stad dorp arm rijk jong oud werk dak recht geluid licht groen wagen kind ouder markt geld".Split(' ');
    private readonly string _folder = Directory.CreateTempSubdirectory("bench").FullName;
    private LiveIndex _live = null!;
    private EntrySearch _search = null!;
    private int _turn;

    [Params(400, 20_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _live = new LiveIndex(Options.Create(new IndexPlace { Folder = Path.Combine(_folder, Entries.ToString(System.Globalization.CultureInfo.InvariantCulture)) }));
        _live.OpenLast();
        var index = _live.OpenBeside();
        _live.Swap(index);
        var random = new Random(1);
        foreach (var chunk in Enumerable.Range(0, Entries).Chunk(1000))
        {
            var documents = chunk.Select(i => Entry(i, random)).ToArray();
            index.Replace(documents.Select(d => d.Subject), documents);
        }
        index.Refresh();
        _search = new EntrySearch(_live, TimeProvider.System);
    }

    [Benchmark(Baseline = true)]
    public object Question() => _search.Find(Ask([]));

    [Benchmark]
    public object QuestionWithFacets() => _search.Find(Ask(Facets.OfEntries));

    [Benchmark]
    public object Suggestion() => _search.Suggest(Next()[..3], "nl", [Kinds.Entry]);

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _live?.Dispose();
        Directory.Delete(_folder, true);
    }

    private SearchQuestion Ask(IReadOnlyList<string> facets) => new() { Text = $"{Next()} {Next()}", Culture = "nl", Kinds = [Kinds.Entry], Facets = facets };

    private string Next() => Words[_turn++ % Words.Length];

    private static IndexedDocument Entry(int i, Random random) => new()
    {
        Subject = $"entry/{i}",
        Kind = Kinds.Entry,
        Language = "nl",
        Title = Sentence(random, 4),
        Summary = Sentence(random, 20),
        Body = Sentence(random, 120),
        Year = 2015 + i % 6 * 2,
        Values = new Dictionary<string, IReadOnlyList<string>> { [Facets.Edition] = [$"{2015 + i % 6 * 2}"], [Facets.Theme] = [$"thema-{i % 14}"], [Facets.Place] = [$"plaats-{i % 200}"] },
    };

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? random.Next(500).ToString(System.Globalization.CultureInfo.InvariantCulture) : "")));
}
