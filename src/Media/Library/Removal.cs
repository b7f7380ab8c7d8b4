using Cronos;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>A file goes row first: the save that removes the row leaves a due row, and that removes the blob.</summary>
public static class Removal
{
    /// <summary>Takes a file out of the library with the next save, all its versions with it; blobs and renditions follow at once after it.</summary>
    public static async Task RemoveMediaAsync(this AppDb db, MediaFile file, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(file);
        var versions = await db.MediaVersions.Where(v => v.MediaId == file.Id).ToListAsync(cancellationToken);
        db.MediaVersions.RemoveRange(versions);
        db.MediaAliases.RemoveRange(await db.MediaAliases.Where(a => a.MediaId == file.Id).ToListAsync(cancellationToken));
        db.MediaFiles.Remove(file);
        // An older version that came back shares its blob with the row of that version.
        foreach (var (blob, sha) in versions.Select(v => (v.Blob, v.Sha256)).Append((file.Blob, file.Sha256)).DistinctBy(b => b.Item1))
        {
            db.RemoveBlobLater(blob, now);
            db.Dues.Add(Due.Work(RemoveRenditions.Name, $"{sha}/{Id.New():N}", now));
        }
    }

    internal static void RemoveBlobLater(this AppDb db, string blob, DateTimeOffset now) => db.Dues.Add(Due.Work(RemoveBlob.Name, blob, now));
}

internal sealed class RemoveBlob(IBlobStore blobs) : IDueJob
{
    public const string Name = "media.remove";

    public string Kind => Name;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        if (!await db.MediaFiles.AnyAsync(f => f.Blob == due.Subject, cancellationToken) && !await db.MediaVersions.AnyAsync(v => v.Blob == due.Subject, cancellationToken))
            await blobs.DeleteAsync(BlobName.Of(due.Subject), cancellationToken);
    }
}

internal sealed class RemoveRenditions(IBlobStore blobs) : IDueJob
{
    public const string Name = "media.renditions";

    public string Kind => Name;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var sha = due.Subject[..due.Subject.IndexOf('/', StringComparison.Ordinal)];
        if (await db.MediaFiles.AnyAsync(f => f.Sha256 == sha, cancellationToken) || await db.MediaVersions.AnyAsync(v => v.Sha256 == sha, cancellationToken))
            return;
        await foreach (var rendition in blobs.ListAsync($"renditions/{sha}/", cancellationToken))
            await blobs.DeleteAsync(rendition.Name, cancellationToken);
    }
}

/// <summary>Each night, empties what has been in the bin for long enough.</summary>
internal sealed class EmptyBin(TimeProvider clock) : IDueJob
{
    private const int Batch = 500;
    private static readonly CronExpression Nightly = CronExpression.Parse("40 3 * * *");

    public string Kind => "media.bin";

    public DateTimeOffset? NextAfter(DateTimeOffset now) => Nightly.GetNextOccurrence(now, Brussels.Zone);

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var oldest = clock.Instant() - MediaFile.TrashedFor;
        foreach (var file in await db.MediaFiles.Where(f => f.Trashed <= oldest).OrderBy(f => f.Trashed).Take(Batch).ToListAsync(cancellationToken))
            await db.RemoveMediaAsync(file, clock.Instant(), cancellationToken);
    }
}
