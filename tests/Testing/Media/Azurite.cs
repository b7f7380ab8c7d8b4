using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace RadicaleVernieuwers.Testing.Media;

/// <summary>A real Azurite, in memory, on a free port, with an account of its own.</summary>
public sealed class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;

    private Azurite(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    /// <exception cref="InvalidOperationException">It is not installed, or does not answer.</exception>
    public static async Task<Azurite> StartAsync()
    {
        var tools = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "tools"));
        var program = Path.Combine(tools, "node_modules", ".bin", "azurite-blob");
        if (!File.Exists(program))
            throw new InvalidOperationException($"Azurite is not installed. Run 'npm ci --ignore-scripts' in {tools}, or tests/run, which does so.");
        var (port, key) = (FreePort(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        var start = new ProcessStartInfo(program, ["--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--inMemoryPersistence", "--disableTelemetry", "--silent", "--skipApiVersionCheck"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"dev1:{key}";
        var azurite = new Azurite(Process.Start(start)!, $"DefaultEndpointsProtocol=http;AccountName=dev1;AccountKey={key};BlobEndpoint=http://127.0.0.1:{port}/dev1;");
        await azurite.AnswersAsync(port);
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AnswersAsync(int port)
    {
        var started = Stopwatch.StartNew();
        while (started.Elapsed < Patience && !_process.HasExited)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException($"Azurite does not answer on port {port}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
