using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RadicaleVernieuwers.Jury.CommandLine;

namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Assigns entries to jurors from CSV files with no site at all. Exit codes: 0 done, 1 refused (sentences on the error writer), 2 usage.</summary>
public static class AssignCommand
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>When not every entry can be read often enough, the part that can be given is written, each shortage is named, and the exit code is 1.</summary>
    public static int Run(string entries, string jurors, string? conflicts, int perEntry, bool json, TextWriter output, TextWriter error)
    {
        if (perEntry < 1)
        {
            error.WriteLine("Every entry needs at least one juror: --per-entry is 1 or more.");
            return 2;
        }
        try
        {
            var request = AssignmentFiles.Read(entries, jurors, conflicts, perEntry);
            var started = TimeProvider.System.GetTimestamp();
            var plan = AssignmentPlan.Make(request);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            if (json) output.WriteLine(Json(plan, seconds));
            else WriteText(plan, seconds, output);
            foreach (var shortage in plan.Shortages) error.WriteLine(Say(shortage));
            return plan.Shortages.Count == 0 ? 0 : 1;
        }
        catch (UnusableFile unusable)
        {
            error.WriteLine(unusable.Message);
            return 1;
        }
    }

    private static string Json(AssignmentPlan plan, double seconds) => JsonSerializer.Serialize(new
    {
        Assignments = plan.Added,
        plan.Cost,
        plan.Bound,
        Loads = new { Min = plan.LeastLoad, Max = plan.MostLoad },
        plan.Components,
        Seconds = Math.Round(seconds, 3),
        Infeasible = plan.Shortages.Select(Say),
    }, Options);

    private static void WriteText(AssignmentPlan plan, double seconds, TextWriter output)
    {
        foreach (var juror in plan.Added.GroupBy(reading => reading.Juror).OrderBy(juror => juror.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{juror.Key} ({juror.Count()}): {string.Join(", ", juror.Select(reading => reading.Entry))}"));
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Added.Count} readings, {plan.LeastLoad} to {plan.MostLoad} for each juror, in {seconds:0.000} s."));
        output.WriteLine(plan.Components switch
        {
            <= 1 => "All panels are linked by jurors in common, so the scores can be compared.",
            var pieces => string.Create(CultureInfo.InvariantCulture, $"The panels fall into {pieces} groups without a juror in common, so the scores cannot all be compared. More readings for each entry would link them."),
        });
    }

    private static string Say(Shortage shortage)
    {
        var need = string.Create(CultureInfo.InvariantCulture, $"{(shortage.Entries.Count == 1 ? "needs" : "need")} {shortage.Needed} readings and can get {shortage.Possible}");
        var full = shortage.Jurors.Count == 0 ? "" : $" No room left: {Names(shortage.Jurors)}.";
        var barred = string.Concat(shortage.Barred.GroupBy(pair => pair.Bar, pair => pair.Juror).OrderBy(bar => bar.Key).Select(bar => $" {Words(bar.Key)}: {Names([.. bar])}."));
        return $"{Names(shortage.Entries)} {need}.{full}{barred}";
    }

    private static string Words(Bar bar) => bar switch
    {
        Bar.Conflict => "Conflict of interest",
        Bar.Organisation => "Same organisation",
        _ => "Other language",
    };

    private static string Names(IReadOnlyList<string> names) => names.Count <= 20
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(20))} and {names.Count - 20} more");
}
