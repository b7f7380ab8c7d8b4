using Cronos;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Every quarter of an hour, throws away what arrived of uploads that nobody goes on with. Their rows stay a week longer, so that a late client hears that it is too late.</summary>
internal sealed class SweepUploads(IBlobStore blobs, TimeProvider clock) : IDueJob
{
    private const int Batch = 200;
    private static readonly CronExpression Quarterly = CronExpression.Parse("*/15 * * * *");

    public string Kind => "media.uploads";

    public DateTimeOffset? NextAfter(DateTimeOffset now) => Quarterly.GetNextOccurrence(now, Brussels.Zone);

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var forgotten = now - Upload.Remembered;
        var expired = await db.Uploads.Where(u => u.Expires <= now && (u.Blocks != "" || u.Expires <= forgotten)).OrderBy(u => u.Expires).Take(Batch).ToListAsync(cancellationToken);
        foreach (var upload in expired)
        {
            await blobs.UnstageAsync(upload.Blob, cancellationToken);
            await blobs.DeleteAsync(upload.Blob, cancellationToken);
            upload.Forget();
            if (upload.Expires <= forgotten)
                db.Uploads.Remove(upload);
        }
    }
}
