using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace RadicaleVernieuwers.Media;

/// <summary>Finds or makes renditions. Each is made once on a node, as many at a time as it has processors, and kept in the blob store.</summary>
public sealed class Renditions(IBlobStore blobs) : IDisposable
{
    private const int MostRemembered = 20_000;
    private const int MostLater = 64;
    private const long Small = 256 << 10;
    private const long MostInMemory = 48 << 20;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _underWay = new();
    private readonly ConcurrentDictionary<string, BlobProperties> _made = new();
    private readonly MemoryCache _small = new(new MemoryCacheOptions { SizeLimit = MostInMemory });
    private readonly SemaphoreSlim _drawing = new(Side, Side);
    private readonly SemaphoreSlim _later = new(1, 1);
    private int _drawn;
    private int _waitingLater;

    private static int Side { get; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>How many were drawn since the start, for the tests and the system page.</summary>
    public int Drawn => _drawn;

    /// <summary>The blob of a rendition, made now where it does not exist.</summary>
    public Task<BlobProperties> GetAsync(Picture picture, RenditionCommand command, MediaType format, CancellationToken cancellationToken) =>
        GetAsync(NameOf(picture, command, format), picture, original => Renderer.Draw(original, picture.Width, picture.Height, command, format), cancellationToken);

    /// <summary>The picture with these words inside, for print.</summary>
    internal Task<BlobProperties> GetAsync(Picture picture, PressWords words, CancellationToken cancellationToken)
    {
        var key = UploadReceiver.Sha(PressFile.Xmp(words))[..32];
        return GetAsync(BlobName.Of($"renditions/{picture.Sha256}/press-{key}.jpg"), picture, original => PressFile.Draw(original, words), cancellationToken);
    }

    /// <summary>The blob of a rendition, if it was made before.</summary>
    public async Task<BlobProperties?> FindAsync(Picture picture, RenditionCommand command, MediaType format, CancellationToken cancellationToken) =>
        await FindAsync(NameOf(picture, command, format), cancellationToken);

    /// <summary>Makes a rendition when there is time for it; whoever asks meanwhile gets another format. One at a time, and a long queue takes no more.</summary>
    public void MakeLater(Picture picture, RenditionCommand command, MediaType format)
    {
        if (_underWay.ContainsKey(NameOf(picture, command, format).Value) || Interlocked.Increment(ref _waitingLater) > MostLater)
            Interlocked.Decrement(ref _waitingLater);
        else
            _ = MakeLaterAsync(picture, command, format);
    }

    /// <summary>A rendition as a page of pictures has dozens of: what is asked for often stays in memory, up to a few dozen megabytes in all.</summary>
    /// <returns>Null for a larger one, and for one that is gone from the store.</returns>
    internal async ValueTask<byte[]?> ReadSmallAsync(BlobProperties rendition, CancellationToken cancellationToken)
    {
        if (rendition.Length > Small)
            return null;
        if (_small.TryGetValue(rendition.Name, out byte[]? known))
            return known;
        try
        {
            return _small.Set(rendition.Name, await ReadAsync(rendition.Name, cancellationToken), new MemoryCacheEntryOptions { Size = rendition.Length });
        }
        catch (Data.NotFound)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _small.Dispose();
        _drawing.Dispose();
        _later.Dispose();
    }

    private async Task MakeLaterAsync(Picture picture, RenditionCommand command, MediaType format)
    {
        await Task.Yield();
        await _later.WaitAsync();
        try
        {
            await GetAsync(picture, command, format, CancellationToken.None);
        }
        catch (Exception exception) when (exception is NetVips.VipsException or IOException or Data.NotFound or Azure.RequestFailedException)
        {
            // The reader has the other format; the next reader asks again.
        }
        finally
        {
            _later.Release();
            Interlocked.Decrement(ref _waitingLater);
        }
    }

    private async Task<BlobProperties> GetAsync(BlobName name, Picture picture, Func<byte[], byte[]> draw, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } found)
            return found;
        // The reader who asked first may leave; the others still wait for the same picture.
        var making = _underWay.GetOrAdd(name.Value, _ => new Lazy<Task>(() => MakeAsync(name, picture, draw)));
        try
        {
            await making.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (making.Value.IsCompleted)
                _underWay.TryRemove(new(name.Value, making));
        }
        return await FindAsync(name, cancellationToken) ?? throw new Data.NotFound();
    }

    // A rendition never changes under its name, so what was seen once need not be asked of the store again.
    private async Task<BlobProperties?> FindAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (_made.TryGetValue(name.Value, out var known))
            return known;
        if (await blobs.FindAsync(name, cancellationToken) is not { } found)
            return null;
        if (_made.Count >= MostRemembered)
            _made.Clear();
        return _made[name.Value] = found;
    }

    /// <summary>A rendition that was remembered is gone from the store: a sweep or a person took it.</summary>
    internal void Forget(BlobProperties rendition) => _made.TryRemove(rendition.Name.Value, out _);

    private async Task MakeAsync(BlobName name, Picture picture, Func<byte[], byte[]> draw)
    {
        if (await blobs.FindAsync(name) is null)
            // Beside the drawing: the processors go on while a disk or a line keeps what they drew.
            await blobs.WriteAsync(name, new MemoryStream(await DrawAsync(picture, draw), writable: false));
    }

    private async Task<byte[]> DrawAsync(Picture picture, Func<byte[], byte[]> draw)
    {
        await _drawing.WaitAsync();
        try
        {
            var original = await ReadAsync(BlobName.Of(picture.Blob), CancellationToken.None);
            var drawn = await Task.Run(() => draw(original));
            Interlocked.Increment(ref _drawn);
            return drawn;
        }
        finally
        {
            _drawing.Release();
        }
    }

    private async Task<byte[]> ReadAsync(BlobName name, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(name, cancellationToken: cancellationToken);
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static BlobName NameOf(Picture picture, RenditionCommand command, MediaType format) => BlobName.Of($"renditions/{picture.Sha256}/{command.Key(format)}{format.Extension}");
}

/// <summary>What the drawing of a rendition needs to know about a media file.</summary>
public sealed record Picture(string Blob, string Sha256, int Width, int Height);
