using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Renditions;

public sealed class ServeMediaTests(MediaSite site) : IClassFixture<MediaSite>, IAsyncLifetime
{
    private MediaFile _photo = null!;

    public async ValueTask InitializeAsync() => _photo = await site.UploadAsync(SomeFiles.PhoneJpeg());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_signed_address_gives_the_size_it_names()
    {
        var answer = await site.Client.GetAsync(site.Urls.Rendition(_photo, 20, 20, "crop"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await PictureAsync(answer)).ShouldBe((20, 20));
    }

    [Fact]
    public async Task Without_any_command_the_answer_is_still_no_original()
    {
        var answer = await site.Client.GetAsync($"/media/{_photo.Path}");
        var content = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        content.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromMinutes(1));
        answer.Headers.Vary.ShouldBe(["Accept"]);
    }

    [Fact]
    public async Task The_browser_gets_the_best_it_reads()
    {
        (await TypeAsync("image/webp,*/*")).ShouldBe("image/webp");
        (await TypeAsync("image/*")).ShouldBe("image/jpeg");
        (await TypeAsync("image/avif")).ShouldBe("image/avif");
    }

    [Fact]
    public async Task Who_reads_AVIF_too_gets_WebP_until_the_AVIF_is_made()
    {
        const string both = "image/avif,image/webp,*/*";
        (await TypeAsync(both, 100)).ShouldBe("image/webp");

        for (var tries = 0; tries < 100 && await TypeAsync(both, 100) != "image/avif"; tries++)
            await Task.Delay(50);

        (await TypeAsync(both, 100)).ShouldBe("image/avif");
    }

    [Fact]
    public async Task Fifty_readers_of_fifty_cold_pictures_all_get_theirs_and_each_is_drawn_once()
    {
        var photo = await site.UploadAsync(SomeFiles.Jpeg(600, 400));
        var renditions = site.Services.GetRequiredService<RadicaleVernieuwers.Media.Renditions>();
        var before = renditions.Drawn;
        var urls = Enumerable.Range(101, 50).Select(width => site.Urls.Rendition(photo, width)).ToArray();

        var answers = await Task.WhenAll(urls.Concat(urls).Select(url => site.Client.GetAsync(url)));

        answers.Select(a => a.StatusCode).Distinct().ShouldBe([HttpStatusCode.OK]);
        (await Task.WhenAll(answers.Select(PictureAsync))).Select(size => size.Item1).ShouldBe([.. Enumerable.Range(101, 50), .. Enumerable.Range(101, 50)]);
        (renditions.Drawn - before).ShouldBe(50);
    }

    [Fact]
    public async Task A_rendition_that_somebody_took_from_the_store_is_drawn_again()
    {
        // Too large to stay in memory.
        var photo = await site.UploadAsync(SomeFiles.Jpeg(1600, 1200));
        var url = site.Urls.Signed(photo.Path, [new("width", "1500"), new("quality", "95"), new("format", "jpg")]);
        var renditions = site.Services.GetRequiredService<RadicaleVernieuwers.Media.Renditions>();
        (await site.Client.GetByteArrayAsync(url)).Length.ShouldBeGreaterThan(256 << 10);
        var before = renditions.Drawn;
        await foreach (var rendition in site.Blobs.ListAsync($"renditions/{photo.Sha256}/"))
            await site.Blobs.DeleteAsync(rendition.Name);

        (await site.Client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.Client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (renditions.Drawn - before).ShouldBe(1);
    }

    [Theory]
    [InlineData("?width=21")]
    [InlineData("?width=50&rxy=0.1,0.1")]
    [InlineData("?width=50&token=AAAA")]
    [InlineData("?width=50&token=")]
    [InlineData("?token=%F0%9F%98%80")]
    [InlineData("?width=50&format=exe")]
    [InlineData("?width=99999999999999")]
    public async Task A_command_that_is_not_allowed_gives_nothing(string query) =>
        (await site.Client.GetAsync($"/media/{_photo.Path}{query}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_signature_does_not_move_to_another_size_or_picture()
    {
        var other = await site.UploadAsync(SomeFiles.Png());
        var url = site.Urls.Rendition(_photo, 20);

        (await site.Client.GetAsync(url.Replace("width=20", "width=21"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Client.GetAsync(url.Replace(_photo.Path, other.Path))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Client.GetAsync(url + "&width=21")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_browser_that_has_it_is_told_so()
    {
        var url = site.Urls.Rendition(_photo, 20);
        var first = await site.Client.GetAsync(url);
        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await site.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_part_can_be_asked_for()
    {
        using var part = new HttpRequestMessage(HttpMethod.Get, site.Urls.Rendition(_photo, 20)) { Headers = { Range = new RangeHeaderValue(0, 9) } };

        var answer = await site.Client.SendAsync(part);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(10);
    }

    [Fact]
    public async Task A_private_picture_is_seen_by_a_signed_address_until_it_ends()
    {
        var hidden = await site.UploadAsync(SomeFiles.Jpeg(), isPublic: false);
        var url = site.Urls.Private(hidden.Path, 20, null, "max", site.Clock.Instant().AddMinutes(10));

        (await site.Client.GetAsync($"/media/{hidden.Path}?width=50")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Client.GetAsync(site.Urls.Rendition(hidden, 20))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var answer = await site.Client.GetAsync(url);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        (await site.Client.GetAsync(url.Replace("expires=1", "expires=2"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        site.Clock.Advance(TimeSpan.FromMinutes(10));
        (await site.Client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_embargo_on_a_picture_ends_at_its_instant()
    {
        var file = await site.UploadAsync(SomeFiles.Jpeg(), isPublic: false);
        await site.DoAsync(async services => (await Find(services, file.Id)).Publish(site.Clock.Instant().AddHours(1)));
        var url = site.Urls.Rendition(file, 20);

        site.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        (await site.Client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await site.Client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_document_is_a_download()
    {
        var file = await site.UploadAsync(SomeFiles.Pdf(), name: "nota.pdf");

        var answer = await site.Client.GetAsync($"/media/{file.Path}");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(SomeFiles.Pdf());
    }

    [Theory]
    [InlineData("/media/nergens.jpg")]
    [InlineData("/media/")]
    [InlineData("/media/../keys/media.key")]
    [InlineData("/media/%2e%2e/keys/media.key")]
    public async Task What_is_not_in_the_library_is_not_found(string url) => (await site.Client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public void The_key_is_readable_by_its_owner_alone() =>
        File.GetUnixFileMode(Path.Combine(site.Folder, "keys", "media.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private static async Task<MediaFile> Find(IServiceProvider services, MediaId id) =>
        await ((AppDb)services.GetService(typeof(AppDb))!).MediaFiles.FindAsync(id) ?? throw new NotFound();

    private async Task<string> TypeAsync(string accept, int width = 32)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{_photo.Path}?width={width}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return (await site.Client.SendAsync(request)).Content.Headers.ContentType!.MediaType!;
    }

    private static async Task<(int, int)> PictureAsync(HttpResponseMessage answer)
    {
        using var picture = NetVips.Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync());
        return (picture.Width, picture.Height);
    }
}
