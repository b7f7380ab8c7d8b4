using System.CommandLine;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Web.SetUp;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary><c>setup</c> and <c>recipe import</c>.</summary>
internal static class SetUpVerbs
{
    public static IEnumerable<Command> All() => [SetUp(), new Command("recipe", "Recipes in Orchard Core's format.") { Import() }];

    private static Command SetUp()
    {
        var recipe = new Option<string?>("--recipe") { Description = "The recipe of a new site; the one that ships where it is left out." };
        var demo = new Option<bool>("--demo") { Description = "Also people, entries and stories to try everything with." };
        var verb = new Command("setup", "Sets the site up, or finishes what a killed start left undone.") { recipe, demo };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(new SetUpWishes(asked.GetValue(recipe), asked.GetValue(demo)),
            (services, report) => Task.FromResult(Tell(services, report, "Setup.Ready")), cancellationToken));
        return verb;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "A .json recipe, or a .zip package with Recipe.json at its root." };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would happen and change nothing." };
        var verb = new Command("import", "Runs a recipe on the site.") { file, dry };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(services => ImportAsync(services, asked.GetRequiredValue(file), asked.GetValue(dry), cancellationToken), cancellationToken));
        return verb;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string path, bool dry, CancellationToken cancellationToken)
    {
        using var file = new RecipeFile(path);
        var runner = services.GetRequiredService<RecipeRunner>();
        var report = new RecipeReport();
        await (dry ? runner.DryRunAsync(file.Recipe, report, cancellationToken) : runner.RunAsync(file.Recipe, report, cancellationToken));
        return Tell(services, report, dry ? "Recipe.DryRun" : "Recipe.Done");
    }

    private static int Tell(IServiceProvider services, RecipeReport report, string ending)
    {
        var texts = services.GetRequiredService<Texts>();
        foreach (var line in report.Lines.Where(line => line.Outcome != RecipeOutcome.Unchanged))
            Console.WriteLine(texts[$"Recipe.{line.Outcome}", line.What]);
        Console.WriteLine(texts[ending, Of(RecipeOutcome.Added), Of(RecipeOutcome.Changed), Of(RecipeOutcome.Unchanged), Of(RecipeOutcome.Ignored)]);
        return 0;

        int Of(RecipeOutcome outcome) => report.Lines.Count(line => line.Outcome == outcome);
    }
}
