using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>Reads the feed and brings this node's index after it: at once when a save rings, else every 250 ms.</summary>
internal sealed partial class FeedFollower(IServiceScopeFactory scopes, LiveIndex live, IndexPosition position, Bell bell, ILogger<FeedFollower> log) : BackgroundService
{
    /// <summary>A feed subject that asks every node to build its index anew.</summary>
    public const string Anew = "index/anew";

    private const int Batch = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromSeconds(1);
    private readonly Stopwatch _sinceCommit = Stopwatch.StartNew();
    private IndexMark? _at;

    /// <summary>Takes one step. Returns whether there may be more to do at once.</summary>
    public async Task<bool> FollowOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.FeedCounters.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } feed)
            return false;
        _at ??= await OpenAsync(feed, db, cancellationToken);
        if (_at is null || !Continues(_at, feed))
            return await BuildAsync(cancellationToken);
        if (_at.Position == feed.V)
            return CommitWhenTime(TimeSpan.Zero);
        var after = _at.Position;
        var rows = await db.FeedRows.AsNoTracking().Where(r => r.Position > after).OrderBy(r => r.Position).Take(Batch).ToListAsync(cancellationToken);
        // A gap: rows were swept before this node had read them.
        if (rows.Count == 0 || rows[0].Position != after + 1 || rows.Any(r => r.Subject == Anew))
            return await BuildAsync(cancellationToken);
        await ApplyAsync(live.Index!, [.. rows.Select(r => r.Subject).Distinct()], cancellationToken);
        live.Index!.Refresh();
        _at = _at with { Position = rows[^1].Position };
        await ShowAsync(db, cancellationToken);
        CommitWhenTime(BetweenCommits);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host does not wait for an index.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Poll;
            try
            {
                if (await FollowOnceAsync(stoppingToken))
                    continue;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (position.Failure != exception.Message)
                    Stuck(log, exception);
                position.Failure = exception.Message;
                pause = 4 * Poll;
            }
            catch (OperationCanceledException)
            {
                break;
            }
            await bell.WaitAsync(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        CommitWhenTime(TimeSpan.Zero);
    }

    private static bool Continues(IndexMark mark, FeedCounter feed) => mark.Feed == feed.FeedId && mark.Position <= feed.V && mark.Schema == Schema.Version;

    private async Task<IndexMark?> OpenAsync(FeedCounter feed, AppDb db, CancellationToken cancellationToken)
    {
        var last = live.Index ?? live.OpenLast();
        if (last?.Mark is not { } mark || !Continues(mark, feed))
        {
            last?.Dispose();
            return null;
        }
        live.Put(last);
        _at = mark;
        await ShowAsync(db, cancellationToken);
        return mark;
    }

    private async Task<bool> BuildAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // The head is read first: what changes during the build is replayed after it.
        var feed = await db.FeedCounters.AsNoTracking().SingleAsync(cancellationToken);
        if (_at is not null && !Continues(_at, feed))
        {
            // Of another past: what it shows may have been unpublished since, or never have happened.
            live.Put(null)?.Dispose();
            position.Show(-1, []);
        }
        var mark = new IndexMark(feed.FeedId, feed.V, Schema.Version);
        var next = live.OpenBeside();
        try
        {
            foreach (var chunk in (await SubjectsAsync(scope.ServiceProvider, db, cancellationToken)).Chunk(Batch))
                await ApplyAsync(next, chunk, cancellationToken);
            next.Commit(mark);
            next.Refresh();
            live.Swap(next);
        }
        catch
        {
            next.Dispose();
            Directory.Delete(next.Folder, recursive: true);
            throw;
        }
        _at = mark;
        await ShowAsync(db, cancellationToken);
        Built(log, mark.Position, clock.ElapsedMilliseconds);
        return true;
    }

    private static async Task<IReadOnlyList<string>> SubjectsAsync(IServiceProvider services, AppDb db, CancellationToken cancellationToken)
    {
        var subjects = new HashSet<string>();
        foreach (var source in services.GetServices<IIndexSource>())
        {
            await foreach (var subject in source.AllSubjectsAsync(db, cancellationToken))
                subjects.Add(subject);
        }
        return [.. subjects];
    }

    private async Task ApplyAsync(SiteIndex index, IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var documents = new List<IndexedDocument>();
        foreach (var source in scope.ServiceProvider.GetServices<IIndexSource>())
        {
            if (subjects.Where(source.Owns).ToArray() is { Length: > 0 } owned)
                documents.AddRange(await source.ReadAsync(owned, db, cancellationToken));
        }
        // An entry may come twice: for itself and for its edition.
        var once = documents.DistinctBy(d => (d.Subject, d.Kind, d.Language, d.VisibleFrom, d.VisibleUntil)).ToArray();
        index.Replace(subjects.Concat(once.Select(d => d.Subject)).Distinct(), once);
    }

    private async Task ShowAsync(AppDb db, CancellationToken cancellationToken)
    {
        var instants = new List<DateTimeOffset>(live.Index!.Changes());
        await using var scope = scopes.CreateAsyncScope();
        foreach (var source in scope.ServiceProvider.GetServices<IPublicInstants>())
            instants.AddRange(await source.ReadAsync(db, cancellationToken));
        position.Show(_at!.Position, instants);
    }

    private bool CommitWhenTime(TimeSpan sinceLast)
    {
        if (_at is { } mark && live.Index is { } index && index.Mark != mark && _sinceCommit.Elapsed >= sinceLast)
        {
            index.Commit(mark);
            _sinceCommit.Restart();
        }
        return false;
    }

    [LoggerMessage(LogLevel.Information, "Built the search index up to position {Position} in {Milliseconds} ms")]
    private static partial void Built(ILogger log, long position, long milliseconds);

    [LoggerMessage(LogLevel.Error, "The search index stands still")]
    private static partial void Stuck(ILogger log, Exception exception);
}
