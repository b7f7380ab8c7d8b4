using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RadicaleVernieuwers.Media;

/// <summary>What was read last of the files that are asked for. It is asked anew after a second, and at once where this node changes a file, a folder or a former address: a page of pictures costs a handful of queries, whoever reads it.</summary>
internal sealed class RecentFiles : IDbTransactionInterceptor
{
    private const int Most = 10_000;
    // By the machine's own clock: how long memory may be believed is no matter of the calendar.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, (ServedFile File, long At)> _known = new(StringComparer.Ordinal);
    private int _changes;

    /// <summary>Counts the changes that this node made: what was read before one is not remembered after it.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public ServedFile? Find(string path) => _known.TryGetValue(path, out var known) && Environment.TickCount64 - known.At < Fresh.TotalMilliseconds ? known.File : null;

    /// <param name="changes">The count when the file was read.</param>
    public void Remember(string path, ServedFile file, int changes)
    {
        if (_known.Count >= Most)
            _known.Clear();
        _known[path] = (file, Environment.TickCount64);
        if (changes != Changes)
            _known.TryRemove(path, out _);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && ChangesMedia(db))
        {
            Interlocked.Increment(ref _changes);
            _known.Clear();
        }
        return Task.CompletedTask;
    }

    // The save looks for changes itself; here only what it found counts.
    private static bool ChangesMedia(DbContext db)
    {
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return db.ChangeTracker.Entries().Any(e => e.State != EntityState.Unchanged && e.Entity is MediaFile or MediaFolder or MediaAlias);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }
}
