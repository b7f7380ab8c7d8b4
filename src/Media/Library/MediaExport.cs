using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Media;

/// <summary>
/// The files of the library, at their own paths in the package: all of them, or those that what was written shows.
/// Orchard Core gets what is public, for it shows every file to everybody; a site of ours gets the rest too, and what is known about each.
/// </summary>
internal sealed class MediaExport(AppDb db, IBlobStore blobs, TimeProvider clock) : IRecipeExport
{
    private const int Slice = 500;

    public int Order => 900;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        if (!wishes.WithMedia)
            return;
        writer.BeginList("media", "Files");
        var left = 0;
        await foreach (var file in FilesAsync(writer, wishes, cancellationToken))
        {
            if (wishes.IsForOrchard && !file.IsPublicAt(clock.Instant()))
            {
                left++;
                continue;
            }
            var described = new JsonObject { ["SourcePath"] = file.Path, ["TargetPath"] = file.Path };
            if (!wishes.IsForOrchard)
                described[FileDetails.Name] = FileDetails.Of(file);
            writer.Item("media", described);
            var blob = BlobName.Of(file.Blob);
            writer.File(file.Path, cancel => blobs.OpenAsync(blob, cancellationToken: cancel));
        }
        writer.EndList();
        if (left > 0)
            writer.LeftOut.Add($"{left} × media");
    }

    private async IAsyncEnumerable<MediaFile> FilesAsync(RecipeWriter writer, ExportWishes wishes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (wishes.IsWhole)
        {
            await foreach (var file in Kept.OrderBy(f => f.Path).AsAsyncEnumerable().WithCancellation(cancellationToken))
                yield return file;
            yield break;
        }
        foreach (var some in writer.MediaPaths.Order(StringComparer.Ordinal).Chunk(Slice))
            foreach (var file in await Kept.Where(f => some.Contains(f.Path)).OrderBy(f => f.Path).ToListAsync(cancellationToken))
                yield return file;
    }

    private IQueryable<MediaFile> Kept => db.MediaFiles.AsNoTracking().Where(f => f.Trashed == null);
}

/// <summary>What is known about a file, beside it in the step <c>media</c>. Orchard Core passes over it.</summary>
internal static class FileDetails
{
    public const string Name = "RadicaleDetails";

    public static JsonObject Of(MediaFile file) => new()
    {
        ["AltText"] = file.AltText,
        ["Caption"] = file.Caption,
        ["Credit"] = file.Credit,
        ["Licence"] = file.Licence,
        ["Consent"] = file.Consent,
        ["FocalX"] = file.FocalX,
        ["FocalY"] = file.FocalY,
        ["PublicFrom"] = file.PublicFrom?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", System.Globalization.CultureInfo.InvariantCulture),
    };

    public static void Give(MediaFile file, JsonObject details)
    {
        file.Describe(Text(details, "AltText"), Text(details, "Credit"), Text(details, "Licence"), Text(details, "Consent"), Text(details, "Caption"));
        if (details["FocalX"] is JsonValue x && details["FocalY"] is JsonValue y && x.TryGetValue<double>(out var across) && y.TryGetValue<double>(out var down))
            file.FocusOn(across, down);
        if (DateTimeOffset.TryParse(Text(details, "PublicFrom"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var from))
            file.Publish(from);
        else
            file.Hide();
    }

    private static string Text(JsonObject details, string name) => details[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
