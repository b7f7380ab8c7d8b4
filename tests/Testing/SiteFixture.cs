using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Web;
using Xunit;

namespace RadicaleVernieuwers.Testing;

/// <summary>The real site on a port of its own, on a copy of one set-up database, with a clock that the test turns. One per test class.</summary>
public class SiteFixture : IAsyncLifetime
{
    /// <summary>When every test starts: a working day on which the demo call is open.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private WebApplication? _app;
    private string[] _database = [];

    public FakeTimeProvider Clock { get; } = new(Start);
    public QueryCounter Queries { get; private set; } = null!;
    public string Folder { get; } = Directory.CreateTempSubdirectory("rv-site-").FullName;
    public Uri Url { get; private set; } = null!;
    public IServiceProvider Services => _app!.Services;

    /// <summary>Settings of this class's site, such as <c>Mail:Smtp:Host</c>.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>True for the half of a test marked <em>both</em> that runs on a real PostgreSQL.</summary>
    protected virtual bool IsOnPostgres => false;

    /// <summary>The site's own clock: the one that the test turns, unless a class needs the real one.</summary>
    protected virtual TimeProvider Time => Clock;

    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    public async ValueTask InitializeAsync()
    {
        CopyFolder(await SiteTemplate.FolderAsync(), Folder);
        if (IsOnPostgres)
            _database = [$"--ConnectionStrings:Site={await PostgresCluster.DatabaseAsync()}"];
        await StartAsync();
    }

    public async Task StartAsync()
    {
        var port = FreePort();
        Url = new Uri($"http://localhost:{port}");
        _app = SiteTemplate.Build(Folder, Time, serves: true, [$"--urls={Url}", $"--Site:Url={Url}", .. _database, .. Settings], builder =>
        {
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddSingleton<QueryCounter>();
            builder.Services.AddSingleton<IInterceptor>(p => p.GetRequiredService<QueryCounter>());
            Configure(builder);
        });
        await SiteStart.PrepareAsync(_app.Services);
        await _app.StartAsync();
        Queries = _app.Services.GetRequiredService<QueryCounter>();
    }

    public async Task StopAsync()
    {
        await _app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Someone with a browser and no account yet.</summary>
    public Visitor Visitor(string? language = null) => new(this, language);

    /// <summary>Reads or changes the database as the program itself.</summary>
    public async Task<T> Db<T>(Func<AppDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public Task Db(Func<AppDb, Task> use) => Db<int>(async db =>
    {
        await use(db);
        return 0;
    });

    /// <summary>Does all that is due at the present instant of the clock.</summary>
    public async Task RunDueAsync()
    {
        var runner = Services.GetRequiredService<DueRunner>();
        while (await runner.RunOnceAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    /// <summary>What is not true about the database, though it should be.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var breaches = new List<string>();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
            breaches.AddRange(await invariant.BreachesAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), CancellationToken.None));
        return breaches;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null)
            await StopAsync();
        Directory.Delete(Folder, true);
    }

    internal static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, true);
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The set-up site that every class copies: made once per run.</summary>
public static class SiteTemplate
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> FolderAsync() => Made.Value;

    public static WebApplication Build(string folder, TimeProvider clock, bool serves, string[] args, Action<WebApplicationBuilder> configure) =>
        SiteHost.Build([$"--Storage:Path={folder}", "--Due:Worker=false", "--Accounts:PostsPerMinute=100000", "--environment=Testing", .. args], serves, builder =>
        {
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddProvider(new TestLog());
            builder.Services.RemoveAll<TimeProvider>();
            builder.Services.AddSingleton(clock);
            configure(builder);
        });

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rv-template-").FullName;
        await using (var app = Build(folder, new FakeTimeProvider(SiteFixture.Start), serves: false, [], _ => { }))
            await SiteStart.PrepareAsync(app.Services);
        SqliteConnection.ClearAllPools();
        return folder;
    }
}

/// <summary>Errors that the site logs are shown with the test that caused them.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new();

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, name => new Logger(name));

    public void Dispose()
    {
    }

    private sealed class Logger(string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
                TestContext.Current.SendDiagnosticMessage("{0}: {1} {2}", name, formatter(state, exception), exception?.ToString() ?? "");
        }
    }
}
