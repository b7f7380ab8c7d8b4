using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Takes a file from a form, a recipe or a folder: has it judged, writes its blob, and adds its row to the save that follows.</summary>
public sealed partial class UploadReceiver(AppDb db, IBlobStore blobs, Intake intake, MediaOptions options, TimeProvider clock)
{
    /// <summary>A ticket to send files ahead of a form, in pieces.</summary>
    /// <param name="largest">In bytes; never more than every form takes.</param>
    /// <param name="name">In the library; not the file's own where that may name people.</param>
    /// <param name="extensions">The only kinds of file, such as <c>.jpg</c>; none for all that the use allows.</param>
    public string Ticket(UrlSigner signer, string folder, MediaUse use, long largest, UserId? by, string? name = null, IEnumerable<string>? extensions = null)
    {
        var kinds = string.Join(' ', extensions ?? []);
        return new UploadTicket(folder, use, Math.Min(largest, options.LargestFile), by, name, Extensions: kinds.Length <= Upload.LongestExtensions ? kinds : "").Write(signer, clock.Instant());
    }

    /// <summary>Says no to a file that is larger than its field takes.</summary>
    /// <exception cref="Refusal"><c>Media.Refused.TooBig</c>.</exception>
    public void Limit(long length, long largest, string field)
    {
        if (length > Math.Min(largest, options.LargestFile))
            throw new Refusal("Media.Refused.TooBig", Math.Min(largest, options.LargestFile) / 1_000_000) { Field = field };
    }

    /// <summary>Receives a part of a form.</summary>
    /// <param name="folder">Such as <c>entries/rv26-0001</c>.</param>
    /// <param name="name">The name in the library; the type's own extension is added.</param>
    /// <param name="field">The input that a refusal is worded beside.</param>
    /// <exception cref="Refusal">A key below <c>Media.Refused.</c></exception>
    public async Task<MediaFile> ReceiveAsync(IFormFile part, string folder, string name, MediaUse use, UserId? by, string? field = null, CancellationToken cancellationToken = default)
    {
        if (part.Length > options.LargestFile)
            throw TooBig(options.LargestFile, field);
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

    /// <summary>Receives an upload that is whole: a film as a stream, all else as from a form.</summary>
    /// <returns>The file, and the key of what was done to it, if anything.</returns>
    /// <exception cref="Refusal">A key below <c>Media.Refused.</c></exception>
    internal async Task<(MediaFile File, string? Converted)> ReceiveAsync(Upload upload, CancellationToken cancellationToken)
    {
        await blobs.CommitAsync(upload.Blob, upload.Offsets, upload.Length, cancellationToken);
        await using var content = await blobs.OpenAsync(upload.Blob, cancellationToken: cancellationToken);
        var head = new byte[Math.Min(4096, upload.Length)];
        await content.ReadExactlyAsync(head, cancellationToken);
        content.Position = 0;
        if (upload.Use == MediaUse.Library && MediaType.Of(head) == MediaType.Mp4)
            return (await KeepFilmAsync(content, upload.Folder, upload.Name, upload.By, cancellationToken), null);
        var bytes = await ReadAsync(content, null, cancellationToken);
        var judged = (await intake.JudgeAsync(bytes, upload.Use, cancellationToken)).OrThrow(null);
        upload.MustTake(MediaType.Of(bytes), judged.Type);
        return (await KeepAsync(judged, Sha(bytes), upload.Folder, upload.Name, upload.By, cancellationToken), judged.Reason);
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
        await using var film = await SpoolFilmAsync(content, path, cancellationToken);
        if (film is not null)
            return await PlaceFilmAsync(film, path, by, cancellationToken);
        var bytes = await ReadAsync(content, null, cancellationToken);
        var judged = (await intake.JudgeAsync(bytes, MediaUse.Document, cancellationToken)).OrThrow(null);
        var slash = path.LastIndexOf('/') + 1;
        var wanted = MediaPath.Of(path[..slash], path[slash..], judged.Type);
        var (source, sha) = (Sha(bytes), Sha(judged.Content));
        var there = await StandingAtAsync(wanted, cancellationToken);
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

    /// <summary>Puts another picture or document at the same address. What was there is kept as a version that can come back.</summary>
    /// <exception cref="Refusal"><c>Media.Replace.Kind</c>: a picture stays a picture; or a key below <c>Media.Refused.</c></exception>
    internal async Task ReplaceAsync(MediaFile file, Stream content, UserId? by, string? field, CancellationToken cancellationToken = default)
    {
        var bytes = await ReadAsync(content, field, cancellationToken);
        var judged = (await intake.JudgeAsync(bytes, file.IsPicture ? MediaUse.Picture : MediaUse.Document, cancellationToken)).OrThrow(field);
        if (judged.Type.IsPicture != file.IsPicture || file.IsVideo)
            throw new Refusal("Media.Replace.Kind") { Field = field };
        if (Sha(judged.Content) == file.Sha256)
            throw new Refusal("Media.Replace.Same") { Field = field };
        db.MediaVersions.Add(MediaVersion.Of(file, by, clock.Instant()));
        file.Hold(judged, await WriteAsync(Id.New<MediaId>(), judged, cancellationToken), Sha(judged.Content), Sha(bytes));
    }

    /// <summary>Gives a file another folder or name. Its former address still leads to it.</summary>
    internal async Task MoveAsync(MediaFile file, string folder, string name, CancellationToken cancellationToken = default)
    {
        var wanted = MediaPath.Of(folder, name, MediaType.OfName(file.ContentType));
        if (wanted != file.Path)
        {
            var path = await FreeAsync(wanted, cancellationToken, back: file.Id);
            await db.KeepAliasesAsync([file], _ => path, cancellationToken);
        }
    }

    /// <summary>What <see cref="PlaceAsync"/> would do; nothing is written.</summary>
    /// <exception cref="Refusal">A key below <c>Media.Refused.</c></exception>
    internal async Task<(string Path, bool IsNew, bool IsSame)> WouldPlaceAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var film = await SpoolFilmAsync(content, path, cancellationToken);
        if (film is not null)
            return await WouldPlaceFilmAsync(film, path, cancellationToken);
        var judged = (await intake.JudgeAsync(await ReadAsync(content, null, cancellationToken), MediaUse.Document, cancellationToken)).OrThrow(null);
        var slash = path.LastIndexOf('/') + 1;
        var wanted = MediaPath.Of(path[..slash], path[slash..], judged.Type);
        var there = await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Path == wanted, cancellationToken);
        return (wanted, there is null, there?.Sha256 == Sha(judged.Content));
    }

