using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>A file goes row first: the save that removes the row leaves a due row, and that removes the blob.</summary>
public static class Removal
{
    /// <summary>Takes a file out of the library with the next save; its blob and renditions follow at once after it.</summary>
    public static void RemoveMedia(this AppDb db, MediaFile file, DateTimeOffset now)
    {
        db.MediaFiles.Remove(file);
        db.RemoveBlobLater(file.Blob, now);
        db.Dues.Add(Due.Work(RemoveRenditions.Name, $"{file.Sha256}/{Id.New():N}", now));
    }

    internal static void RemoveBlobLater(this AppDb db, string blob, DateTimeOffset now) => db.Dues.Add(Due.Work(RemoveBlob.Name, blob, now));
}

internal sealed class RemoveBlob(IBlobStore blobs) : IDueJob
{
    public const string Name = "media.remove";

    public string Kind => Name;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        if (!await db.MediaFiles.AnyAsync(f => f.Blob == due.Subject, cancellationToken))
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
        if (await db.MediaFiles.AnyAsync(f => f.Sha256 == sha, cancellationToken))
            return;
        await foreach (var rendition in blobs.ListAsync($"renditions/{sha}/", cancellationToken))
            await blobs.DeleteAsync(rendition.Name, cancellationToken);
    }
}
