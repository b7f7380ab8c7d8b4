using System.Security.Claims;
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

    public static async Task<IResult> FindAsync(string? q, ClaimsPrincipal person, FolderRights rights, MediaUrls urls, TimeProvider clock, CancellationToken cancellationToken)
    {
        var files = (await rights.UsableAsync(person, clock.Instant(), cancellationToken)).Where(f => f.Width > 0 && f.PublicFrom != null).Matching(q);
        var rows = await files.OrderByDescending(f => f.Added).Take(Most).Select(f => new { f.Path, f.AltText, f.Credit }).ToListAsync(cancellationToken);
        var until = clock.Instant() + Life;
        return Results.Json(rows.Select(f => new LibraryPicture(MediaUrls.Root + f.Path, Path.GetFileName(f.Path), f.AltText, f.Credit, urls.Private(f.Path, 160, 160, "crop", until))));
    }

    public static async Task<IResult> ShowAsync(string path, ClaimsPrincipal person, FolderRights rights, MediaUrls urls, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        return await (await rights.UsableAsync(person, now, cancellationToken)).AnyAsync(f => f.Path == path, cancellationToken)
            ? Results.Redirect(urls.Private(path, Shown, null, "max", now + Life)) : Results.NotFound();
    }
}
