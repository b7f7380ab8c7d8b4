using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Answers <c>/media/{path}</c>: a rendition of a picture, a film, or a document as a download. Never an original picture.</summary>
internal sealed class ServeMedia(AppDb db, ServedFrom from, UrlSigner signer, TimeProvider clock)
{
    // Above this a store that can serve browsers itself does so.
    private const long LargeDocument = 8_000_000;
    private static readonly TimeSpan Sharing = TimeSpan.FromMinutes(10);

    public async Task<IResult> HandleAsync(string? path, HttpContext http)
    {
        var query = http.Request.Query;
        if (path is null || !IsAuthentic(path, query, out var signed))
            return Results.NotFound();
        if (await FindAsync(path, http.RequestAborted) is not { } row)
            return Results.NotFound();
        var isOpen = string.IsNullOrEmpty(row.RoleNames);
        var isPublic = isOpen && row.PublicFrom <= clock.Instant();
        var isShared = signed && query.ContainsKey("expires");
        // A writer looks at a draft in the theme, whose addresses never expire.
        if (!isPublic && !isShared && !(isOpen ? signed && FolderRights.SeesHidden(http.User, row.AddedBy) : FolderRights.Opens(row.RoleNames, http.User)))
            return Results.NotFound();
        Guard(http.Response, isPublic && !isShared, query.ContainsKey("v"));
        if (row.Width == 0)
            return await FileAsync(row, http.RequestAborted);
        return query.TryGetValue(PressFile.Command, out var initiative)
            ? isShared ? await PressAsync(row, initiative.ToString(), http.RequestAborted) : Results.NotFound()
            : await PictureAsync(row, http, signed);
    }

