using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The picture of an entry is public exactly as long as the entry is.</summary>
internal sealed class ShowPictures(TimeProvider clock) : IHandle<EntryPublished>, IHandle<EntryUnpublished>, IHandle<EntryWithdrawn>, IHandle<EntryDecided>
{
    public Task HandleAsync(EntryPublished happened, AppDb db, CancellationToken cancellationToken) => SetAsync(happened.Entry, db, cancellationToken);

    public Task HandleAsync(EntryUnpublished happened, AppDb db, CancellationToken cancellationToken) => SetAsync(happened.Entry, db, cancellationToken);

    public Task HandleAsync(EntryWithdrawn happened, AppDb db, CancellationToken cancellationToken) => SetAsync(happened.Entry, db, cancellationToken);

    public Task HandleAsync(EntryDecided happened, AppDb db, CancellationToken cancellationToken) => SetAsync(happened.Entry, db, cancellationToken);

    private async Task SetAsync(EntryId id, AppDb db, CancellationToken cancellationToken)
    {
        // Find looks among what is loaded without walking all of it: an import saves hundreds at a time.
        var entry = await db.Entries.FindAsync([id], cancellationToken);
        // What lies outside the entry's own folder is the library's: a recipe or the team decides on it.
        if (entry?.Picture is not { } path || !path.StartsWith(EntryFiles.FolderOf(id), StringComparison.Ordinal))
            return;
        var files = db.MediaFiles;
        var file = files.Local.FirstOrDefault(f => f.Path == path) ?? await files.SingleOrDefaultAsync(f => f.Path == path, cancellationToken);
        if (file is null)
            return;
        if (entry.Publication is not null)
            file.Publish(clock.Instant());
        else if (file.PublicFrom is not null)
            file.Hide();
    }
}

/// <summary>Where the files of entries lie in the library.</summary>
internal static class EntryFiles
{
    public static string FolderOf(EntryId id) => $"entries/{id.Value:N}/";
}
