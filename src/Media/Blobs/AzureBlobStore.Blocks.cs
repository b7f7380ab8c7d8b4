using System.Globalization;
using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace RadicaleVernieuwers.Media;

public sealed partial class AzureBlobStore
{
    public async Task StageAsync(BlobName name, long offset, ReadOnlyMemory<byte> block, CancellationToken cancellationToken = default)
    {
        await MakeContainerAsync(cancellationToken);
        using var content = new MemoryStream(block.ToArray(), writable: false);
        await Blocks(name).StageBlockAsync(BlockId(offset), content, cancellationToken: cancellationToken);
    }

    public async Task CommitAsync(BlobName name, IReadOnlyList<long> offsets, long length, CancellationToken cancellationToken = default)
    {
        await MakeContainerAsync(cancellationToken);
        var options = new CommitBlockListOptions { HttpHeaders = new BlobHttpHeaders { ContentType = name.ContentType } };
        await Blocks(name).CommitBlockListAsync(offsets.Select(BlockId), options, cancellationToken);
    }

    // Azure itself drops blocks that were not committed within a week.
    public Task UnstageAsync(BlobName name, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Uri? Share(BlobName name, DateTimeOffset until, string fileName)
    {
        var blob = Blob(name);
        if (!blob.CanGenerateSasUri)
            return null;
        var sas = new BlobSasBuilder(BlobSasPermissions.Read, until)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            ContentType = name.ContentType,
            ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}",
        };
        return blob.GenerateSasUri(sas);
    }

    private BlockBlobClient Blocks(BlobName name) => _container.GetBlockBlobClient(_base + name.Value);

    // All ids of one blob have the same length, as Azure wants them.
    private static string BlockId(long offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes(offset.ToString("D16", CultureInfo.InvariantCulture)));
}
