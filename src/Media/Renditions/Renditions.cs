using System.Collections.Concurrent;

namespace RadicaleVernieuwers.Media;

/// <summary>Finds or makes renditions. Each is made once on a node, two at a time, and kept in the blob store.</summary>
public sealed class Renditions(IBlobStore blobs) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _underWay = new();
    private readonly SemaphoreSlim _two = new(2, 2);
    private int _drawn;

    /// <summary>How many were drawn since the start, for the tests and the system page.</summary>
    public int Drawn => _drawn;

    /// <summary>The blob of a rendition, made now where it does not exist.</summary>
    public async Task<BlobProperties> GetAsync(Picture picture, RenditionCommand command, MediaType format, CancellationToken cancellationToken)
    {
        var name = BlobName.Of($"renditions/{picture.Sha256}/{command.Key(format)}{format.Extension}");
        if (await blobs.FindAsync(name, cancellationToken) is { } found)
            return found;
        // The reader who asked first may leave; the others still wait for the same picture.
        var making = _underWay.GetOrAdd(name.Value, _ => new Lazy<Task>(() => MakeAsync(name, picture, command, format)));
        try
        {
            await making.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (making.Value.IsCompleted)
                _underWay.TryRemove(new(name.Value, making));
        }
        return await blobs.FindAsync(name, cancellationToken) ?? throw new Data.NotFound();
    }

    public void Dispose() => _two.Dispose();

    private async Task MakeAsync(BlobName name, Picture picture, RenditionCommand command, MediaType format)
    {
        await _two.WaitAsync();
        try
        {
            if (await blobs.FindAsync(name) is not null)
                return;
            var original = await ReadAsync(BlobName.Of(picture.Blob));
            var drawn = await Task.Run(() => Renderer.Draw(original, picture.Width, picture.Height, command, format));
            Interlocked.Increment(ref _drawn);
            await blobs.WriteAsync(name, new MemoryStream(drawn, writable: false));
        }
        finally
        {
            _two.Release();
        }
    }

    private async Task<byte[]> ReadAsync(BlobName name)
    {
        await using var stream = await blobs.OpenAsync(name);
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content);
        return content;
    }
}

/// <summary>What the drawing of a rendition needs to know about a media file.</summary>
public sealed record Picture(string Blob, string Sha256, int Width, int Height);
