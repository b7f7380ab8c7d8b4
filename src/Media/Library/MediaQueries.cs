namespace RadicaleVernieuwers.Media;

/// <summary>What of the library is shown.</summary>
public enum MediaSelection { All, WithoutAltText, TooSmallForPrint, Hidden }

internal static class MediaQueries
{
    public static IQueryable<MediaFile> Selected(this IQueryable<MediaFile> files, MediaSelection selection, DateTimeOffset now) => selection switch
    {
        MediaSelection.WithoutAltText => files.Where(f => f.Width > 0 && f.AltText == ""),
        MediaSelection.TooSmallForPrint => files.Where(f => f.Width > 0 && f.Width < MediaFile.PrintWidth && f.Height < MediaFile.PrintWidth),
        MediaSelection.Hidden => files.Where(f => f.PublicFrom == null || f.PublicFrom > now),
        _ => files,
    };

    public static IQueryable<MediaFile> Matching(this IQueryable<MediaFile> files, string? words)
    {
        foreach (var word in (words ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
#pragma warning disable CA1304, CA1311, CA1862 // The database lowers the letters, not this culture.
            files = files.Where(f => f.Path.Contains(word) || f.AltText.ToLower().Contains(word) || f.Credit.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        }
        return files;
    }
}
