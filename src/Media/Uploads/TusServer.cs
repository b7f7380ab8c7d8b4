using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>The upload protocol tus 1.0.0 (https://tus.io/protocols/resumable-upload), with creation, termination, expiration and checksum. It saves as it goes: what has arrived must outlive the request that brought it.</summary>
internal sealed class TusServer(AppDb db, IBlobStore blobs, UrlSigner signer, Actor actor, TimeProvider clock)
{
    public const string Root = "/uploads";
    private const string Version = "1.0.0";
    private const int ChecksumMismatch = 460;

    public static IResult Describe(HttpContext http, MediaOptions options)
    {
        var headers = http.Response.Headers;
        headers["Tus-Resumable"] = Version;
        headers["Tus-Version"] = Version;
        headers["Tus-Extension"] = "creation,termination,expiration,checksum";
        headers["Tus-Checksum-Algorithm"] = string.Join(',', PieceChecksum.Algorithms);
        headers["Tus-Max-Size"] = Math.Max(options.LargestVideo, options.LargestFile).ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    public async Task<IResult> CreateAsync(HttpContext http)
    {
        if (!Speaks(http))
            return Unspoken(http);
        var told = Metadata(http.Request.Headers["Upload-Metadata"].ToString());
        if (UploadTicket.Read(told.GetValueOrDefault("ticket"), signer, clock.Instant()) is not { } ticket || ticket.By != actor.User && ticket.By is not null)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!long.TryParse(http.Request.Headers["Upload-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (length > ticket.Largest)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var upload = Upload.Begin(ticket, told.GetValueOrDefault("filename") ?? "", length, clock.Instant());
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(http.RequestAborted);
        Tell(http, upload);
        http.Response.Headers.Location = $"{Root}/{upload.Id.Value:N}";
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    public async Task<IResult> HeadAsync(Guid id, HttpContext http)
    {
        if (!Speaks(http))
            return Unspoken(http);
        var (upload, refused) = await FindAsync(id);
        if (upload is null)
            return refused!;
        Tell(http, upload);
        http.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok();
    }

    public async Task<IResult> PatchAsync(Guid id, HttpContext http)
    {
        if (!Speaks(http))
            return Unspoken(http);
        if (http.Request.ContentType != "application/offset+octet-stream")
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (!PieceChecksum.TryRead(http.Request.Headers["Upload-Checksum"].ToString(), out var checksum))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        using var _ = checksum;
        var (upload, refused) = await FindAsync(id);
        if (upload is null)
            return refused!;
        if (!await TakeTurnAsync(upload))
            return Results.StatusCode(StatusCodes.Status423Locked);
        if (http.Request.Headers["Upload-Offset"] != upload.Offset.ToString(CultureInfo.InvariantCulture))
            return await EndAsync(upload, StatusCodes.Status409Conflict);
        if (http.Request.ContentLength > upload.Length - upload.Offset)
            return await EndAsync(upload, StatusCodes.Status413PayloadTooLarge);
        // A piece may be as long as the upload itself; a slow one is ended by the server's own least rate.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var outcome = await new ReceivePiece(db, blobs, clock).ReceiveAsync(upload, http.Request.Body, checksum);
        Tell(http, upload);
        return outcome switch
        {
            PieceOutcome.Received => Results.NoContent(),
            PieceOutcome.OtherContent => Results.StatusCode(ChecksumMismatch),
            PieceOutcome.LostTurn => Results.StatusCode(StatusCodes.Status423Locked),
            _ => Results.StatusCode(StatusCodes.Status400BadRequest),
        };
    }

    public async Task<IResult> DeleteAsync(Guid id, HttpContext http)
    {
        if (!Speaks(http))
            return Unspoken(http);
        var (upload, refused) = await FindAsync(id);
        if (upload is null)
            return refused!;
        if (!await TakeTurnAsync(upload))
            return Results.StatusCode(StatusCodes.Status423Locked);
        // Row first: a blob without a row is swept, a row without its blocks would be believed.
        var blob = upload.Blob;
        db.Uploads.Remove(upload);
        await db.SaveChangesAsync(CancellationToken.None);
        await blobs.UnstageAsync(blob, CancellationToken.None);
        await blobs.DeleteAsync(blob, CancellationToken.None);
        http.Response.Headers["Tus-Resumable"] = Version;
        return Results.NoContent();
    }

    /// <summary>The upload, if it is this visitor's; else the answer to give.</summary>
    public async Task<(Upload? Upload, IResult? Refused)> FindAsync(Guid id)
    {
        var uploadId = Id.From<UploadId>(id);
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == uploadId);
        if (upload is null || upload.By is not null && upload.By != actor.User)
            return (null, Results.StatusCode(StatusCodes.Status404NotFound));
        return upload.IsExpiredAt(clock.Instant()) ? (null, Results.StatusCode(StatusCodes.Status410Gone)) : (upload, null);
    }

    private async Task<bool> TakeTurnAsync(Upload upload)
    {
        if (!upload.TakeTurn(clock.Instant()))
            return false;
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<IResult> EndAsync(Upload upload, int status)
    {
        upload.EndTurn();
        await db.SaveChangesAsync(CancellationToken.None);
        return Results.StatusCode(status);
    }

    private static bool Speaks(HttpContext http) => http.Request.Headers["Tus-Resumable"] == Version;

    private static IResult Unspoken(HttpContext http)
    {
        http.Response.Headers["Tus-Version"] = Version;
        return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    private static void Tell(HttpContext http, Upload upload)
    {
        http.Response.Headers["Tus-Resumable"] = Version;
        http.Response.Headers["Upload-Offset"] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Upload-Expires"] = upload.Expires.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
    }

    // "key base64,key base64": a value that is no Base64 is as good as none.
    private static Dictionary<string, string> Metadata(string header)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (key, value) = pair.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 ? (pair[..at], pair[(at + 1)..]) : (pair, "");
            var bytes = new byte[value.Length];
            if (Convert.TryFromBase64String(value, bytes, out var length))
                told[key] = Encoding.UTF8.GetString(bytes, 0, length);
        }
        return told;
    }
}
