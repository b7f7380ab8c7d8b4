using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Media;

/// <summary><c>media adopt</c>: takes over the files of an Orchard Core site that lie in this store already, each at its own address and where it lies. Orchard's marker blobs become folders. Again does nothing twice.</summary>
public static class AdoptCommand
{
    /// <summary>What Orchard Core puts into an empty folder, so that the store shows it.</summary>
    public const string Marker = "OrchardCore.Media.txt";

    // Ours, and where Orchard keeps renditions.
    private static readonly string[] NotTheirs = ["originals/", "renditions/", "uploads/", "_Users/", "is-cache/", "ms-cache/"];

    /// <returns>0.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var (texts, blobs) = (services.GetRequiredService<Texts>(), services.GetRequiredService<IBlobStore>());
        var (taken, folders, refused, known) = (0, 0, 0, 0);
        await foreach (var blob in blobs.ListAsync("", cancellationToken))
        {
            if (NotTheirs.Any(prefix => blob.Name.Value.StartsWith(prefix, StringComparison.Ordinal)) || blob.Name.Value.Length > MediaPath.Longest)
                continue;
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (MediaPath.NameOf(blob.Name.Value) == Marker)
                folders += await MakeFolderAsync(db, MediaPath.FolderOf(blob.Name.Value), cancellationToken);
            else if (await db.MediaFiles.AnyAsync(f => f.Path == blob.Name.Value || f.Blob == blob.Name.Value, cancellationToken))
                known++;
            else if (await AdoptAsync(scope.ServiceProvider, db, blob, cancellationToken) is { } reason)
            {
                refused++;
                await output.WriteLineAsync($"{blob.Name}: {reason}");
            }
            else
                taken++;
            await db.SaveChangesAsync(cancellationToken);
        }
        await output.WriteLineAsync(texts["Media.Adopt.Done", taken, folders, refused, known]);
        return 0;
    }

    private static async Task<int> MakeFolderAsync(AppDb db, string path, CancellationToken cancellationToken)
    {
        if (path.Length == 0 || await db.MediaFolders.AnyAsync(f => f.Path == path, cancellationToken))
            return 0;
        db.MediaFolders.Add(MediaFolder.Make(path));
        return 1;
    }

    /// <returns>Why it stays outside; null when it came in.</returns>
    private static async Task<string?> AdoptAsync(IServiceProvider services, AppDb db, BlobProperties blob, CancellationToken cancellationToken)
    {
        var (options, texts, blobs) = (services.GetRequiredService<MediaOptions>(), services.GetRequiredService<Texts>(), services.GetRequiredService<IBlobStore>());
        if (blob.Length > options.LargestFile)
            return texts["Media.Refused.TooBig", options.LargestFile / 1_000_000];
        var content = new byte[blob.Length];
        await using (var stream = await blobs.OpenAsync(blob.Name, cancellationToken: cancellationToken))
            await stream.ReadExactlyAsync(content, cancellationToken);
        var judged = await services.GetRequiredService<Intake>().JudgeAsync(content, MediaUse.Library, cancellationToken);
        if (judged.Outcome == IntakeOutcome.Refused)
            return texts[judged.Reason!, [.. judged.Arguments]];
        var now = services.GetRequiredService<TimeProvider>().Instant();
        var id = Id.New<MediaId>();
        // What had to be drawn anew lies beside the original, at the original's address.
        var place = blob.Name;
        if (judged.Outcome == IntakeOutcome.Converted)
        {
            place = BlobName.Of($"originals/{id.Value:N}{judged.Type.Extension}");
            await blobs.WriteAsync(place, new MemoryStream(judged.Content, writable: false), onlyNew: true, cancellationToken);
        }
        var file = MediaFile.Add(id, blob.Name.Value, judged, place.Value, UploadReceiver.Sha(judged.Content), UploadReceiver.Sha(content), null, now);
        file.Publish(now);
        db.MediaFiles.Add(file);
        return null;
    }
}
