using System.CommandLine;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary><c>recipe import</c> and <c>recipe export</c>.</summary>
internal static class RecipeVerbs
{
    private static readonly Dictionary<string, ExportTarget> Targets = new(StringComparer.OrdinalIgnoreCase) { ["site"] = ExportTarget.Site, ["orchard-2"] = ExportTarget.Orchard2, ["orchard-3"] = ExportTarget.Orchard3 };

    public static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "A .json recipe, or a .zip package with Recipe.json at its root." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would happen and change nothing." };
        var verb = new Command("import", "Runs a recipe on the site.") { file, dry };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(services => ImportAsync(services, asked.GetRequiredValue(file), asked.GetValue(dry), cancellationToken), cancellationToken));
        return verb;
    }

    public static Command Export()
    {
        var output = new Argument<string>("OUT") { Description = "The .zip to write." };
        var target = new Option<string>("--target") { Description = "site: all, drafts and history too. orchard-2, orchard-3: what an Orchard Core of that generation reads.", DefaultValueFactory = _ => "site" };
        target.AcceptOnlyFromAmong([.. Targets.Keys]);
        var edition = new Option<string?>("--edition") { Description = "Only this edition, by its slug." };
        var users = new Option<bool>("--users") { Description = "Also names and addresses of people; never a password." };
        var noMedia = new Option<bool>("--no-media") { Description = "Without pictures and documents." };
        var verb = new Command("export", "Writes the site, or an edition of it, as a package.") { output, target, edition, users, noMedia };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(services => ExportAsync(services, asked.GetRequiredValue(output),
            new ExportWishes(Targets[asked.GetRequiredValue(target)]) { Edition = asked.GetValue(edition), WithUsers = asked.GetValue(users), WithMedia = !asked.GetValue(noMedia) }, cancellationToken), cancellationToken));
        return verb;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string path, bool dry, CancellationToken cancellationToken)
    {
        using var file = new RecipeFile(path);
        var (runner, texts) = (services.GetRequiredService<RecipeRunner>(), services.GetRequiredService<Texts>());
        var (report, bar) = (new RecipeReport(), new WorkBar(Console.Error, !Console.IsErrorRedirected));
        var progress = new Straight<RecipeProgress>(p => bar.Show((double)p.Step / p.Steps, () => texts["Recipe.Progress", p.Step, p.Steps, p.Name, p.Items]));
        try
        {
            await (dry ? runner.DryRunAsync(file.Recipe, report, cancellationToken, progress) : runner.RunAsync(file.Recipe, report, cancellationToken, progress));
        }
        finally
        {
            bar.Clear();
        }
        if (report.ResumedAt > 0)
            Console.WriteLine(texts["Recipe.Resumed", report.ResumedAt]);
        return Tell(services, report, dry ? "Recipe.DryRun" : "Recipe.Done");
    }

    /// <summary>Beside the place, then in it: a killed export leaves no half package under the name that was asked for.</summary>
    private static async Task<int> ExportAsync(IServiceProvider services, string path, ExportWishes wishes, CancellationToken cancellationToken)
    {
        var texts = services.GetRequiredService<Texts>();
        var (whole, unfinished) = (Path.GetFullPath(path), Path.GetFullPath(path) + ".part");
        if (!Directory.Exists(Path.GetDirectoryName(whole)))
            throw new Refusal("Recipe.NoFolder", Path.GetDirectoryName(whole));
        ExportReport report;
        try
        {
            await using (var output = File.Create(unfinished))
                report = await services.GetRequiredService<RecipeExport>().WriteAsync(output, wishes, Path.GetFileNameWithoutExtension(path), cancellationToken);
            File.Move(unfinished, whole, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
        foreach (var (step, count) in report.Counts)
            Console.WriteLine(texts["Recipe.Exported", step, count]);
        foreach (var where in report.Neutralised)
            Console.WriteLine(texts["Recipe.Neutralised", where]);
        foreach (var left in report.LeftOut)
            Console.WriteLine(texts["Recipe.LeftOut", left]);
        Console.WriteLine(texts["Recipe.ExportDone", path]);
        return 0;
    }

    /// <summary>Says what was done, line by line, and how many of each.</summary>
    public static int Tell(IServiceProvider services, RecipeReport report, string ending)
    {
        var texts = services.GetRequiredService<Texts>();
        foreach (var line in report.Lines.Where(line => line.Outcome != RecipeOutcome.Unchanged))
            Console.WriteLine(texts[$"Recipe.{line.Outcome}", line.Because is { } because ? $"{line.What}: {texts[because.Key, [.. because.Arguments]]}" : line.What]);
        Console.WriteLine(texts[ending, report.Count(RecipeOutcome.Added), report.Count(RecipeOutcome.Changed), report.Count(RecipeOutcome.Unchanged), report.Count(RecipeOutcome.Ignored)]);
        return 0;
    }

    /// <summary>Tells at once, on the thread that works: a bar that lags would draw over the report.</summary>
    private sealed class Straight<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
