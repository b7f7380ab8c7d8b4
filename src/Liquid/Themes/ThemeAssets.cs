using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The theme's css, fonts and pictures and those of its base, under one hash over all of it, so that relative addresses in css keep working. Bytes, br and gzip are made once.</summary>
public sealed class ThemeAssets : IDisposable
{
    private static readonly string[] Compressible = [".css", ".svg", ".js", ".json", ".txt"];
    private readonly string[] _folders;
    private readonly List<FileSystemWatcher> _watchers = [];
    private volatile Content _content;

    public ThemeAssets(ThemeFolder theme)
    {
        _folders = [.. theme.Paths.Select(path => System.IO.Path.Combine(path, "assets")).Where(Directory.Exists)];
        _content = Load(_folders);
        foreach (var folder in _folders)
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, EnableRaisingEvents = true };
            watcher.Changed += (_, _) => Reload();
            watcher.Created += (_, _) => Reload();
            watcher.Renamed += (_, _) => Reload();
            _watchers.Add(watcher);
        }
    }

    public string Url(string path) => $"/t/{_content.Hash}/{path}";

    /// <summary>The address of a file that a template names as Orchard does, <c>~/TheTheme/css/x.css</c>, or by its path; null where it is not there.</summary>
    public string? Find(string named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var path = named.StartsWith("~/", StringComparison.Ordinal) ? named[2..] : named.TrimStart('/');
        var files = _content.Files;
        if (files.ContainsKey(path))
            return Url(path);
        var below = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return files.ContainsKey(below) ? Url(below) : null;
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    internal void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/t/{hash}/{**path}", ["GET", "HEAD"], ServeAsync).AllowAnonymous();

    private async Task ServeAsync(HttpContext context, string hash, string path)
    {
        var content = _content;
        if (!content.Files.TryGetValue(path, out var file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var accepts = context.Request.Headers.AcceptEncoding.ToString();
        var (bytes, encoding) = file.Brotli is not null && accepts.Contains("br", StringComparison.Ordinal) ? (file.Brotli, "br")
            : file.Gzip is not null && accepts.Contains("gzip", StringComparison.Ordinal) ? (file.Gzip, "gzip") : (file.Bytes, null);
        var headers = context.Response.Headers;
        headers.CacheControl = hash == content.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        context.Response.ContentType = file.Type;
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private void Reload()
    {
        try
        {
            _content = Load(_folders);
        }
        catch (IOException)
        {
            // An editor is still writing; its next event comes.
        }
    }

    private static Content Load(string[] folders)
    {
        if (folders.Length == 0)
            return new Content("0", []);
        var types = new FileExtensionContentTypeProvider();
        var files = new Dictionary<string, File>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, full) in folders.SelectMany(Named).DistinctBy(file => file.Name))
        {
            var bytes = System.IO.File.ReadAllBytes(full);
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(bytes);
            var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            var compress = Compressible.Contains(System.IO.Path.GetExtension(name));
            files[name] = new File(bytes, compress ? Compress(bytes, s => new BrotliStream(s, CompressionLevel.SmallestSize)) : null,
                compress ? Compress(bytes, s => new GZipStream(s, CompressionLevel.SmallestSize)) : null, type);
        }
        return new Content(Convert.ToHexStringLower(hash.GetHashAndReset())[..12], files);
    }

    private static IEnumerable<(string Name, string Full)> Named(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(full => (System.IO.Path.GetRelativePath(folder, full).Replace('\\', '/'), full));

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> by)
    {
        using var target = new MemoryStream();
        using (var stream = by(target))
            stream.Write(bytes);
        return target.ToArray();
    }

    private sealed record Content(string Hash, Dictionary<string, File> Files);
    private sealed record File(byte[] Bytes, byte[]? Brotli, byte[]? Gzip, string Type);
}

/// <summary>Serves the theme's assets.</summary>
public static class ThemeAssetEndpoints
{
    public static void MapThemeAssets(this IEndpointRouteBuilder endpoints) => endpoints.ServiceProvider.GetRequiredService<ThemeAssets>().Map(endpoints);
}
