using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Media;

/// <summary>Orchard's <c>media</c> step: files in the recipe itself (<c>Base64</c>) or beside it (<c>SourcePath</c>), each to its <c>TargetPath</c>. Nothing is fetched from elsewhere.</summary>
internal sealed class MediaStep(IBlobStore blobs, Intake intake, MediaOptions options, TimeProvider clock) : IRecipeStep
{
    public string Name => "media";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        var uploads = new UploadReceiver(run.Db, blobs, intake, options, clock);
        foreach (var file in (step["Files"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var target = Text(file, "TargetPath") ?? Text(file, "Path") ?? throw new Refusal("Media.Recipe.NoTarget");
            await using var content = Open(file, run);
            if (content is null)
            {
                run.Report.Ignored($"media {target}: {Text(file, "SourceUrl") ?? "no content"}");
                continue;
            }
            try
            {
                if (run.IsDry)
                    await TryAsync(uploads, content, target, run, cancellationToken);
                else
                    Report(run, Detailed(file, await uploads.PlaceAsync(content, target, by: null, cancellationToken)));
            }
            catch (Refusal because) when (!run.IsTrusted && because.Key.StartsWith("Media.Refused.", StringComparison.Ordinal))
            {
                // One file that this site does not take is no reason to leave the rest of a stranger's package.
                run.Report.Ignored($"media {target}", because);
            }
        }
    }

    private static async Task TryAsync(UploadReceiver uploads, Stream content, string target, RecipeRun run, CancellationToken cancellationToken)
    {
        var (path, isNew, isSame) = await uploads.WouldPlaceAsync(content, target, cancellationToken);
        if (isNew)
            run.Report.Added($"media {path}");
        else if (isSame)
            run.Report.Unchanged($"media {path}");
        else
            run.Report.Changed($"media {path}");
    }

    private static MediaFile Detailed(JsonObject file, MediaFile placed)
    {
        if (file[FileDetails.Name] is JsonObject details)
            FileDetails.Give(placed, details);
        return placed;
    }

    private static void Report(RecipeRun run, MediaFile file)
    {
        var what = $"media {file.Path}";
        switch (run.Db.Entry(file).State)
        {
            case EntityState.Added:
                run.Report.Added(what);
                break;
            case EntityState.Unchanged:
                run.Report.Unchanged(what);
                break;
            default:
                run.Report.Changed(what);
                break;
        }
    }

    private static Stream? Open(JsonObject file, RecipeRun run)
    {
        if (Text(file, "Base64") is not { } base64)
            return Text(file, "SourcePath") is { } source ? run.Open(source) ?? throw new Refusal("Media.Recipe.NoFile", source) : null;
        var content = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, content, out var length) ? new MemoryStream(content, 0, length, writable: false) : throw new Refusal("Media.Recipe.NoBase64");
    }

    private static string? Text(JsonObject file, string name) =>
        file[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
