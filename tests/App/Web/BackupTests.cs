using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Web;
using RadicaleVernieuwers.Web.Backups;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class BackupTests(SiteFixture site) : SiteTest(site), IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rv-backup-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_backup_of_a_running_site_comes_back_elsewhere_with_rows_blobs_and_keys()
    {
        var blobs = Site.Services.GetRequiredService<IBlobStore>();
        await blobs.WriteAsync(BlobName.Of("originals/drill.txt"), new MemoryStream("whole"u8.ToArray()), cancellationToken: Cancel);
        await blobs.WriteAsync(BlobName.Of("renditions/drill/card.txt"), new MemoryStream("made again"u8.ToArray()), cancellationToken: Cancel);
        _ = Site.Services.GetRequiredService<UrlSigner>();
        await Site.Db(async db =>
        {
            db.SiteSettings.Add(SiteSetting.Of("Drill", "\"kept\""));
            return await db.SaveChangesAsync(Cancel);
        });
        using var writing = new CancellationTokenSource();
        // SQLite answers on the caller's thread: without a thread of its own the loop would never give it back.
        var writes = Task.Run(() => WriteOnAsync(writing.Token), Cancel);

        var copy = Path.Combine(_folder, "copy");
        try
        {
            await Site.Services.GetRequiredService<Backup>().MakeAsync(copy, Cancel);
        }
        finally
        {
            await writing.CancelAsync();
        }
        (await writes).ShouldBeGreaterThan(0);

        var place = Path.Combine(_folder, "place");
        await using var other = SiteHost.Build([$"--Storage:Path={place}", "--environment=Testing"], serves: false);
        await other.Services.GetRequiredService<Restoring>().RunAsync(copy, Cancel);
        await SiteStart.PrepareAsync(other.Services, cancellationToken: Cancel);

        await using var scope = other.Services.CreateAsyncScope();
        var restored = scope.ServiceProvider.GetRequiredService<AppDb>();
        (await restored.SiteSettings.SingleAsync(s => s.Name == "Drill", Cancel)).Value.ShouldBe("\"kept\"");
        (await restored.FeedCounters.SingleAsync(Cancel)).FeedId.ShouldNotBe(await Site.Db(db => db.FeedCounters.Select(c => c.FeedId).SingleAsync(Cancel)));
        var theirs = other.Services.GetRequiredService<IBlobStore>();
        (await theirs.FindAsync(BlobName.Of("originals/drill.txt"), Cancel)).ShouldNotBeNull().Length.ShouldBe(5);
        (await theirs.FindAsync(BlobName.Of("renditions/drill/card.txt"), Cancel)).ShouldBeNull();
        File.ReadAllBytes(Path.Combine(place, "keys", "media.key")).ShouldBe(File.ReadAllBytes(Path.Combine(Site.Folder, "keys", "media.key")));
        await Blobs(blobs, theirs);
    }

    [Fact]
    public async Task A_backup_never_goes_over_something_else_and_a_cut_off_one_is_not_brought_back()
    {
        var full = Directory.CreateDirectory(Path.Combine(_folder, "full")).FullName;
        File.WriteAllText(Path.Combine(full, "thesis.txt"), "mine");
        (await Should.ThrowAsync<Refusal>(() => Site.Services.GetRequiredService<Backup>().MakeAsync(full, Cancel))).Key.ShouldBe("Backup.NotEmpty");
        (await Should.ThrowAsync<Refusal>(() => Site.Services.GetRequiredService<Restoring>().RunAsync(full, Cancel))).Key.ShouldBe("Backup.None");
    }

    [Fact]
    public async Task A_site_that_stands_is_not_overwritten()
    {
        var copy = Path.Combine(_folder, "again");
        await Site.Services.GetRequiredService<Backup>().MakeAsync(copy, Cancel);
        (await Should.ThrowAsync<Refusal>(() => Site.Services.GetRequiredService<Restoring>().RunAsync(copy, Cancel))).Key.ShouldBe("Backup.NotEmpty");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The site goes on writing while it is copied.</summary>
    private async Task<int> WriteOnAsync(CancellationToken until)
    {
        var written = 0;
        while (!until.IsCancellationRequested)
        {
            await Site.Db(async db =>
            {
                db.Note("drill", "Wrote", written);
                return await db.SaveChangesAsync(Cancel);
            });
            written++;
        }
        return written;
    }

    // What the drill left behind is not the next test's.
    private static async Task Blobs(params IBlobStore[] stores)
    {
        foreach (var store in stores)
        {
            await store.DeleteAsync(BlobName.Of("originals/drill.txt"), Cancel);
            await store.DeleteAsync(BlobName.Of("renditions/drill/card.txt"), Cancel);
        }
    }
}
