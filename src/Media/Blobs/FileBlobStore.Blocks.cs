namespace RadicaleVernieuwers.Media;

public sealed partial class FileBlobStore
{
    public async Task StageAsync(BlobName name, long offset, ReadOnlyMemory<byte> block, CancellationToken cancellationToken = default)
    {
        var path = StagedPathOf(name);
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, 0, FileOptions.Asynchronous);
        file.Position = offset;
        await file.WriteAsync(block, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    public Task CommitAsync(BlobName name, IReadOnlyList<long> offsets, long length, CancellationToken cancellationToken = default)
    {
        var (staged, path) = (StagedPathOf(name), PathOf(name));
        // It was committed before, and the answer got lost.
        if (!File.Exists(staged) && new FileInfo(path) is { Exists: true } made && made.Length == length)
            return Task.CompletedTask;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(staged, offsets.Count == 0 ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            // Behind the last block may lie what a broken line left there.
            file.SetLength(length);
            file.Flush(flushToDisk: true);
        }
        File.Move(staged, path, overwrite: true);
        return Task.CompletedTask;
    }

    public Task UnstageAsync(BlobName name, CancellationToken cancellationToken = default)
    {
        File.Delete(StagedPathOf(name));
        return Task.CompletedTask;
    }

    public Uri? Share(BlobName name, DateTimeOffset until, string fileName) => null;

    // One file, whose name cannot be longer than the system allows.
    private string StagedPathOf(BlobName name) => Path.Combine(_beside, "staged", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name.Value))));
}
