using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Answers <c>/media/{path}</c>: a rendition of a picture, or a document as a download. Never an original picture.</summary>
internal static class ServeMedia
{
    private sealed record Row(string Blob, string ContentType, string Sha256, int Width, int Height, double FocalX, double FocalY, DateTimeOffset? PublicFrom);

    public static async Task<IResult> HandleAsync(string? path, HttpContext http, AppDb db, IBlobStore blobs, Renditions renditions, UrlSigner signer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        if (path is null || !IsAuthentic(path, query, signer, clock.Instant(), out var signed))
            return Results.NotFound();
        var row = await db.MediaFiles.Where(f => f.Path == path)
            .Select(f => new Row(f.Blob, f.ContentType, f.Sha256, f.Width, f.Height, f.FocalX, f.FocalY, f.PublicFrom)).SingleOrDefaultAsync(cancellationToken);
        var isPublic = row?.PublicFrom <= clock.Instant();
        if (row is null || !isPublic && !(signed && (query.ContainsKey("expires") || await IsEditorAsync(http))))
            return Results.NotFound();
        Guard(http.Response, isPublic, query.ContainsKey("v"));
        return row.Width == 0
            ? await DocumentAsync(path, row, blobs, cancellationToken)
            : await PictureAsync(row, http, blobs, renditions, signed, cancellationToken);
    }

    // An editor looks at a draft in the theme, whose addresses never expire.
    private static async Task<bool> IsEditorAsync(HttpContext http) =>
        (await http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, Permissions.EditContent)).Succeeded;

    // A token that is there must be good, and an expiry that is there must lie ahead.
    private static bool IsAuthentic(string path, IQueryCollection query, UrlSigner signer, DateTimeOffset now, out bool signed)
    {
        signed = query.ContainsKey(UrlSigner.Token);
        if (!signed)
            return true;
        if (query.Any(q => q.Value.Count != 1) || !signer.IsGood(path, query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())), query[UrlSigner.Token].ToString()))
            return false;
        return !query.TryGetValue("expires", out var expires)
            || long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until) && now.ToUnixTimeSeconds() < until;
    }

    private static async Task<IResult> PictureAsync(Row row, HttpContext http, IBlobStore blobs, Renditions renditions, bool signed, CancellationToken cancellationToken)
    {
        if (!RenditionCommand.TryRead(http.Request.Query, signed, out var command))
            return Results.NotFound();
        if (command is { Mode: ResizeMode.Crop, Focus: null })
            command = command with { Focus = (row.FocalX, row.FocalY) };
        var format = command.Format ?? Chosen(row, http);
        var tag = new EntityTagHeaderValue($"\"{row.Sha256[..16]}-{command.Key(format)[..16]}\"");
        var rendition = await renditions.GetAsync(new Picture(row.Blob, row.Sha256, row.Width, row.Height), command, format, cancellationToken);
        return Results.Stream(await blobs.OpenAsync(rendition.Name, cancellationToken: cancellationToken), format.Name, lastModified: rendition.Modified, entityTag: tag, enableRangeProcessing: true);
    }

    private static async Task<IResult> DocumentAsync(string path, Row row, IBlobStore blobs, CancellationToken cancellationToken) =>
        Results.Stream(await blobs.OpenAsync(BlobName.Of(row.Blob), cancellationToken: cancellationToken), row.ContentType, Path.GetFileName(path),
            entityTag: new EntityTagHeaderValue($"\"{row.Sha256[..16]}\""), enableRangeProcessing: true);

    // AVIF costs ten times what WebP costs to make and is not chosen by itself.
    private static MediaType Chosen(Row row, HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (http.Request.Headers.Accept.ToString().Contains(MediaType.WebP.Name, StringComparison.OrdinalIgnoreCase))
            return MediaType.WebP;
        return row.ContentType is "image/jpeg" or "image/avif" ? MediaType.Jpeg : MediaType.Png;
    }

    private static void Guard(HttpResponse response, bool isPublic, bool hasVersion)
    {
        response.Headers.CacheControl = !isPublic ? "private, no-store" : hasVersion ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
    }
}
