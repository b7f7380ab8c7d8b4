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
            Report(run, await uploads.PlaceAsync(content, target, by: null, cancellationToken));
        }
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
