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

    /// <returns>False where there was nothing to delete.</returns>
    Task<bool> DeleteAsync(BlobName name, CancellationToken cancellationToken = default);

    /// <summary>All blobs whose name starts with this, such as <c>originals/</c>.</summary>
    IAsyncEnumerable<BlobProperties> ListAsync(string prefix, CancellationToken cancellationToken = default);
}

/// <param name="ETag">Changes when the content does; quoted, as in a header.</param>
public sealed record BlobProperties(BlobName Name, long Length, DateTimeOffset Modified, string ContentType, string ETag);

/// <summary>So many bytes from an offset; less where the blob ends first.</summary>
public readonly record struct ByteRange(long Offset, long Length);
