using System.Runtime.CompilerServices;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Blobs as files below one folder. A blob is written beside, flushed to disk and then renamed.</summary>
public sealed partial class FileBlobStore : IBlobStore
{
    private const int Buffer = 81920;
    private const int MostAttempts = 2000;
    private static readonly TimeSpan AttemptPause = TimeSpan.FromMilliseconds(5);
    private readonly string _root;
    private readonly string _beside;

    public FileBlobStore(string root)
    {
        _root = Path.GetFullPath(root);
        _beside = Path.Combine(_root, ".tmp");
        Directory.CreateDirectory(Path.Combine(_beside, "staged"));
    }

    public Task<BlobProperties?> FindAsync(BlobName name, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult(file.Exists ? Properties(name, file) : null);
    }

    public Task<Stream> OpenAsync(BlobName name, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, FileOptions.Asynchronous);
            return Task.FromResult<Stream>(range is { } part ? new PartOfStream(file, part) : file);
        }
        catch (IOException exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotFound();
        }
    }

    public async Task<bool> WriteAsync(BlobName name, Stream content, bool onlyNew = false, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        if (onlyNew && File.Exists(path))
            return false;
        return await WriteBesideAsync(path, content, onlyNew ? () => !File.Exists(path) : null, cancellationToken);
    }

    public Task<bool> ReplaceAsync(BlobName name, Stream content, string etag, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        return WriteBesideAsync(path, content, () => new FileInfo(path) is { Exists: true } file && Properties(name, file).ETag == etag, cancellationToken);
    }

    public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        var found = File.Exists(path);
        if (found)
            File.Delete(path);
        return Task.FromResult(found);
    }

    public async IAsyncEnumerable<BlobProperties> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        var folder = prefix.LastIndexOf('/') is var slash and >= 0 ? Path.Combine(_root, prefix[..slash]) : _root;
        if (!Directory.Exists(folder) || !IsBelowRoot(Path.GetFullPath(folder) + Path.DirectorySeparatorChar))
            yield break;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(_root, file.FullName).Replace('\\', '/');
            if (name.StartsWith(prefix, StringComparison.Ordinal) && BlobName.TryParse(name, null, out var blob))
                yield return Properties(blob, file);
        }
    }

    private async Task<bool> WriteBesideAsync(string path, Stream content, Func<bool>? mayMove, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(_beside, Id.New().ToString("N"));
        try
        {
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, FileOptions.Asynchronous))
            {
                await content.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (mayMove is not null)
                return await MoveAsync(beside, path, mayMove, cancellationToken);
            File.Move(beside, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <remarks>To look and to rename are two steps, so two movers can both believe they won: they take turns.</remarks>
    private async Task<bool> MoveAsync(string from, string to, Func<bool> mayMove, CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
        if (!mayMove())
            return false;
        File.Move(from, to, overwrite: true);
        return true;
    }

    /// <summary>The store's own lock, held until it is disposed. The system frees the lock of a process that died.</summary>
    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(_beside, "turn"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                await Task.Delay(AttemptPause, cancellationToken);
            }
        }
    }

    private static BlobProperties Properties(BlobName name, FileInfo file)
    {
        var modified = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        return new BlobProperties(name, file.Length, modified, name.ContentType, $"\"{modified.Ticks:x}-{file.Length:x}\"");
    }

    private string PathOf(BlobName name)
    {
        var path = Path.GetFullPath(Path.Combine(_root, name.Value));
        return IsBelowRoot(path) ? path : throw new NotFound();
    }

    private bool IsBelowRoot(string path) => path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
