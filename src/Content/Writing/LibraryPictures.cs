using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>A picture that can be put in a text.</summary>
internal sealed record LibraryPicture(string Src, string Name, string Alt, string Credit, string Thumbnail);

/// <summary>The pictures of the library for whoever writes: found by words, and shown while they are not public yet.</summary>
internal static class LibraryPictures
{
    private const int Most = 24;
    private const int Shown = 1024;
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    public static async Task<IResult> FindAsync(string? q, AppDb db, MediaUrls urls, TimeProvider clock, CancellationToken cancellationToken)
    {
        var words = (q ?? "").Trim().ToLowerInvariant();
        // What entrants handed in is theirs: only what the team added or may show stands here.
        var files = db.MediaFiles.AsNoTracking().Where(f => f.Width > 0 && f.PublicFrom != null);
#pragma warning disable CA1304, CA1311, CA1862 // Said in SQL.
        if (words.Length > 0)
            files = files.Where(f => f.Path.Contains(words) || f.AltText.ToLower().Contains(words) || f.Credit.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        var rows = await files.OrderByDescending(f => f.Added).Take(Most).Select(f => new { f.Path, f.AltText, f.Credit }).ToListAsync(cancellationToken);
        var until = clock.Instant() + Life;
        return Results.Json(rows.Select(f => new LibraryPicture(MediaUrls.Root + f.Path, Path.GetFileName(f.Path), f.AltText, f.Credit, urls.Private(f.Path, 160, 160, "crop", until))));
    }

    public static IResult Show(string path, MediaUrls urls, TimeProvider clock) => Results.Redirect(urls.Private(path, Shown, null, "max", clock.Instant() + Life));
}
