using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>What of the library is shown.</summary>
public enum MediaSelection { All, WithoutAltText, WithoutCredit, TooSmallForPrint, Hidden, Trashed }

/// <summary>In which order.</summary>
public enum MediaOrder { Newest, Oldest, Name, Largest }

public static class MediaQueries
{
    /// <summary>The files at these addresses, also where they stood there before they were moved: the asked path and the file.</summary>
    public static async Task<IReadOnlyDictionary<string, MediaFile>> MediaAtAsync(this AppDb db, IReadOnlyCollection<string> paths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (files, aliases) = (db.MediaFiles, db.MediaAliases);
        var found = await files.Where(f => paths.Contains(f.Path)).Select(f => new { Asked = f.Path, File = f, Rank = 0 })
            .Concat(aliases.Where(a => paths.Contains(a.Path)).Join(files, a => a.MediaId, f => f.Id, (a, f) => new { Asked = a.Path, File = f, Rank = 1 })).ToListAsync(cancellationToken);
        return files.Local.Where(f => paths.Contains(f.Path)).Select(f => new { Asked = f.Path, File = f, Rank = 0 }).Concat(found)
            .OrderBy(f => f.Rank).DistinctBy(f => f.Asked).ToDictionary(f => f.Asked, f => f.File);
    }

    internal static IQueryable<MediaFile> Selected(this IQueryable<MediaFile> files, MediaSelection selection, DateTimeOffset now) => selection switch
    {
        MediaSelection.Trashed => files.Where(f => f.Trashed != null),
        MediaSelection.WithoutAltText => files.Where(f => f.Trashed == null && f.Width > 0 && f.AltText == ""),
        MediaSelection.WithoutCredit => files.Where(f => f.Trashed == null && f.Width > 0 && f.Credit == ""),
        MediaSelection.TooSmallForPrint => files.Where(f => f.Trashed == null && f.Width > 0 && f.Width < MediaFile.PrintWidth && f.Height < MediaFile.PrintWidth),
        MediaSelection.Hidden => files.Where(f => f.Trashed == null && (f.PublicFrom == null || f.PublicFrom > now)),
        _ => files.Where(f => f.Trashed == null),
    };

    internal static IQueryable<MediaFile> Outside(this IQueryable<MediaFile> files, IReadOnlyList<string> closed)
    {
        foreach (var folder in closed)
        {
            var below = folder + "/";
            files = files.Where(f => f.Folder != folder && !f.Folder.StartsWith(below));
        }
        return files;
    }

    /// <summary>What lies in a folder: straight in it, or anywhere below where something is looked for.</summary>
    internal static IQueryable<MediaFile> In(this IQueryable<MediaFile> files, string folder, bool below)
    {
        if (!below)
            return files.Where(f => f.Folder == folder);
        var prefix = folder + "/";
        return folder.Length == 0 ? files : files.Where(f => f.Folder == folder || f.Folder.StartsWith(prefix));
    }

    /// <summary>The files with all of these words in their path or in what is said about them, whatever the accents.</summary>
    public static IQueryable<MediaFile> Matching(this IQueryable<MediaFile> files, string? words)
    {
        foreach (var word in WordsOf(words))
            files = files.Where(f => f.Sought.Contains(word));
        return files;
    }

    /// <summary>What somebody looks for, word by word, as <see cref="MediaFile.Sought"/> is written.</summary>
    internal static IReadOnlyList<string> WordsOf(string? words) => [.. MediaFile.Plain(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)];

    /// <summary>A page of files behind a place in their order: the database goes there by its index, and never counts off what came before.</summary>
#pragma warning disable CA1309, CA1310 // The database compares, in its own order: the one it sorts by.
    internal static IQueryable<MediaFile> Behind(this IQueryable<MediaFile> files, MediaOrder order, MediaFile? last) => order switch
    {
        MediaOrder.Oldest => files.After(last, f => f.Added > last!.Added || f.Added == last.Added && string.Compare(f.Path, last.Path) > 0).OrderBy(f => f.Added).ThenBy(f => f.Path),
        MediaOrder.Name => files.After(last, f => string.Compare(f.Name, last!.Name) > 0 || f.Name == last.Name && string.Compare(f.Path, last.Path) > 0).OrderBy(f => f.Name).ThenBy(f => f.Path),
        MediaOrder.Largest => files.After(last, f => f.Bytes < last!.Bytes || f.Bytes == last.Bytes && string.Compare(f.Path, last.Path) < 0).OrderByDescending(f => f.Bytes).ThenByDescending(f => f.Path),
        _ => files.After(last, f => f.Added < last!.Added || f.Added == last.Added && string.Compare(f.Path, last.Path) < 0).OrderByDescending(f => f.Added).ThenByDescending(f => f.Path),
    };

#pragma warning restore CA1309, CA1310

    private static IQueryable<MediaFile> After(this IQueryable<MediaFile> files, MediaFile? last, Expression<Func<MediaFile, bool>> behind) => last is null ? files : files.Where(behind);
}
