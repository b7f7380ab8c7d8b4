using Cronos;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Each night, removes blobs that no row knows: what a broken save or a killed node left behind.</summary>
internal sealed class SweepOrphans(IBlobStore blobs, TimeProvider clock) : IDueJob
{
    private const int Batch = 200;
    private static readonly CronExpression Nightly = CronExpression.Parse("10 3 * * *");
    // A blob is older than its row: what was written just now may be in a save that is under way.
    private static readonly TimeSpan Young = TimeSpan.FromHours(24);

    public string Kind => "media.sweep";

    public DateTimeOffset? NextAfter(DateTimeOffset now) => Nightly.GetNextOccurrence(now, Brussels.Zone);

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        await SweepAsync("originals/", blob => blob.Value, async names => await db.MediaFiles.Where(f => names.Contains(f.Blob)).Select(f => f.Blob).Concat(db.MediaVersions.Where(v => names.Contains(v.Blob)).Select(v => v.Blob)).ToListAsync(cancellationToken), cancellationToken);
        await SweepAsync("renditions/", blob => blob.Value.Split('/')[1], async shas => await db.MediaFiles.Where(f => shas.Contains(f.Sha256)).Select(f => f.Sha256).Concat(db.MediaVersions.Where(v => shas.Contains(v.Sha256)).Select(v => v.Sha256)).Distinct().ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task SweepAsync(string prefix, Func<BlobName, string> key, Func<string[], Task<List<string>>> known, CancellationToken cancellationToken)
    {
        var oldest = clock.Instant() - Young;
        var batch = new List<BlobName>(Batch);
        await foreach (var blob in blobs.ListAsync(prefix, cancellationToken))
        {
            if (blob.Modified > oldest)
                continue;
            batch.Add(blob.Name);
            if (batch.Count == Batch)
                await RemoveUnknownAsync(batch, key, known, cancellationToken);
        }
        await RemoveUnknownAsync(batch, key, known, cancellationToken);
    }

    private async Task RemoveUnknownAsync(List<BlobName> batch, Func<BlobName, string> key, Func<string[], Task<List<string>>> known, CancellationToken cancellationToken)
    {
        var kept = (await known([.. batch.Select(key).Distinct()])).ToHashSet(StringComparer.Ordinal);
        foreach (var orphan in batch.Where(b => !kept.Contains(key(b))))
            await blobs.DeleteAsync(orphan, cancellationToken);
        batch.Clear();
    }
}
