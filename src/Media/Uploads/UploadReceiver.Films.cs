using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Films are too large for memory: they are read where they lie, and copied through.</summary>
public sealed partial class UploadReceiver
{
    private async Task<MediaFile> KeepFilmAsync(Stream content, string folder, string name, UserId? by, CancellationToken cancellationToken)
    {
        var film = await JudgeFilmAsync(content, cancellationToken);
        var path = await FreeAsync(MediaPath.Of(folder, name, MediaType.Mp4), cancellationToken);
        var (blob, sha) = await WriteFilmAsync(content, film, cancellationToken);
        var file = MediaFile.Add(Id.New<MediaId>(), path, FilmOf(content), blob.Value, sha, sha, by, clock.Instant());
        db.MediaFiles.Add(file);
        return file;
    }

    private async Task<MediaFile> PlaceFilmAsync(Stream content, string path, UserId? by, CancellationToken cancellationToken)
    {
        var film = await JudgeFilmAsync(content, cancellationToken);
        var wanted = MediaPath.Of(MediaPath.FolderOf(path), MediaPath.NameOf(path), MediaType.Mp4);
        var there = await StandingAtAsync(wanted, cancellationToken);
        if (there?.Sha256 == await ShaOfAsync(content, film, cancellationToken))
            return there;
        var (blob, sha) = await WriteFilmAsync(content, film, cancellationToken);
        if (there is null)
        {
            there = MediaFile.Add(Id.New<MediaId>(), await FreeAsync(wanted, cancellationToken), FilmOf(content), blob.Value, sha, sha, by, clock.Instant());
            there.Publish(clock.Instant());
            db.MediaFiles.Add(there);
            return there;
        }
        db.RemoveBlobLater(there.Blob, clock.Instant());
        there.Hold(FilmOf(content), blob.Value, sha, sha);
        return there;
    }

    private async Task<(string Path, bool IsNew, bool IsSame)> WouldPlaceFilmAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        var film = await JudgeFilmAsync(content, cancellationToken);
        var wanted = MediaPath.Of(MediaPath.FolderOf(path), MediaPath.NameOf(path), MediaType.Mp4);
        var there = await StandingAtAsync(wanted, cancellationToken);
        return (wanted, there is null, there?.Sha256 == await ShaOfAsync(content, film, cancellationToken));
    }

    // A package gives a stream that cannot go back, and the boxes of a film have to be looked up here and there.
    private async Task<FileStream?> SpoolFilmAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        if (!path.EndsWith(MediaType.Mp4.Extension, StringComparison.OrdinalIgnoreCase))
            return null;
        var spooled = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await CopyAsync(content, spooled, options.LargestVideo, null, cancellationToken);
            return spooled;
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="Refusal">It is no MP4, is not whole, tells where it was made, or has a virus.</exception>
    private async Task<Film> JudgeFilmAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[4096];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (MediaType.Of(head.AsSpan(0, read)) != MediaType.Mp4)
            throw new Refusal("Media.Refused.NoDocument");
        var film = await Film.ReadAsync(content, cancellationToken) ?? throw new Refusal("Media.Refused.Broken");
        content.Position = 0;
        await intake.ScanAsync(content, cancellationToken);
        return film;
    }

    private async Task<(BlobName Blob, string Sha256)> WriteFilmAsync(Stream content, Film film, CancellationToken cancellationToken)
    {
        var blob = BlobName.Of($"originals/{Id.New():N}{MediaType.Mp4.Extension}");
        content.Position = 0;
        await using var blanked = new BlankedFilm(content, film.Blanks);
        await blobs.WriteAsync(blob, blanked, onlyNew: true, cancellationToken);
        return (blob, blanked.Sha256());
    }

    private static async Task<string> ShaOfAsync(Stream content, Film film, CancellationToken cancellationToken)
    {
        content.Position = 0;
        await using var blanked = new BlankedFilm(content, film.Blanks);
        await blanked.CopyToAsync(Stream.Null, cancellationToken);
        return blanked.Sha256();
    }

    private static Judgement FilmOf(Stream content) => new() { Outcome = IntakeOutcome.Accepted, Type = MediaType.Mp4, Length = content.Length };
}
