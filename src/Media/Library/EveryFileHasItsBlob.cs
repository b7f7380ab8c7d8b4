using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

internal sealed class EveryFileHasItsBlob(IBlobStore blobs) : IInvariant
{
    public async Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken)
    {
        var breaches = new List<string>();
        var files = db.MediaFiles.AsNoTracking().Select(f => new { f.Path, f.Blob, f.Bytes }).AsAsyncEnumerable();
        await foreach (var file in files.WithCancellation(cancellationToken))
        {
            var blob = await blobs.FindAsync(BlobName.Of(file.Blob), cancellationToken);
            if (blob?.Length != file.Bytes)
                breaches.Add($"media file {file.Path} has {(blob is null ? "no blob" : $"a blob of {blob.Length} bytes instead of {file.Bytes}")}");
        }
        var versions = db.MediaVersions.AsNoTracking().Select(v => new { v.Id, v.Blob, v.Bytes }).AsAsyncEnumerable();
        await foreach (var version in versions.WithCancellation(cancellationToken))
        {
            if ((await blobs.FindAsync(BlobName.Of(version.Blob), cancellationToken))?.Length != version.Bytes)
                breaches.Add($"media version {version.Id.Value} has no blob of {version.Bytes} bytes");
        }
        return breaches;
    }
}
