using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Web;
using RadicaleVernieuwers.Web.Database;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Search.Index;

public sealed class FeedFollowerTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feed").FullName;
    private readonly Library _library = new();
    private readonly ServiceProvider _services;
    private Node _node;

    public FeedFollowerTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddData();
        // The whole model: EF keeps one per context type, for every test of the process.
        services.AddSingleton(Modules.Assemblies);
        new DatabaseChoice($"Data Source={Path.Combine(_folder, "site.db")}", true).AddTo(services);
        services.AddSingleton<IIndexSource>(_library);
        _services = services.BuildServiceProvider();
        _node = new Node(_services, _folder);
    }

    public async ValueTask InitializeAsync()
    {
        await DoAsync(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            db.FeedCounters.Add(new FeedCounter());
        });
        await _node.FollowAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _node.Dispose();
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_saved_is_found_and_what_is_taken_away_is_gone()
    {
        await PublishAsync("entry/1", "Zorgboerderij");
        await PublishAsync("entry/2", "Moestuin");
        await _node.FollowAsync();
        _node.Titles().ShouldBe(["Moestuin", "Zorgboerderij"]);

        await PublishAsync("entry/1", null);
        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Moestuin"]);
        _node.Position.Shown.ShouldBe(3);
    }

    [Fact]
    public async Task A_crash_before_the_commit_replays_the_feed()
    {
        await PublishAsync("entry/1", "Eerst");
        await _node.FollowAsync();
        await PublishAsync("entry/2", "Dan");
        await PublishAsync("entry/1", null);
        await _node.StepAsync();
        _node.Titles().ShouldBe(["Dan"]);

        Restart();
        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Dan"]);
        _library.Built.ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_goes_on_from_the_commit_without_building()
    {
        await PublishAsync("entry/1", "Eerst");
        await _node.FollowAsync();
        Restart();

        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Eerst"]);
        _node.Position.Shown.ShouldBe(1);
        _library.Built.ShouldBe(1);
    }

    [Fact]
    public async Task Another_layout_builds_the_index_anew()
    {
        await PublishAsync("entry/1", "Eerst");
        await _node.FollowAsync();
        _node.Live.Index!.Commit(_node.Live.Index.Mark! with { Schema = "of last year" });
        Restart();

        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Eerst"]);
        _library.Built.ShouldBe(2);
        Directory.GetDirectories(Path.Combine(_folder, "index")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_restored_database_builds_the_index_anew_also_under_a_running_site()
    {
        await PublishAsync("entry/1", "Eerst");
        await _node.FollowAsync();
        await DoAsync(async db => (await db.FeedCounters.SingleAsync()).Renew());
        _library.Forget("entry/1");

        await _node.FollowAsync();

        _node.Titles().ShouldBeEmpty();
        _library.Built.ShouldBe(2);
    }

    [Fact]
    public async Task A_position_past_the_end_of_the_feed_builds_the_index_anew()
    {
        await PublishAsync("entry/1", "Eerst");
        await _node.FollowAsync();
        _node.Live.Index!.Commit(_node.Live.Index.Mark! with { Position = 99 });
        Restart();

        await _node.FollowAsync();

        _node.Position.Shown.ShouldBe(1);
        _library.Built.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_that_were_swept_before_a_node_read_them_make_it_build_anew()
    {
        await PublishAsync("entry/1", "Eerst");
        await PublishAsync("entry/2", "Dan");
        await DoAsync(async db => db.FeedRows.RemoveRange(await db.FeedRows.Where(r => r.Position == 1).ToListAsync()));

        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Dan", "Eerst"]);
        _library.Built.ShouldBe(2);
    }

    [Fact]
    public async Task Asking_for_a_new_index_builds_it_beside_the_one_that_answers()
    {
        await PublishAsync("entry/1", "Eerst");
        await _node.FollowAsync();
        await using (var scope = _services.CreateAsyncScope())
            await Reindex.AskAsync(scope.ServiceProvider.GetRequiredService<AppDb>());
        _library.WhileBuilding = () => _node.Titles().ShouldBe(["Eerst"]);

        await _node.FollowAsync();

        _library.Built.ShouldBe(2);
        _node.Titles().ShouldBe(["Eerst"]);
    }

    [Fact]
    public async Task A_source_that_fails_holds_the_position_and_loses_nothing()
    {
        await PublishAsync("entry/1", "Eerst");
        _library.WhileReading = () => throw new InvalidOperationException("broken");
        await Should.ThrowAsync<InvalidOperationException>(_node.FollowAsync);
        _node.Position.Shown.ShouldBe(0);

        _library.WhileReading = () => { };
        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Eerst"]);
    }

    [Fact]
    public async Task A_change_of_what_entries_hang_on_reads_them_anew()
    {
        await PublishAsync("entry/1", "Eerst");
        await PublishAsync("entry/2", "Dan");
        await _node.FollowAsync();
        _library.Rename(t => t + " 2026");

        await DoAsync(db =>
        {
            db.Feed("edition/1");
            db.Feed("entry/1");
            return Task.CompletedTask;
        });
        await _node.FollowAsync();

        _node.Titles().ShouldBe(["Dan 2026", "Eerst 2026"]);
    }

    private async Task PublishAsync(string subject, string? title)
    {
        _library.Put(subject, title);
        await DoAsync(db =>
        {
            db.Feed(subject);
            return Task.CompletedTask;
        });
    }

    private async Task DoAsync(Func<AppDb, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await work(db);
        await db.SaveChangesAsync();
    }

    /// <summary>As after kill -9: what was not committed is lost.</summary>
    private void Restart()
    {
        _node.Dispose();
        _node = new Node(_services, _folder);
    }

    private sealed class Node : IDisposable
    {
        private readonly FeedFollower _follower;
        private readonly EntrySearch _search;

        public Node(IServiceProvider services, string folder)
        {
            Live = new LiveIndex(Options.Create(new IndexPlace { Folder = Path.Combine(folder, "index") }));
            Position = new IndexPosition(TimeProvider.System);
            _follower = new FeedFollower(services.GetRequiredService<IServiceScopeFactory>(), Live, Position, new Bell(), NullLogger<FeedFollower>.Instance);
            _search = new EntrySearch(Live, TimeProvider.System);
        }

        public LiveIndex Live { get; }
        public IndexPosition Position { get; }

        public Task StepAsync() => _follower.FollowOnceAsync(CancellationToken.None);

        public async Task FollowAsync()
        {
            while (await _follower.FollowOnceAsync(CancellationToken.None))
            {
            }
        }

        public string[] Titles() => [.. _search.Find(new SearchQuestion { Culture = "nl", Order = SearchOrder.Title }).Hits.Select(h => h.Title)];

        public void Dispose()
        {
            _follower.Dispose();
            Live.Dispose();
        }
    }

    private sealed class Library : IIndexSource
    {
        private readonly SortedDictionary<string, string> _titles = [];

        public int Built { get; private set; }
        public Action WhileBuilding { get; set; } = () => { };
        public Action WhileReading { get; set; } = () => { };

        public void Put(string subject, string? title)
        {
            _titles.Remove(subject);
            if (title is not null)
                _titles[subject] = title;
        }

        public void Forget(string subject) => _titles.Remove(subject);

        public void Rename(Func<string, string> rename)
        {
            foreach (var subject in _titles.Keys.ToArray())
                _titles[subject] = rename(_titles[subject]);
        }

        public bool Owns(string subject) => subject.StartsWith("entry/", StringComparison.Ordinal) || subject == "edition/1";

        public Task<IReadOnlyList<IndexedDocument>> ReadAsync(IReadOnlyList<string> subjects, AppDb db, CancellationToken cancellationToken)
        {
            WhileReading();
            var all = subjects.Contains("edition/1") ? [.. subjects, .. _titles.Keys] : subjects;
            return Task.FromResult<IReadOnlyList<IndexedDocument>>([.. all.Where(_titles.ContainsKey).Select(s => new IndexedDocument
            {
                Subject = s,
                Kind = Kinds.Entry,
                Language = "nl",
                Title = _titles[s],
                HangsOn = ["edition/1"],
            })]);
        }

        public async IAsyncEnumerable<string> AllSubjectsAsync(AppDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Built++;
            await Task.Yield();
            foreach (var subject in _titles.Keys.ToArray())
                yield return subject;
            WhileBuilding();
        }
    }
}
