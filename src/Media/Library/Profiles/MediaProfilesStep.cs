using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Media;

/// <summary>Orchard's <c>MediaProfiles</c>: <c>{"MediaProfiles":{"banner":{Hint,Width,Height,Mode,Format,Quality,BackgroundColor}}}</c>, with Orchard's numbers for mode and format.</summary>
internal sealed class MediaProfilesStep : IRecipeStep
{
    // Orchard's enumerations, in their order; what it calls undefined is ours to choose.
    private static readonly ResizeMode[] Modes = [ResizeMode.Max, ResizeMode.Max, ResizeMode.Crop, ResizeMode.Pad, ResizeMode.BoxPad, ResizeMode.Min, ResizeMode.Stretch];
    private static readonly string[] Formats = ["", "", "gif", "jpg", "png", "", "webp"];

    public string Name => "MediaProfiles";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var (name, given) in step["MediaProfiles"] as JsonObject ?? [])
        {
            if (given is not JsonObject values)
                continue;
            if (name.Length is 0 or > MediaProfile.LongestName)
                throw new Refusal("Media.Profile.Name", name);
            var profile = await run.Db.MediaProfiles.FindAsync([name], cancellationToken);
            var before = profile?.Commands().Append(new("hint", profile.Hint)).ToArray();
            profile ??= run.Db.MediaProfiles.Add(MediaProfile.Of(name)).Entity;
            profile.Set(Text(values, "Hint"), (Number(values, "Width"), Number(values, "Height")), Modes.ElementAtOrDefault(Number(values, "Mode")),
                Formats.ElementAtOrDefault(Number(values, "Format")) ?? "", Number(values, "Quality"), Text(values, "BackgroundColor"));
            Report(run, $"media profile {name}", before, profile);
        }
    }

    /// <summary>A profile as the step reads it.</summary>
    public static JsonObject Of(MediaProfile profile) => new()
    {
        ["Hint"] = profile.Hint,
        ["Width"] = profile.Width,
        ["Height"] = profile.Height,
        ["Mode"] = Array.LastIndexOf(Modes, profile.Mode),
        ["Format"] = Math.Max(0, Array.IndexOf(Formats, profile.Format)),
        ["Quality"] = profile.Quality,
        ["BackgroundColor"] = profile.Background,
    };

    private static void Report(RecipeRun run, string what, KeyValuePair<string, string>[]? before, MediaProfile after)
    {
        if (before is null)
            run.Report.Added(what);
        else if (before.SequenceEqual(after.Commands().Append(new("hint", after.Hint))))
            run.Report.Unchanged(what);
        else
            run.Report.Changed(what);
    }

    private static int Number(JsonObject values, string name) =>
        values[name] is JsonValue value && (value.TryGetValue<int>(out var number) || value.TryGetValue<string>(out var text) && int.TryParse(text, out number)) ? number : 0;

    private static string Text(JsonObject values, string name) => values[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
