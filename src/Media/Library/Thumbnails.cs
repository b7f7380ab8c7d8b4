namespace RadicaleVernieuwers.Media;

/// <summary>Addresses of pictures for the team, who also see what is not public.</summary>
internal static class Thumbnails
{
    public static string ForTeam(this MediaUrls urls, MediaFile file, int width, int? height, string mode, DateTimeOffset now) =>
        file.IsPublicAt(now) ? urls.Rendition(file, width, height, mode) : urls.Private(file.Path, width, height, mode, now.AddHours(1));
}
