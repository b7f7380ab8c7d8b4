using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using RadicaleVernieuwers.Web;
using Xunit;

namespace RadicaleVernieuwers.Testing;

/// <summary>A PostgreSQL of the test run's own, in a temporary folder. Every class gets a copy of one set-up database.</summary>
internal sealed class PostgresCluster
{
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);
    private readonly int _port;
    private int _databases;

    private PostgresCluster(int port) => _port = port;

    /// <summary>A database of one's own, set up. The test is skipped, and says so, where PostgreSQL is not installed; tests/run installs it.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> DatabaseAsync()
    {
        Assert.SkipWhen(Bin() is null, "PostgreSQL is not installed");
        var cluster = await Shared.Value;
        var name = $"site{Interlocked.Increment(ref cluster._databases)}";
        await cluster.CommandAsync($"CREATE DATABASE {name} TEMPLATE template_site");
        return cluster.Connection(name);
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=40";

    private static async Task<PostgresCluster> StartAsync()
    {
        var (bin, folder, port) = (Bin()!, Directory.CreateTempSubdirectory("rv-postgres-").FullName, FreePort());
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", folder);
        await RunAsync([.. AsPostgres(), Path.Combine(bin, "initdb"), "--pgdata", folder + "/data", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        // What a test run loses at a power cut it makes again.
        var server = Process.Start(Info([.. AsPostgres(), Path.Combine(bin, "postgres"), "-D", folder + "/data", "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=300", "-c", "logging_collector=off"]))!;
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(server, folder);
        var cluster = new PostgresCluster(port);
        await cluster.UntilReadyAsync();
        await cluster.MakeTemplateAsync();
        return cluster;
    }

    private async Task MakeTemplateAsync()
    {
        await CommandAsync("CREATE DATABASE template_site");
        var folder = Directory.CreateTempSubdirectory("rv-template-").FullName;
        await using (var app = SiteTemplate.Build(folder, new FakeTimeProvider(SiteFixture.Start), serves: false, [$"--ConnectionStrings:Site={Connection("template_site")}"], _ => { }))
            await SiteStart.PrepareAsync(app.Services);
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    private async Task UntilReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await CommandAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task CommandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? Bin() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsPostgres() => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(Info(command))!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {await said}{complained}");
    }

    private static ProcessStartInfo Info(string[] command) =>
        new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };

    private static void Stop(Process server, string folder)
    {
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        Directory.Delete(folder, true);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
