using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Specs.Search;

/// <summary>A small index in a folder of its own, filled by hand.</summary>
public sealed class Shelf : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelf").FullName;
    private readonly LiveIndex _live;
    private readonly SiteIndex _index;

    public Shelf()
    {
        _live = new LiveIndex(Options.Create(new IndexPlace { Folder = _folder }));
        _live.OpenLast();
        _index = _live.OpenBeside();
        _live.Swap(_index);
        Search = new EntrySearch(_live, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero));

    public EntrySearch Search { get; }

    public static IndexedDocument Entry(string title, string body = "", string language = "nl") => new()
    {
        Subject = $"entry/{title}",
        Kind = Kinds.Entry,
        Language = language,
        Title = title,
        Body = body,
    };

    public Shelf With(params IndexedDocument[] documents)
    {
        _index.Replace(documents.Select(d => d.Subject), documents);
        _index.Refresh();
        return this;
    }

    public Shelf Without(params string[] subjects)
    {
        _index.Replace(subjects, []);
        _index.Refresh();
        return this;
    }

    public SearchAnswer Ask(string text, string culture = "nl") => Search.Find(new SearchQuestion { Text = text, Culture = culture });

    /// <summary>The titles found, best first.</summary>
    public string[] Titles(string text, string culture = "nl") => [.. Ask(text, culture).Hits.Select(h => h.Title)];

    public void Dispose()
    {
        _live.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
