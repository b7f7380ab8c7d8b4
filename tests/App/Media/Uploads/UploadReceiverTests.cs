using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Uploads;

public sealed class UploadReceiverTests : IAsyncLifetime
{
    private readonly MediaSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_photo_gets_a_row_a_blob_and_a_path_with_its_true_type()
    {
        var file = await _site.UploadAsync(SomeFiles.Png(), "Entries/RV26-0001", "Mijn Foto.JPG");

        file.Path.ShouldBe("entries/rv26-0001/mijn-foto.png");
        (file.ContentType, file.Width, file.Height).ShouldBe(("image/png", 60, 40));
        file.IsTooSmallForPrint.ShouldBeTrue();
        (await _site.BlobNamesAsync()).ShouldBe([file.Blob]);
    }

    [Fact]
    public async Task A_taken_path_gets_a_number()
    {
        await _site.UploadAsync(SomeFiles.Jpeg());
        await _site.UploadAsync(SomeFiles.Jpeg());

        (await _site.FilesAsync()).Select(f => f.Path).ShouldBe(["entries/rv26-0001/foto-2.jpg", "entries/rv26-0001/foto.jpg"]);
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        var refusal = await Should.ThrowAsync<Refusal>(() => _site.UploadAsync("<html>"u8.ToArray()));

        (refusal.Key, refusal.Field).ShouldBe(("Media.Refused.NoDocument", "Input.Photo"));
        (await _site.FilesAsync()).ShouldBeEmpty();
        (await _site.BlobNamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_does_not_end_is_refused_while_it_is_read()
    {
        await Should.ThrowAsync<Refusal>(() => _site.GetAsync(services =>
            services.GetRequiredService<UploadReceiver>().ReceiveAsync(new Endless(), "a", "b", MediaUse.Picture, null)));
    }

    [Fact]
    public async Task A_recipe_places_a_file_over_the_one_that_is_there()
    {
        var first = await PlaceAsync(SomeFiles.Png(60, 40));
        var again = await PlaceAsync(SomeFiles.Png(60, 40));
        var other = await PlaceAsync(SomeFiles.Png(80, 40));
        await _site.RunDueAsync();

        again.ShouldBe((first.Id, first.Blob));
        other.Id.ShouldBe(first.Id);
        (await _site.BlobNamesAsync()).ShouldBe([other.Blob]);
        (await _site.FilesAsync()).Single().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("site/logo.png"), f => f.Width.ShouldBe(80), f => f.IsPublicAt(_site.Clock.Instant()).ShouldBeTrue());
    }

    [Fact]
    public async Task A_removed_file_takes_its_blob_and_renditions_along()
    {
        var file = await _site.UploadAsync(SomeFiles.Jpeg());
        await _site.Client.GetAsync(_site.Urls.Rendition(file, 20));
        (await _site.BlobNamesAsync()).Length.ShouldBe(2);

        await _site.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await db.RemoveMediaAsync((await db.MediaFiles.FindAsync(file.Id))!, _site.Clock.Instant());
        });
        await _site.RunDueAsync();

        (await _site.BlobNamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_nightly_sweep_removes_what_no_row_knows_and_spares_the_young()
    {
        var file = await _site.UploadAsync(SomeFiles.Jpeg());
        await _site.Client.GetAsync(_site.Urls.Rendition(file, 20));
        var kept = await _site.BlobNamesAsync();
        await _site.Blobs.WriteAsync(BlobName.Of("originals/verweesd.jpg"), new MemoryStream([1]));
        await _site.Blobs.WriteAsync(BlobName.Of($"renditions/{new string('0', 64)}/a.webp"), new MemoryStream([1]));
        await SweepAsync();
        (await _site.BlobNamesAsync()).Length.ShouldBe(4);

        _site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(2000));
        await SweepAsync();

        (await _site.BlobNamesAsync()).ShouldBe(kept);
    }

    [Fact]
    public void The_sweep_comes_at_ten_past_three_in_Brussels()
    {
        using var scope = _site.Services.CreateScope();
        var sweep = scope.ServiceProvider.GetServices<IDueJob>().Single(j => j.Kind == "media.sweep");

        sweep.NextAfter(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 3, 2, 2, 10, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_file_without_its_blob_breaks_an_invariant()
    {
        var file = await _site.UploadAsync(SomeFiles.Jpeg());
        (await BreachesAsync()).ShouldBeEmpty();

        await _site.Blobs.DeleteAsync(BlobName.Of(file.Blob));

        (await BreachesAsync()).ShouldBe([$"media file {file.Path} has no blob"]);
    }

    private Task<IReadOnlyList<string>> BreachesAsync() => _site.GetAsync(services =>
        services.GetServices<IInvariant>().Single().BreachesAsync(services.GetRequiredService<AppDb>(), CancellationToken.None));

    private Task SweepAsync() => _site.DoAsync(services =>
        services.GetServices<IDueJob>().Single(j => j.Kind == "media.sweep").RunAsync(Due.Work("media.sweep", "all", _site.Clock.Instant()), services.GetRequiredService<AppDb>(), CancellationToken.None));

    private Task<(MediaId Id, string Blob)> PlaceAsync(byte[] content) => _site.GetAsync(async services =>
    {
        var file = await services.GetRequiredService<UploadReceiver>().PlaceAsync(new MemoryStream(content), "site/logo.png", null);
        return (file.Id, file.Blob);
    });

    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}
