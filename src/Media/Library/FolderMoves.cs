using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Folders and files change their place; their former addresses still lead to them.</summary>
internal static class FolderMoves
{
    /// <summary>More files than this take too long for one save.</summary>
    public const int MostFiles = 5000;

    public static async Task<bool> HasMediaFolderAsync(this AppDb db, string path) =>
        await db.MediaFolders.AnyAsync(f => f.Path == path || f.Path.StartsWith(path + "/")) || !await db.IsEmptyMediaFolderAsync(path);

    /// <summary>Whether no file lies in it or below it, not even in the bin, and no folder was made in it.</summary>
    public static async Task<bool> IsEmptyMediaFolderAsync(this AppDb db, string path) =>
        !await db.MediaFiles.AnyAsync(f => f.Folder == path || f.Folder.StartsWith(path + "/")) && !await db.MediaFolders.AnyAsync(f => f.Path.StartsWith(path + "/"));

    /// <exception cref="Refusal"><c>Media.Folder.NotEmpty</c>.</exception>
    public static async Task DeleteMediaFolderAsync(this AppDb db, string path)
    {
        if (!await db.IsEmptyMediaFolderAsync(path))
            throw new Refusal("Media.Folder.NotEmpty");
        db.MediaFolders.RemoveRange(await db.MediaFolders.Where(f => f.Path == path).ToListAsync());
    }

    /// <summary>Moves a folder with all that is in it.</summary>
    /// <exception cref="Refusal">A key below <c>Media.Folder.</c>: it is taken, lies in itself, is the entrants', or is too full.</exception>
    public static async Task MoveMediaFolderAsync(this AppDb db, string from, string to, CancellationToken cancellationToken)
    {
        if (MediaFolder.TopOf(from + "/") == MediaFolder.Entries || MediaFolder.TopOf(to + "/") == MediaFolder.Entries)
            throw new Refusal("Media.Folder.Entries") { Field = "Becomes" };
        if (to.StartsWith(from + "/", StringComparison.Ordinal))
            throw new Refusal("Media.Folder.InItself") { Field = "Becomes" };
        if (await db.HasMediaFolderAsync(to))
            throw new Refusal("Media.Folder.Taken", to) { Field = "Becomes" };
        var files = await db.MediaFiles.Where(f => f.Folder == from || f.Folder.StartsWith(from + "/")).Take(MostFiles + 1).ToListAsync(cancellationToken);
        if (files.Count > MostFiles)
            throw new Refusal("Media.Folder.TooFull", MostFiles) { Field = "Becomes" };
        if (files.Any(f => to.Length - from.Length + f.Path.Length > MediaPath.Longest))
            throw new Refusal("Media.Refused.Path") { Field = "Becomes" };
        foreach (var folder in await db.MediaFolders.Where(f => f.Path == from || f.Path.StartsWith(from + "/")).ToListAsync(cancellationToken))
        {
            if (folder.RoleNames.Length > 0 && to.Contains('/', StringComparison.Ordinal))
                throw new Refusal("Media.Folder.OnlyTop") { Field = "Becomes" };
            folder.StandAt(to + folder.Path[from.Length..]);
        }
        await db.KeepAliasesAsync(files, f => to + f.Path[from.Length..], cancellationToken);
    }

    /// <summary>Gives each file its new path, and an alias at the old one.</summary>
    public static async Task KeepAliasesAsync(this AppDb db, IReadOnlyList<MediaFile> files, Func<MediaFile, string> to, CancellationToken cancellationToken)
    {
        var there = files.Select(to).Concat(files.Select(f => f.Path)).ToArray();
        var known = await db.MediaAliases.Where(a => there.Contains(a.Path)).ToDictionaryAsync(a => a.Path, cancellationToken);
        foreach (var file in files)
        {
            if (!known.ContainsKey(file.Path))
                db.MediaAliases.Add(MediaAlias.Of(file));
            file.StandAt(to(file));
            // Back where it once was: the alias has done its work.
            if (known.TryGetValue(file.Path, out var passed))
                db.MediaAliases.Remove(passed);
        }
    }
}
