using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Uploads;

/// <summary>The built program is killed while a film arrives, and starts again.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("restart").FullName;
    private readonly int _port = FreePort();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_had_arrived_before_a_kill_is_there_after_it_and_the_rest_follows()
    {
        var storage = Path.Combine(_folder, "site");
        (await SiteProcess.RunAsync(storage, "setup")).Code.ShouldBe(0);
        var film = SomeFiles.Mp4(mediaBytes: 9_000_000);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        string upload;
        using (var first = await ServeAsync(storage))
        {
            upload = await BeginAsync(http, storage, film.Length);
            (await PatchAsync(http, upload, 0, film[..5_000_000])).ShouldBe(HttpStatusCode.NoContent);
            // This one is under way when the program dies: nobody was told that it arrived.
            var dying = PatchAsync(http, upload, 5_000_000, film[5_000_000..8_000_000]);
            first.Kill();
            await Should.NotThrowAsync(async () => await Task.WhenAny(dying, Task.Delay(TimeSpan.FromSeconds(30))));
            _ = dying.Exception;
        }

        using var second = await ServeAsync(storage);
        var offset = await OffsetAsync(http, upload);
        offset.ShouldBeInRange(5_000_000, 8_000_000);
        HttpStatusCode status;
        // Whoever held the turn is dead: it is free after a quarter of a minute.
        for (var tries = 0; (status = await PatchAsync(http, upload, offset, film[(int)offset..])) == HttpStatusCode.Locked && tries < 60; tries++)
            await Task.Delay(500);
        status.ShouldBe(HttpStatusCode.NoContent);
        using var finished = await http.SendAsync(Request(HttpMethod.Post, upload + "/finish"));
        var told = JsonDocument.Parse(await finished.Content.ReadAsStringAsync()).RootElement;
        var served = await http.GetByteArrayAsync(new Uri("/media/" + told.GetProperty("path").GetString(), UriKind.Relative));
        served.Length.ShouldBe(film.Length);
    }

    private async Task<SiteProcess> ServeAsync(string storage)
    {
        var process = SiteProcess.Start(storage, [$"--urls=http://127.0.0.1:{_port}"], ("Due__Worker", "false"));
        await process.UntilSaidAsync($"The site is at http://127.0.0.1:{_port}");
        return process;
    }

    private static async Task<string> BeginAsync(HttpClient http, string storage, long length)
    {
        var signer = UrlSigner.Of(new MediaOptions { StoragePath = storage });
        var ticket = new UploadTicket("library", MediaUse.Library, 1 << 30, null, IsShown: true).Write(signer, DateTimeOffset.UtcNow);
        using var begun = await http.SendAsync(Request(HttpMethod.Post, "/uploads", ("Upload-Length", $"{length}"), ("Upload-Metadata", $"filename {Base64("feest.mp4")},ticket {Base64(ticket)}")));
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        return begun.Headers.Location!.ToString();
    }

    private static async Task<HttpStatusCode> PatchAsync(HttpClient http, string upload, long offset, byte[] piece)
    {
        using var request = Request(HttpMethod.Patch, upload, ("Upload-Offset", $"{offset}"));
        request.Content = new ByteArrayContent(piece) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<long> OffsetAsync(HttpClient http, string upload)
    {
        using var answer = await http.SendAsync(Request(HttpMethod.Head, upload));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers.Append(("Tus-Resumable", "1.0.0")))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
