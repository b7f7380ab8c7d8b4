using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Media;

/// <summary><c>media import FOLDER [--json]</c>: brings the files of a folder into the library, each in a save of its own, and says what became of each.</summary>
public static class MediaImportCommand
{
    public const string Folder = "library";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>0, or 1 where the folder cannot be read.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string folder, bool json, TextWriter output, TextWriter error, CancellationToken cancellationToken, bool isOnTerminal = false)
    {
        var texts = services.GetRequiredService<Texts>();
        if (!Directory.Exists(folder))
        {
            await error.WriteLineAsync(texts["Media.Import.NoFolder", folder]);
            return 1;
        }
        var all = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal).ToArray();
        var counts = new Dictionary<IntakeOutcome, int>();
        // A line per file is progress enough for whoever reads a file of them; a person at a terminal also wants to know how many are left.
        var bar = json || !isOnTerminal ? null : new WorkBar(output, isOnTerminal);
        foreach (var path in all)
        {
            await using var scope = services.CreateAsyncScope();
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var judged = await ImportAsync(scope.ServiceProvider, path, file, cancellationToken);
            counts[judged.Outcome] = counts.GetValueOrDefault(judged.Outcome) + 1;
            bar?.Clear();
            await output.WriteLineAsync(json ? Json(file, judged, texts) : Plain(file, judged, texts));
            var done = counts.Values.Sum();
            bar?.Show((double)done / all.Length, () => $"{done} / {all.Length}");
        }
        bar?.Clear();
        if (!json)
            await output.WriteLineAsync(texts["Media.Import.Done", all.Length, Of(IntakeOutcome.Accepted), Of(IntakeOutcome.Converted), Of(IntakeOutcome.Refused)]);
        return 0;

        int Of(IntakeOutcome outcome) => counts.GetValueOrDefault(outcome);
    }

    private static async Task<Judgement> ImportAsync(IServiceProvider services, string path, string file, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<MediaOptions>();
        if (new FileInfo(path).Length > options.LargestFile)
            return Judgement.Refuse(MediaType.Unknown, "Media.Refused.TooBig", options.LargestFile / 1_000_000);
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        var judged = await services.GetRequiredService<Intake>().JudgeAsync(content, MediaUse.Document, cancellationToken);
        if (judged.Outcome == IntakeOutcome.Refused)
            return judged;
        var db = services.GetRequiredService<AppDb>();
        var source = UploadReceiver.Sha(content);
        if (await db.MediaFiles.AnyAsync(f => f.SourceSha256 == source && f.Path.StartsWith(Folder + "/"), cancellationToken))
            return judged;
        var receiver = services.GetRequiredService<UploadReceiver>();
        var kept = await receiver.KeepAsync(judged, source, $"{Folder}/{Path.GetDirectoryName(file)}", Path.GetFileName(file), null, cancellationToken);
        kept.Publish(services.GetRequiredService<TimeProvider>().Instant());
        await db.SaveChangesAsync(cancellationToken);
        return judged;
    }

    private static string Json(string file, Judgement judged, Texts texts) => JsonSerializer.Serialize(new
    {
        file,
        outcome = judged.Outcome.ToString().ToLowerInvariant(),
        type = judged.Type.Name,
        width = judged.Width == 0 ? null : (int?)judged.Width,
        height = judged.Height == 0 ? null : (int?)judged.Height,
        reason = Reason(judged, texts),
    }, AsWritten);

    private static string Plain(string file, Judgement judged, Texts texts) =>
        string.Join("  ", new[] { texts["Media.Import." + judged.Outcome], file, judged.Width == 0 ? "" : $"{judged.Width} × {judged.Height}", Reason(judged, texts) ?? "" }.Where(part => part.Length > 0));

    private static string? Reason(Judgement judged, Texts texts) => judged.Reason is null ? null : texts[judged.Reason, [.. judged.Arguments]];
}
