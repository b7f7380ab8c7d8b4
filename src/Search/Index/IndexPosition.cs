using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>How far in the feed this node's searcher shows, and which instant passed last: together the version of every public page.</summary>
public sealed class IndexPosition(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly List<(long Position, TaskCompletionSource Reached)> _waiting = [];
    private DateTimeOffset[] _instants = [];
    private long _shown = -1;

    /// <summary>The last feed position that is visible to queries; -1 until the index is open.</summary>
    public long Shown => Interlocked.Read(ref _shown);

    /// <summary>Why the follower stands still, if it does.</summary>
    public string? Failure { get; internal set; }

    /// <summary>The last known instant that has passed.</summary>
    public DateTimeOffset Since
    {
        get
        {
            var instants = Volatile.Read(ref _instants);
            var at = Array.BinarySearch(instants, clock.Instant());
            var last = at >= 0 ? at : ~at - 1;
            return last < 0 ? DateTimeOffset.UnixEpoch : instants[last];
        }
    }

    /// <summary>Waits until this node shows a position, at most two seconds (or <paramref name="patience"/>).</summary>
    /// <returns>Whether it does.</returns>
    public async Task<bool> WaitForAsync(long position, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        Task reached;
        lock (_lock)
        {
            if (Shown >= position)
                return true;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((position, source));
            reached = source.Task;
        }
        // Real time on purpose: a test that stops the clock must not stop a request.
        return await Task.WhenAny(reached, Task.Delay(patience ?? Patience, cancellationToken)) == reached;
    }

    /// <summary>Waits until this node shows all that the database holds now: what the POST that published or unpublished does before it answers.</summary>
    public async Task<bool> WaitForAsync(AppDb db, CancellationToken cancellationToken = default) =>
        await WaitForAsync(await db.FeedCounters.AsNoTracking().Select(c => c.V).SingleOrDefaultAsync(cancellationToken), null, cancellationToken);

    internal void Show(long position, IEnumerable<DateTimeOffset> instants)
    {
        Volatile.Write(ref _instants, instants.Distinct().Order().ToArray());
        lock (_lock)
        {
            Interlocked.Exchange(ref _shown, position);
            Failure = null;
            foreach (var (_, reached) in _waiting.Where(w => w.Position <= position))
                reached.TrySetResult();
            _waiting.RemoveAll(w => w.Reached.Task.IsCompleted);
        }
    }
}