    private async Task<MediaFile?> StandingAtAsync(string path, CancellationToken cancellationToken) =>
        db.MediaFiles.Local.SingleOrDefault(f => f.Path == path) ?? await db.MediaFiles.SingleOrDefaultAsync(f => f.Path == path, cancellationToken);

    private async Task<string> WriteAsync(MediaId id, Judgement judged, CancellationToken cancellationToken)
    {
        var blob = BlobName.Of($"originals/{id.Value:N}{judged.Type.Extension}");
        await blobs.WriteAsync(blob, new MemoryStream(judged.Content, writable: false), onlyNew: true, cancellationToken);
        return blob.Value;
    }

    // A former address of the file itself is free for it.
    private async Task<string> FreeAsync(string path, CancellationToken cancellationToken, MediaId? back = null)
    {
        var stem = path[..path.LastIndexOf('.')];
        var taken = (await db.MediaFiles.Where(f => f.Path.StartsWith(stem)).Select(f => f.Path).Concat(db.MediaAliases.Where(a => a.Path.StartsWith(stem) && (back == null || a.MediaId != back)).Select(a => a.Path)).ToListAsync(cancellationToken))
            .Concat(db.MediaFiles.Local.Select(f => f.Path)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => MediaPath.Numbered(path, number)).First(wanted => !taken.Contains(wanted));
    }

    private async Task<byte[]> ReadAsync(Stream content, string? field, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await CopyAsync(content, whole, options.LargestFile, field, cancellationToken);
        return whole.ToArray();
    }

    private static async Task CopyAsync(Stream content, Stream to, long largest, string? field, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        var length = 0L;
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            length += read;
            if (length > largest)
                throw TooBig(largest, field);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private static Refusal TooBig(long largest, string? field) => new("Media.Refused.TooBig", largest / 1_000_000) { Field = field };

    internal static string Sha(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
