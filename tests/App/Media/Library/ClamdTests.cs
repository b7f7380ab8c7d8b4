using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

/// <summary>A real clamd with one signature of our own.</summary>
public sealed class ClamdTests : IAsyncLifetime
{
    private const string Sign = "RADICALE-VERNIEUWERS-PROEFVIRUS";
    private const string Program = "/usr/sbin/clamd";
    private readonly string _folder = Directory.CreateTempSubdirectory("clamd").FullName;
    private readonly int _port = FreePort();
    private Process? _clamd;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        var db = Directory.CreateDirectory(Path.Combine(_folder, "db")).FullName;
        await File.WriteAllTextAsync(Path.Combine(db, "local.ndb"), $"Test-Signature:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Sign))}\n");
        var conf = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(conf, $"DatabaseDirectory {db}\nTCPSocket {_port}\nTCPAddr 127.0.0.1\nUser {Environment.UserName}\nForeground yes\nStreamMaxLength 1M\n");
        _clamd = Process.Start(new ProcessStartInfo(Program, ["--config-file", conf]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        for (var tries = 0; tries < 300 && !await AnswersAsync(); tries++)
            await Task.Delay(100);
    }

    public ValueTask DisposeAsync()
    {
        _clamd?.Kill();
        _clamd?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_file_with_a_virus_is_refused_and_a_clean_one_comes_in()
    {
        Present();
        await using var site = await SiteAsync($"127.0.0.1:{_port}");

        (await site.UploadAsync(SomeFiles.Jpeg())).Path.ShouldEndWith("foto.jpg");
        (await RefusalAsync(site, [.. SomeFiles.Pdf(), .. Encoding.ASCII.GetBytes(Sign)])).ShouldBe("Media.Refused.Virus");
    }

    [Fact]
    public async Task A_file_that_the_scanner_will_not_look_at_is_not_taken_on_trust()
    {
        Present();
        await using var site = await SiteAsync($"127.0.0.1:{_port}");

        (await RefusalAsync(site, [.. SomeFiles.Pdf(), .. new byte[3_000_000]])).ShouldBe("Media.Refused.NoScan");
    }

    [Fact]
    public async Task While_the_scanner_is_away_nothing_comes_in()
    {
        await using var site = await SiteAsync($"127.0.0.1:{FreePort()}");

        (await RefusalAsync(site, SomeFiles.Jpeg())).ShouldBe("Media.Refused.NoScan");
    }

    [Fact]
    public void An_address_that_is_none_stops_the_start() =>
        Should.Throw<ConfigurationRefusal>(() => new MediaSite(null, ("Media:Clamd", "overal"))).Message.ShouldStartWith("Media__Clamd");

    private static void Present() => Assert.SkipUnless(File.Exists(Program), "clamd is not installed; tests/run does so");

    private static async Task<MediaSite> SiteAsync(string clamd)
    {
        var site = new MediaSite(null, ("Media:Clamd", clamd));
        await site.InitializeAsync();
        return site;
    }

    private static async Task<string> RefusalAsync(MediaSite site, byte[] content) => (await Should.ThrowAsync<Refusal>(() => site.UploadAsync(content))).Key;

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
