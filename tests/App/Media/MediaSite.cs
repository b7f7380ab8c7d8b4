using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Web;
using RadicaleVernieuwers.Web.Database;
using Xunit;

namespace RadicaleVernieuwers.App.Media;

/// <summary>The media module alone, over HTTP, with a database and a folder of its own.</summary>
public sealed class MediaSite : IAsyncLifetime
{
    private readonly string _folder;
    private readonly bool _isFirst;
    private readonly WebApplication _app;

    public MediaSite() : this(null)
    {
    }

    /// <param name="beside">Another node of the same site.</param>
    internal MediaSite(MediaSite? beside, params (string Name, string Value)[] settings)
    {
        _isFirst = beside is null;
        _folder = beside?._folder ?? Directory.CreateTempSubdirectory("media").FullName;
        Clock = beside?.Clock ?? Clock;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Path"] = _folder;
        foreach (var (name, value) in settings)
            builder.Configuration[name] = value;
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddData();
        // All of them: within one process the database library keeps one model for all sites.
        builder.Services.AddSingleton(Modules.Assemblies);
        new DatabaseChoice($"Data Source={Path.Combine(_folder, "site.db")};Foreign Keys=True", true).AddTo(builder.Services);
        builder.Services.AddLiquid(builder.Configuration, development: false);
        builder.Services.AddMedia(builder.Configuration);
        builder.Services.AddAuthorization();
        _app = builder.Build();
        _app.MapMedia();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero));

    public HttpClient Client => _app.GetTestClient();

    public MediaUrls Urls => _app.Services.GetRequiredService<MediaUrls>();

    public IBlobStore Blobs => _app.Services.GetRequiredService<IBlobStore>();

    public IServiceProvider Services => _app.Services;

    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        if (!_isFirst)
            return;
        await DoAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await db.Database.EnsureCreatedAsync();
            db.FeedCounters.Add(new FeedCounter());
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_isFirst)
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Runs in a scope and saves once, as a request does.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    public Task<MediaFile> UploadAsync(byte[] content, string folder = "entries/rv26-0001", string name = "foto.jpg", bool isPublic = true) => GetAsync(async services =>
    {
        var file = await services.GetRequiredService<UploadReceiver>().ReceiveAsync(new MemoryStream(content), folder, name, MediaUse.Document, by: null, field: "Input.Photo");
        if (isPublic)
            file.Publish(Clock.Instant());
        return file;
    });

    public async Task<T> GetAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        T? result = default;
        await DoAsync(async services => result = await work(services));
        return result!;
    }

    public Task<MediaFile[]> FilesAsync() => GetAsync(services => services.GetRequiredService<AppDb>().MediaFiles.OrderBy(f => f.Path).ToArrayAsync());

    public Task<int> RunDueAsync() => _app.Services.GetRequiredService<DueRunner>().RunOnceAsync(CancellationToken.None);

    public async Task<string[]> BlobNamesAsync()
    {
        var names = new List<string>();
        await foreach (var blob in Blobs.ListAsync(""))
            names.Add(blob.Name.Value);
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
