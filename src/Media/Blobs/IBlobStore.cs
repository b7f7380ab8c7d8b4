namespace RadicaleVernieuwers.Media;

/// <summary>Where files lie. Two stores keep this contract: the file system and Azure Blob Storage.</summary>
public interface IBlobStore
{
    /// <summary>What is known about a blob without reading it; null where there is none.</summary>
    Task<BlobProperties?> FindAsync(BlobName name, CancellationToken cancellationToken = default);

    /// <summary>Opens a blob, or a part of it. Without a range the stream can seek.</summary>
    /// <exception cref="Data.NotFound">There is no such blob.</exception>
    Task<Stream> OpenAsync(BlobName name, ByteRange? range = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a whole blob: nobody ever sees half of it.</summary>
    /// <param name="onlyNew">Keep the blob that is there already.</param>
    /// <returns>False where <paramref name="onlyNew"/> found one.</returns>
    Task<bool> WriteAsync(BlobName name, Stream content, bool onlyNew = false, CancellationToken cancellationToken = default);

    /// <summary>Writes over a blob that is still the one that was read.</summary>
    /// <param name="etag">The <see cref="BlobProperties.ETag"/> that it had.</param>
    /// <returns>False where somebody else wrote or removed it meanwhile: nothing is written then.</returns>
    Task<bool> ReplaceAsync(BlobName name, Stream content, string etag, CancellationToken cancellationToken = default);

    /// <summary>Puts a block of a blob to come aside, safely stored when this returns. Nobody sees it yet; the same block again replaces itself.</summary>
    /// <param name="offset">Where it belongs in the blob. It is the name of the block.</param>
    Task StageAsync(BlobName name, long offset, ReadOnlyMemory<byte> block, CancellationToken cancellationToken = default);

    /// <summary>Makes the blob out of its staged blocks. Again does no harm.</summary>
    /// <param name="offsets">Of the blocks, in order and without a gap.</param>
    /// <param name="length">Of the whole.</param>
    Task CommitAsync(BlobName name, IReadOnlyList<long> offsets, long length, CancellationToken cancellationToken = default);

    /// <summary>Forgets staged blocks that will never be committed.</summary>
    Task UnstageAsync(BlobName name, CancellationToken cancellationToken = default);

    /// <summary>An address at which a browser may download the blob from the store itself, for what is too large to pass through the site.</summary>
    /// <param name="fileName">What the download is called.</param>
    /// <returns>Null where the store has no addresses of its own.</returns>
    Uri? Share(BlobName name, DateTimeOffset until, string fileName);

    /// <returns>False where there was nothing to delete.</returns>
    Task<bool> DeleteAsync(BlobName name, CancellationToken cancellationToken = default);

    /// <summary>All blobs whose name starts with this, such as <c>originals/</c>.</summary>
    IAsyncEnumerable<BlobProperties> ListAsync(string prefix, CancellationToken cancellationToken = default);
}

/// <param name="ETag">Changes when the content does; quoted, as in a header.</param>
public sealed record BlobProperties(BlobName Name, long Length, DateTimeOffset Modified, string ContentType, string ETag);

/// <summary>So many bytes from an offset; less where the blob ends first.</summary>
public readonly record struct ByteRange(long Offset, long Length);
