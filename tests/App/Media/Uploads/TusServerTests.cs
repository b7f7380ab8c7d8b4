using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Uploads;

/// <summary>The tus server, over each store below.</summary>
public abstract partial class TusServerTests : IAsyncLifetime
{
    private protected MediaSite Site { get; set; } = null!;

    public abstract ValueTask InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
    }

    [Fact]
    public async Task It_says_what_it_speaks()
    {
        var answer = await SendAsync(HttpMethod.Options, "/uploads");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Tus-Extension").ShouldBe(["creation,termination,expiration,checksum"]);
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
        answer.Headers.GetValues("Tus-Max-Size").ShouldBe(["2000000000"]);
        answer.Headers.GetValues("Tus-Checksum-Algorithm").ShouldBe(["sha1,sha256"]);
    }

    [Fact]
    public async Task A_file_arrives_in_pieces_and_becomes_a_picture_of_the_library()
    {
        var jpeg = SomeFiles.Jpeg(400, 300);
        var upload = await CreateAsync(jpeg.Length, "Mijn Foto.png");

        (await PatchAsync(upload, 0, jpeg[..1000])).Headers.GetValues("Upload-Offset").ShouldBe(["1000"]);
        (await OffsetAsync(upload)).ShouldBe(1000);
        (await PatchAsync(upload, 1000, jpeg[1000..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var told = await FinishAsync(upload);
        var again = await FinishAsync(upload);
        await Site.RunDueAsync();

        told.GetProperty("path").GetString().ShouldBe("library/pers/mijn-foto.jpg");
        again.GetProperty("id").GetGuid().ShouldBe(told.GetProperty("id").GetGuid());
        told.GetProperty("notes")[0].GetString()!.ShouldContain("2500");
        var file = (await Site.FilesAsync()).Single();
        (file.Width, file.Bytes, file.IsPublicAt(Site.Clock.Instant())).ShouldBe((400, jpeg.Length, true));
        (await Site.BlobNamesAsync()).ShouldBe([file.Blob]);
    }

    [Fact]
    public async Task Another_node_goes_on_where_the_first_one_stopped()
    {
        var jpeg = SomeFiles.Jpeg(200, 200);
        var upload = await CreateAsync(jpeg.Length);
        await PatchAsync(upload, 0, jpeg[..100]);
        await using var other = new MediaSite(Site, Settings);
        await other.InitializeAsync();

        (await PatchAsync(upload, 100, jpeg[100..], on: other)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await FinishAsync(upload, other);

        (await Site.FilesAsync()).Single().Bytes.ShouldBe(jpeg.Length);
    }

    [Fact]
    public async Task A_piece_whose_predecessor_still_arrives_is_told_to_wait()
    {
        var upload = await CreateAsync(20);
        using var slow = new Held(new byte[10]);
        var first = SendAsync(HttpMethod.Patch, upload, slow, ("Upload-Offset", "0"));
        await slow.Started;

        (await PatchAsync(upload, 0, new byte[10])).StatusCode.ShouldBe(HttpStatusCode.Locked);
        (await SendAsync(HttpMethod.Delete, upload)).StatusCode.ShouldBe(HttpStatusCode.Locked);

        slow.Release();
        (await first).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PatchAsync(upload, 10, new byte[10])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_turn_of_a_node_that_died_ends_by_itself()
    {
        var upload = await CreateAsync(20);
        await Site.DoAsync(async services => (await UploadOf(services, upload)).TakeTurn(Site.Clock.Instant()).ShouldBeTrue());
        (await PatchAsync(upload, 0, new byte[20])).StatusCode.ShouldBe(HttpStatusCode.Locked);

        Site.Clock.Advance(Upload.Turn);

        (await PatchAsync(upload, 0, new byte[20])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("7", HttpStatusCode.Conflict)]
    [InlineData("", HttpStatusCode.Conflict)]
    public async Task A_piece_at_another_offset_is_refused(string offset, HttpStatusCode status)
    {
        var upload = await CreateAsync(20);

        (await SendAsync(HttpMethod.Patch, upload, Piece(new byte[10]), ("Upload-Offset", offset))).StatusCode.ShouldBe(status);
        (await PatchAsync(upload, 0, new byte[20])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task More_than_was_announced_is_refused()
    {
        var upload = await CreateAsync(5);

        (await PatchAsync(upload, 0, new byte[6])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await OffsetAsync(upload)).ShouldBe(0);
    }

    [Fact]
    public async Task A_piece_that_does_not_match_its_checksum_does_not_count()
    {
        var content = RandomNumberGenerator.GetBytes(50);
        var upload = await CreateAsync(50);
        var right = "sha256 " + Convert.ToBase64String(SHA256.HashData(content));

        ((int)(await SendAsync(HttpMethod.Patch, upload, Piece(new byte[50]), ("Upload-Offset", "0"), ("Upload-Checksum", right))).StatusCode).ShouldBe(460);
        (await OffsetAsync(upload)).ShouldBe(0);
        (await SendAsync(HttpMethod.Patch, upload, Piece(content), ("Upload-Offset", "0"), ("Upload-Checksum", "md9 AAAA"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(HttpMethod.Patch, upload, Piece(content), ("Upload-Offset", "0"), ("Upload-Checksum", right))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task What_is_called_off_is_gone()
    {
        var upload = await CreateAsync(20);
        await PatchAsync(upload, 0, new byte[10]);

        (await SendAsync(HttpMethod.Delete, upload)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await SendAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task After_a_day_of_silence_it_is_too_late_and_swept()
    {
        var upload = await CreateAsync(20);
        await PatchAsync(upload, 0, new byte[10]);
        Site.Clock.Advance(Upload.Lifetime - TimeSpan.FromSeconds(1));
        (await OffsetAsync(upload)).ShouldBe(10);

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await PatchAsync(upload, 10, new byte[10])).StatusCode.ShouldBe(HttpStatusCode.Gone);
        await SweepAsync();
        (await SendAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.Gone);

        Site.Clock.Advance(Upload.Remembered);
        await SweepAsync();
        (await SendAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_good_ticket_nothing_begins()
    {
        var ticket = Ticket(MediaUse.Library, 100);

        (await CreateAnswerAsync(ticket.Replace("most=100", "most=999"), 10)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CreateAnswerAsync("", 10)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CreateAnswerAsync(ticket, 101)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CreateAnswerAsync(new UploadTicket("x", MediaUse.Picture, 100, Id.New<UserId>()).Write(Signer, Site.Clock.Instant()), 10)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Site.Clock.Advance(UploadTicket.Lifetime);
        (await CreateAnswerAsync(ticket, 10)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_client_of_another_version_is_told_ours()
    {
        var answer = await Site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/uploads"));

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
    }

    private protected virtual (string, string)[] Settings => [];

    private UrlSigner Signer => Site.Services.GetRequiredService<UrlSigner>();

    private string Ticket(MediaUse use, long largest) => new UploadTicket("library/pers", use, largest, null, IsShown: true).Write(Signer, Site.Clock.Instant());

    private async Task<string> CreateAsync(long length, string name = "foto.jpg") => (await CreateAnswerAsync(Ticket(MediaUse.Library, 1 << 30), length, name)).Headers.Location!.ToString();

    private Task<HttpResponseMessage> CreateAnswerAsync(string ticket, long length, string name = "foto.jpg") =>
        SendAsync(HttpMethod.Post, "/uploads", null, ("Upload-Length", $"{length}"), ("Upload-Metadata", $"filename {Base64(name)},ticket {Base64(ticket)}"));

    private Task<HttpResponseMessage> PatchAsync(string upload, long offset, byte[] content, MediaSite? on = null) => SendAsync(on ?? Site, HttpMethod.Patch, upload, Piece(content), ("Upload-Offset", $"{offset}"));

    private async Task<long> OffsetAsync(string upload) => long.Parse((await SendAsync(HttpMethod.Head, upload)).Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<JsonElement> FinishAsync(string upload, MediaSite? on = null)
    {
        var answer = await SendAsync(on ?? Site, HttpMethod.Post, upload + "/finish", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<string> SentenceAsync(string upload)
    {
        var answer = await SendAsync(HttpMethod.Post, upload + "/finish");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;
    }

    private Task SweepAsync() => Site.DoAsync(services => services.GetServices<IDueJob>().Single(j => j.Kind == "media.uploads")
        .RunAsync(Due.Work("media.uploads", "all", Site.Clock.Instant()), services.GetRequiredService<AppDb>(), CancellationToken.None));

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, HttpContent? content = null, params (string Name, string Value)[] headers) => SendAsync(Site, method, url, content, headers);

    private static async Task<HttpResponseMessage> SendAsync(MediaSite site, HttpMethod method, string url, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        foreach (var (name, value) in headers.Append(("Tus-Resumable", "1.0.0")))
            request.Headers.TryAddWithoutValidation(name, value);
        return await site.Client.SendAsync(request);
    }

    private static async Task<Upload> UploadOf(IServiceProvider services, string url) =>
        (await services.GetRequiredService<AppDb>().Uploads.FindAsync(Id.From<UploadId>(Guid.Parse(url.Split('/')[^1]))))!;

    private static ByteArrayContent Piece(byte[] content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>A piece of which half arrives, and the rest when it may.</summary>
    private sealed class Held : HttpContent
    {
        private readonly byte[] _content;
        private readonly TaskCompletionSource _started = new(), _released = new();

        public Held(byte[] content)
        {
            _content = content;
            Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        /// <summary>The server reads it.</summary>
        public Task Started => _started.Task;

        public void Release() => _released.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_content.AsMemory(0, _content.Length / 2));
            await stream.FlushAsync();
            await Task.Delay(300);
            _started.TrySetResult();
            await _released.Task;
            await stream.WriteAsync(_content.AsMemory(_content.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Length;
            return true;
        }
    }
}

public sealed class FileTusServerTests : TusServerTests
{
    public override ValueTask InitializeAsync() => (Site = new MediaSite()).InitializeAsync();
}

public sealed class AzureTusServerTests(AzuriteFixture azurite) : TusServerTests, IClassFixture<AzuriteFixture>
{
    private readonly string _container = $"t{Id.New():N}";

    private protected override (string, string)[] Settings => [("OrchardCore:OrchardCore_Media_Azure:ConnectionString", azurite.ConnectionString), ("OrchardCore:OrchardCore_Media_Azure:ContainerName", _container)];

    public override ValueTask InitializeAsync() => (Site = new MediaSite(null, Settings)).InitializeAsync();
}
