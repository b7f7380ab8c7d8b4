using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Takes a file from a form, a recipe or a folder: has it judged, writes its blob, and adds its row to the save that follows.</summary>
public sealed class UploadReceiver(AppDb db, IBlobStore blobs, Intake intake, MediaOptions options, TimeProvider clock)
{
    /// <summary>Receives a part of a form.</summary>
    /// <param name="folder">Such as <c>entries/rv26-0001</c>.</param>
    /// <param name="name">The name in the library; the type's own extension is added.</param>
    /// <param name="field">The input that a refusal is worded beside.</param>
    /// <exception cref="Refusal">A key below <c>Media.Refused.</c></exception>
    public async Task<MediaFile> ReceiveAsync(IFormFile part, string folder, string name, MediaUse use, UserId? by, string? field = null, CancellationToken cancellationToken = default)
    {
        if (part.Length > options.LargestFile)
            throw TooBig(field);
        await using var content = part.OpenReadStream();
        return await ReceiveAsync(content, folder, name, use, by, field, cancellationToken);
    }

    /// <inheritdoc cref="ReceiveAsync(IFormFile, string, string, MediaUse, UserId?, string?, CancellationToken)"/>
    public async Task<MediaFile> ReceiveAsync(Stream content, string folder, string name, MediaUse use, UserId? by, string? field = null, CancellationToken cancellationToken = default)
    {
        var bytes = await ReadAsync(content, field, cancellationToken);
        var judged = (await intake.JudgeAsync(bytes, use, cancellationToken)).OrThrow(field);
        return await KeepAsync(judged, Sha(bytes), folder, name, by, cancellationToken);
    }

    /// <summary>Keeps a file that was judged before. The path gets a number where it is taken.</summary>
    public async Task<MediaFile> KeepAsync(Judgement judged, string sourceSha256, string folder, string name, UserId? by, CancellationToken cancellationToken = default)
    {
        var path = await FreeAsync(MediaPath.Of(folder, name, judged.Type), cancellationToken);
        var id = Id.New<MediaId>();
        var blob = await WriteAsync(id, judged, cancellationToken);
        var file = MediaFile.Add(id, path, judged, blob, Sha(judged.Content), sourceSha256, by, clock.Instant());
        db.MediaFiles.Add(file);
        return file;
    }

    /// <summary>Puts a file at exactly this path, over the one that is there, for everybody to see: what a recipe means by a target path.</summary>
    /// <exception cref="Refusal">A key below <c>Media.Refused.</c></exception>
    public async Task<MediaFile> PlaceAsync(Stream content, string path, UserId? by, CancellationToken cancellationToken = default)
    {
        var bytes = await ReadAsync(content, null, cancellationToken);
        var judged = (await intake.JudgeAsync(bytes, MediaUse.Document, cancellationToken)).OrThrow(null);
        var slash = path.LastIndexOf('/') + 1;
        var wanted = MediaPath.Of(path[..slash], path[slash..], judged.Type);
        var (source, sha) = (Sha(bytes), Sha(judged.Content));
        var there = db.MediaFiles.Local.SingleOrDefault(f => f.Path == wanted) ?? await db.MediaFiles.SingleOrDefaultAsync(f => f.Path == wanted, cancellationToken);
        if (there is null)
        {
            var placed = await KeepAsync(judged, source, path[..slash], path[slash..], by, cancellationToken);
            placed.Publish(clock.Instant());
            return placed;
        }
        if (there.Sha256 == sha)
            return there;
        var old = there.Blob;
        there.Hold(judged, await WriteAsync(Id.New<MediaId>(), judged, cancellationToken), sha, source);
        db.RemoveBlobLater(old, clock.Instant());
        return there;
    }

    private async Task<string> WriteAsync(MediaId id, Judgement judged, CancellationToken cancellationToken)
    {
        var blob = BlobName.Of($"originals/{id.Value:N}{judged.Type.Extension}");
        await blobs.WriteAsync(blob, new MemoryStream(judged.Content, writable: false), onlyNew: true, cancellationToken);
        return blob.Value;
    }

    private async Task<string> FreeAsync(string path, CancellationToken cancellationToken)
    {
        var stem = path[..path.LastIndexOf('.')];
        var taken = (await db.MediaFiles.Where(f => f.Path.StartsWith(stem)).Select(f => f.Path).ToListAsync(cancellationToken))
            .Concat(db.MediaFiles.Local.Select(f => f.Path)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => MediaPath.Numbered(path, number)).First(wanted => !taken.Contains(wanted));
    }

    private async Task<byte[]> ReadAsync(Stream content, string? field, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (whole.Length + read > options.LargestFile)
                throw TooBig(field);
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    private Refusal TooBig(string? field) => new("Media.Refused.TooBig", options.LargestFile / 1_000_000) { Field = field };

    internal static string Sha(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
