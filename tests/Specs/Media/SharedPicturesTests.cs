using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Media;

/// <summary>The intake before pictures that others made: cameras, fuzzers, attackers.</summary>
public sealed class SharedPicturesTests
{
    [Fact]
    public async Task Every_shared_picture_has_the_outcome_that_its_list_asks_for()
    {
        var folder = Some.SharedData("images");
        var options = new MediaOptions { StoragePath = Directory.CreateTempSubdirectory("shared").FullName };
        using var intake = new Intake(options, new HeicConverter(options));
        var wrong = new List<string>();
        var seen = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "manifest.csv")).Skip(1).Select(Cells).Where(l => l[0] == "dev" && File.Exists(Path.Combine(folder, l[2]))))
        {
            var judged = await intake.JudgeAsync(await File.ReadAllBytesAsync(Path.Combine(folder, line[2]), TestContext.Current.CancellationToken), MediaUse.Picture);
            seen++;
            if (!Allowed(line[1], line[8]).Contains(judged.Outcome))
                wrong.Add($"{line[2]}: {judged.Outcome} ({judged.Reason}), the list says: {line[8]}");
            if (judged.Outcome != IntakeOutcome.Refused)
                wrong.AddRange(Traces(judged).Select(trace => $"{line[2]}: a rendition carries {trace}"));
        }
        seen.ShouldBeGreaterThan(50);
        wrong.ShouldBeEmpty();
    }

    private static IntakeOutcome[] Allowed(string category, string expected) => expected switch
    {
        _ when expected.StartsWith("re-encode", StringComparison.Ordinal) => [IntakeOutcome.Converted],
        _ when category == "svg-hostile" || expected.StartsWith("refuse", StringComparison.Ordinal) => [IntakeOutcome.Refused],
        _ when expected.Contains("decide", StringComparison.Ordinal) => [IntakeOutcome.Converted, IntakeOutcome.Refused],
        _ when expected.Contains("never a 500", StringComparison.Ordinal) => [IntakeOutcome.Accepted, IntakeOutcome.Converted, IntakeOutcome.Refused],
        _ when category == "svg-benign" => [IntakeOutcome.Converted],
        _ => [IntakeOutcome.Accepted],
    };

    private static IEnumerable<string> Traces(Judgement judged)
    {
        foreach (var format in new[] { MediaType.WebP, MediaType.Jpeg, MediaType.Png })
        {
            using var rendition = NetVips.Image.NewFromBuffer(Renderer.Draw(judged.Content, judged.Width, judged.Height, new RenditionCommand { Width = 240 }, format));
            foreach (var field in rendition.GetFields().Where(f => f.StartsWith("exif", StringComparison.Ordinal) || f is "xmp-data" or "iptc-data" or "orientation"))
                yield return $"{field} in {format.Name}";
        }
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var quoted = false;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (line[i] != ',' || quoted))
                continue;
            cells.Add(line[start..i].Trim('"'));
            start = i + 1;
        }
        return [.. cells];
    }
}
