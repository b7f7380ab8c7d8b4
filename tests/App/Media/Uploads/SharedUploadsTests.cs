using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Uploads;

/// <summary>Pictures that others made, through the whole way a browser sends them: begun, sent in pieces, finished, shown.</summary>
public sealed class SharedUploadsTests(MediaSite site) : IClassFixture<MediaSite>
{
    [Fact]
    public async Task Every_shared_picture_goes_through_the_upload_and_ends_as_its_list_asks()
    {
        var folder = Some.SharedData("images");
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var (file, category, expected) in Rows(folder))
        {
            seen++;
            var (status, told) = await UploadAsync(await File.ReadAllBytesAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken), Path.GetFileName(file));
            var mayRefuse = category == "svg-hostile" || expected.Contains("refuse", StringComparison.Ordinal) || expected.Contains("never a 500", StringComparison.Ordinal);
            var mustRefuse = category == "svg-hostile" || expected.StartsWith("refuse", StringComparison.Ordinal);
            if (status != HttpStatusCode.OK && status != HttpStatusCode.Conflict || status == HttpStatusCode.OK && mustRefuse || status == HttpStatusCode.Conflict && !mayRefuse)
                wrong.Add($"{file}: {(int)status} {told}, the list says: {expected}");
            if (status == HttpStatusCode.OK)
                wrong.AddRange(await TracesAsync(file, JsonDocument.Parse(told).RootElement.GetProperty("path").GetString()!));
        }
        seen.ShouldBeGreaterThan(50);
        wrong.ShouldBeEmpty();
    }

    private async Task<(HttpStatusCode, string)> UploadAsync(byte[] content, string name)
    {
        var ticket = new UploadTicket("shared", MediaUse.Picture, 1 << 30, null, IsShown: true).Write(site.Services.GetRequiredService<UrlSigner>(), site.Clock.Instant());
        var begun = await SendAsync(HttpMethod.Post, "/uploads", null, ("Upload-Length", $"{content.Length}"), ("Upload-Metadata", $"filename {Base64(name)},ticket {Base64(ticket)}"));
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        var upload = begun.Headers.Location!.ToString();
        for (var at = 0; at < content.Length; at += 1_000_000)
        {
            var piece = new ByteArrayContent(content[at..Math.Min(content.Length, at + 1_000_000)]) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
            (await SendAsync(HttpMethod.Patch, upload, piece, ("Upload-Offset", $"{at}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }
        var finished = await SendAsync(HttpMethod.Post, upload + "/finish", null);
        return (finished.StatusCode, await finished.Content.ReadAsStringAsync());
    }

    private async Task<IEnumerable<string>> TracesAsync(string file, string path)
    {
        var answer = await site.Client.GetAsync($"/media/{path}?width=240&format=jpg");
        if (answer.StatusCode != HttpStatusCode.OK)
            return [$"{file}: its rendition answers {(int)answer.StatusCode}"];
        using var rendition = NetVips.Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync());
        return rendition.GetFields().Where(f => f.StartsWith("exif", StringComparison.Ordinal) || f is "xmp-data" or "iptc-data" or "orientation").Select(f => $"{file}: the public sees {f}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        foreach (var (name, value) in headers.Append(("Tus-Resumable", "1.0.0")))
            request.Headers.TryAddWithoutValidation(name, value);
        return await site.Client.SendAsync(request);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<(string File, string Category, string Expected)> Rows(string folder)
    {
        using var reader = new StreamReader(Path.Combine(folder, "manifest.csv"));
        using var csv = new CsvHelper.CsvReader(reader, System.Globalization.CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            if (csv.GetField("split") == "dev" && File.Exists(Path.Combine(folder, csv.GetField("file")!)))
                yield return (csv.GetField("file")!, csv.GetField("category")!, csv.GetField("expected")!);
        }
    }
}
