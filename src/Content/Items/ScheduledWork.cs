using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A version whose instant has come is public by the clock alone; this writes it down, moves its address, lets the index follow and tells its author.</summary>
internal sealed class PublishWaiting(ContentItems items, ShowPictures pictures, ItemNews news) : IDueJob
{
    public const string DueKind = "publish-item";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        if (await items.PublishWaitingAsync(due.Subject, cancellationToken) is not { } published)
            return;
        await pictures.OfAsync(published, cancellationToken);
        await news.PublishedAsync(db, published, cancellationToken);
    }
}

/// <summary>An item whose last instant has passed is out of sight by the clock alone; this puts it in the archive and tells its author.</summary>
internal sealed class ArchiveEnded(ContentItems items, ItemNews news, TimeProvider clock) : IDueJob
{
    public const string DueKind = "archive-item";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        if (await items.PublishedAsync(due.Subject, cancellationToken) is not { HiddenFrom: { } end } ended || end > clock.Instant())
            return;
        await items.ArchiveAsync(due.Subject, cancellationToken);
        await news.ArchivedAsync(db, ended, cancellationToken);
    }
}

/// <summary>What lay in the trash for thirty days is gone for good, with all its versions and addresses. The audit trail says so.</summary>
internal sealed class EmptyTrash(ContentItems items, TimeProvider clock) : IDueJob
{
    public const string DueKind = "empty-trash";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        if (await items.LatestAsync(due.Subject, cancellationToken) is not { Trashed: { } since } latest || since + ContentItem.InTrash > clock.Instant())
            return;
        var versions = await items.VersionsAsync(due.Subject, cancellationToken);
        db.RemoveRange(versions);
        db.RemoveRange(await db.Set<ContentRoute>().Where(r => r.ItemId == due.Subject).ToListAsync(cancellationToken));
        db.Feed(latest.Subject);
        db.Note(latest.Subject, "Item.Erased", new { latest.ContentType, versions = versions.Count, since });
    }
}
