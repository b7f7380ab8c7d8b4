using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Blobs in one container of Azure Blob Storage, below a base path where one is set. The container is made when it is first needed, unless that is not ours to do.</summary>
public sealed partial class AzureBlobStore : IBlobStore
{
    private const int ReadAhead = 1 << 20;
    // A stream of unknown length would be buffered by the hundreds of megabytes otherwise.
    private static readonly Azure.Storage.StorageTransferOptions Flat = new() { InitialTransferSize = 4 << 20, MaximumTransferSize = 4 << 20, MaximumConcurrency = 2 };
    private readonly BlobContainerClient _container;
    private readonly string _base;
    private volatile bool _made;

    public AzureBlobStore(string connectionString, string containerName, string? basePath = null, bool createContainer = true)
    {
        _made = !createContainer;
        _container = new BlobContainerClient(connectionString, containerName);
        _base = string.IsNullOrWhiteSpace(basePath) ? "" : basePath.Trim('/') + "/";
    }

    public async Task<BlobProperties?> FindAsync(BlobName name, CancellationToken cancellationToken = default)
    {
        try
        {
            var found = (await Blob(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new BlobProperties(name, found.ContentLength, found.LastModified, name.ContentType, found.ETag.ToString("H"));
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task<Stream> OpenAsync(BlobName name, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return range is { } part
                ? await OpenPartAsync(Blob(name), part, cancellationToken)
                : await Blob(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadAhead }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new NotFound();
        }
    }

    public async Task<bool> WriteAsync(BlobName name, Stream content, bool onlyNew = false, CancellationToken cancellationToken = default)
    {
        await MakeContainerAsync(cancellationToken);
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = name.ContentType },
            TransferOptions = Flat,
            Conditions = onlyNew ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null,
        };
        try
        {
            await Blob(name).UploadAsync(content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (onlyNew && exception.Status is 409 or 412)
        {
            return false;
        }
    }

    public async Task<bool> ReplaceAsync(BlobName name, Stream content, string etag, CancellationToken cancellationToken = default)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = name.ContentType },
            TransferOptions = Flat,
            Conditions = new BlobRequestConditions { IfMatch = new ETag(etag.Trim('"')) },
        };
        try
        {
            await Blob(name).UploadAsync(content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    public async Task<bool> DeleteAsync(BlobName name, CancellationToken cancellationToken = default)
    {
        try
        {
            return (await Blob(name).DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    public async IAsyncEnumerable<BlobProperties> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await MakeContainerAsync(cancellationToken);
        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = _base + prefix }, cancellationToken))
        {
            // Orchard Core keeps its empty folders as marker blobs; they are names like any other.
            if (BlobName.TryParse(blob.Name[_base.Length..], null, out var name))
                yield return new BlobProperties(name, blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default, name.ContentType, blob.Properties.ETag?.ToString("H") ?? "");
        }
    }

    private static async Task<Stream> OpenPartAsync(BlobClient blob, ByteRange part, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(part.Offset, part.Length) };
            return (await blob.DownloadStreamingAsync(options, cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status == 416)
        {
            return new MemoryStream([], writable: false);
        }
    }

    private BlobClient Blob(BlobName name) => _container.GetBlobClient(_base + name.Value);

    private async Task MakeContainerAsync(CancellationToken cancellationToken)
    {
        if (_made)
            return;
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        _made = true;
    }
}
