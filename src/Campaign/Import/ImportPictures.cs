using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The pictures of an import: brought into the library once, then given to the rows that name them, or dealt out in turn.</summary>
internal sealed class ImportPictures
{
    private readonly Dictionary<string, string> _paths;
    private readonly string[] _inTurn;
    private readonly bool _named;
    private int _next;

    private ImportPictures(Dictionary<string, string> paths, bool named)
    {
        (_paths, _named) = (paths, named);
        _inTurn = [.. paths.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Distinct()];
    }

    /// <exception cref="Refusal"><c>Import.NoFolder</c>.</exception>
    public static async Task<ImportPictures> PrepareAsync(IServiceProvider services, string folder, Edition edition, bool named, TextWriter error, Texts texts, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new Refusal("Import.NoFolder", folder);
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            try
            {
                paths[Path.GetFileName(file)] = await KeepAsync(services, file, edition, cancellationToken);
            }
            catch (Refusal refusal)
            {
                await error.WriteLineAsync(texts["Import.PictureRefused", Path.GetFileName(file), texts[refusal.Key, [.. refusal.Arguments]]]);
            }
        }
        return new(paths, named);
    }

    /// <exception cref="Refusal"><c>Import.NoPicture</c>: the row names a picture that is not there.</exception>
    public void AddTo(JsonObject answers, EntryRowReader reader, EntriesFileRow row)
    {
        if (reader.Form.Field("Picture") is not { } field)
            return;
        var name = _named ? Path.GetFileName(reader.PictureOf(row)) : "";
        if (name.Length > 0)
            MediaField.Add(field, answers, _paths.GetValueOrDefault(name) ?? throw new Refusal("Import.NoPicture", name));
        else if (!_named && _inTurn.Length > 0)
            MediaField.Add(field, answers, _inTurn[_next++ % _inTurn.Length]);
    }

    private static async Task<string> KeepAsync(IServiceProvider services, string file, Edition edition, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var folder = $"import/{edition.Slug}";
        var sha = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken)));
        var prefix = folder + "/";
        var files = db.MediaFiles;
        if (await files.Where(f => f.SourceSha256 == sha && f.Path.StartsWith(prefix)).Select(f => f.Path).FirstOrDefaultAsync(cancellationToken) is { } known)
            return known;
        await using var content = File.OpenRead(file);
        var kept = await scope.ServiceProvider.GetRequiredService<UploadReceiver>().ReceiveAsync(content, folder, Path.GetFileName(file), MediaUse.Picture, null, cancellationToken: cancellationToken);
        kept.Publish(scope.ServiceProvider.GetRequiredService<TimeProvider>().Instant());
        await db.SaveChangesAsync(cancellationToken);
        return kept.Path;
    }
}
