using System.CommandLine;
using RadicaleVernieuwers.Web.SetUp;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary><c>setup</c> and <c>recipe</c>.</summary>
internal static class SetUpVerbs
{
    public static IEnumerable<Command> All() => [SetUp(), new Command("recipe", "Recipes in Orchard Core's format.") { RecipeVerbs.Import(), RecipeVerbs.Export() }];

    private static Command SetUp()
    {
        var recipe = new Option<string?>("--recipe") { Description = "The recipe of a new site; the one that ships where it is left out." };
        var demo = new Option<bool>("--demo") { Description = "Also people, entries and stories to try everything with." };
        var verb = new Command("setup", "Sets the site up, or finishes what a killed start left undone.") { recipe, demo };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(new SetUpWishes(asked.GetValue(recipe), asked.GetValue(demo)),
            (services, report) => Task.FromResult(RecipeVerbs.Tell(services, report, "Setup.Ready")), cancellationToken));
        return verb;
    }
}