    private async Task<ServedFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (from.Recent.Find(path) is { } known)
            return known;
        var changes = from.Recent.Changes;
        var file = await FindAsync(db.MediaFiles.Where(f => f.Path == path), cancellationToken)
            ?? await FindAsync(db.MediaAliases.Where(a => a.Path == path).Join(db.MediaFiles, a => a.MediaId, f => f.Id, (_, f) => f), cancellationToken);
        if (file is not null)
            from.Recent.Remember(path, file, changes);
        return file;
    }

    private Task<ServedFile?> FindAsync(IQueryable<MediaFile> files, CancellationToken cancellationToken)
    {
        var folders = db.MediaFolders;
        return files.Where(f => f.Trashed == null).Select(f => new ServedFile
        {
            Path = f.Path,
            Blob = f.Blob,
            ContentType = f.ContentType,
            Sha256 = f.Sha256,
            Bytes = f.Bytes,
            Width = f.Width,
            Height = f.Height,
            FocalX = f.FocalX,
            FocalY = f.FocalY,
            PublicFrom = f.PublicFrom,
            AddedBy = f.AddedBy,
            Words = new PressWords(f.Credit, f.Caption == "" ? f.AltText : f.Caption, f.Licence),
            RoleNames = folders.Where(d => d.RoleNames != "" && (d.Path == f.Folder || f.Folder.StartsWith(d.Path + "/"))).Select(d => d.RoleNames).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
    }

    // A token that is there must be good, and an expiry that is there must lie ahead.
    private bool IsAuthentic(string path, IQueryCollection query, out bool signed)
    {
        signed = query.ContainsKey(UrlSigner.Token);
        if (!signed)
            return true;
        if (query.Any(q => q.Value.Count != 1) || !signer.IsGood(path, query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())), query[UrlSigner.Token].ToString()))
            return false;
        return !query.TryGetValue("expires", out var expires)
            || long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until) && clock.Instant().ToUnixTimeSeconds() < until;
    }

    private async Task<IResult> PictureAsync(ServedFile row, HttpContext http, bool signed)
    {
        if (!RenditionCommand.TryRead(http.Request.Query, signed, out var command))
            return Results.NotFound();
        if (command is { Mode: ResizeMode.Crop, Focus: null })
            command = command with { Focus = (row.FocalX, row.FocalY) };
        var format = command.Format ?? await ChosenAsync(row, command, http);
        var tag = new EntityTagHeaderValue($"\"{row.Sha256[..16]}-{command.Key(format)[..16]}\"");
        var rendition = await from.Renditions.GetAsync(row.Picture, command, format, http.RequestAborted);
        if (await from.Renditions.ReadSmallAsync(rendition, http.RequestAborted) is { } small)
            return Results.Bytes(small, format.Name, lastModified: rendition.Modified, entityTag: tag, enableRangeProcessing: true);
        var content = await TryOpenAsync(rendition, http.RequestAborted)
            ?? await from.Blobs.OpenAsync((await from.Renditions.GetAsync(row.Picture, command, format, http.RequestAborted)).Name, cancellationToken: http.RequestAborted);
        return Results.Stream(content, format.Name, lastModified: rendition.Modified, entityTag: tag, enableRangeProcessing: true);
    }

    private async Task<IResult> PressAsync(ServedFile row, string initiative, CancellationToken cancellationToken)
    {
        if (row.Words.Credit.Length == 0)
            return Results.NotFound();
        var press = await from.Renditions.GetAsync(row.Picture, row.Words, cancellationToken);
        return Results.Stream(await from.Blobs.OpenAsync(press.Name, cancellationToken: cancellationToken), MediaType.Jpeg.Name, PressFile.NameOf(initiative.Length > 0 ? initiative : row.Stem, row.Words.Credit), enableRangeProcessing: true);
    }

    // A sweep or a person may have taken a rendition that this node remembers.
    private async Task<Stream?> TryOpenAsync(BlobProperties rendition, CancellationToken cancellationToken)
    {
        try
        {
            return await from.Blobs.OpenAsync(rendition.Name, cancellationToken: cancellationToken);
        }
        catch (NotFound)
        {
            from.Renditions.Forget(rendition);
            return null;
        }
    }

    // These originals may be served: a film plays in its page, a document is a download.
    private async Task<IResult> FileAsync(ServedFile row, CancellationToken cancellationToken)
    {
        var (blob, name) = (BlobName.Of(row.Blob), MediaPath.NameOf(row.Path));
        var isFilm = row.ContentType == MediaType.Mp4.Name;
        if (!isFilm && row.Bytes > LargeDocument && from.Blobs.Share(blob, clock.Instant() + Sharing, name) is { } shared)
            return Results.Redirect(shared.ToString());
        return Results.Stream(await from.Blobs.OpenAsync(blob, cancellationToken: cancellationToken), row.ContentType, isFilm ? null : name,
            entityTag: new EntityTagHeaderValue($"\"{row.Sha256[..16]}\""), enableRangeProcessing: true);
    }

    // AVIF is the smallest and costs several times as much to draw: until it is made, whoever reads WebP too gets that.
    private async Task<MediaType> ChosenAsync(ServedFile row, RenditionCommand command, HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var accept = http.Request.Headers.Accept.ToString();
        var readsWebP = accept.Contains(MediaType.WebP.Name, StringComparison.OrdinalIgnoreCase);
        if (accept.Contains(MediaType.Avif.Name, StringComparison.OrdinalIgnoreCase))
        {
            if (!readsWebP || await from.Renditions.FindAsync(row.Picture, command, MediaType.Avif, http.RequestAborted) is not null)
                return MediaType.Avif;
            from.Renditions.MakeLater(row.Picture, command, MediaType.Avif);
        }
        return readsWebP ? MediaType.WebP : row.ContentType is "image/jpeg" or "image/avif" ? MediaType.Jpeg : MediaType.Png;
    }

    private static void Guard(HttpResponse response, bool isPublic, bool hasVersion)
    {
        response.Headers.CacheControl = !isPublic ? "private, no-store" : hasVersion ? "public, max-age=31536000, immutable" : "public, max-age=60";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
    }
}

/// <summary>Where what is served comes from: the store, what was drawn of it, and what was read of it just now.</summary>
internal sealed record ServedFrom(IBlobStore Blobs, Renditions Renditions, RecentFiles Recent);
