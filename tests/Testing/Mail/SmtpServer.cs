using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace RadicaleVernieuwers.Testing.Mail;

/// <summary>A real SMTP server on a free port. It keeps what it took.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<TakenMail> _taken = new();

    private SmtpServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public IReadOnlyCollection<TakenMail> Taken => _taken;

    /// <exception cref="InvalidOperationException">It is not installed, or does not answer.</exception>
    public static async Task<SmtpServer> StartAsync()
    {
        var tools = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "tools"));
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "smtp-server")))
            throw new InvalidOperationException($"The SMTP server is not installed. Run 'npm ci --ignore-scripts' in {tools}, or tests/run, which does so.");
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(tools, "smtp.mjs")]) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The SMTP server ended at once.");
        var server = new SmtpServer(process, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
        _ = server.ListenAsync();
        return server;
    }

    public IReadOnlyList<TakenMail> To(string address) => [.. _taken.Where(m => m.To.Contains(address))];

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var mail = JsonDocument.Parse(line).RootElement;
            _taken.Enqueue(new TakenMail([.. mail.GetProperty("to").EnumerateArray().Select(t => t.GetString()!)], mail.GetProperty("user").GetString(), mail.GetProperty("raw").GetString()!));
        }
    }

    private static string Here([CallerFilePath] string file = "") => file;
}

/// <summary>A mail as it came over the wire.</summary>
public sealed record TakenMail(IReadOnlyList<string> To, string? User, string Raw)
{
    public string? Header(string name) =>
        Raw.Split("\r\n\r\n")[0].Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
