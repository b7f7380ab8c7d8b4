using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Jury.Examples;

/// <summary>The examples of a round, by number or title. What is not there, takes part or has no answers is left out and named.</summary>
internal static class ExampleRecipe
{
    public static async Task AddAsync(IReadOnlyList<string> names, Round round, RecipeRun run, CancellationToken cancellationToken)
    {
        var competing = run.Db.CompetingIn(round);
        var found = await run.Db.Entries.Where(e => (names.Contains(e.Title) || names.Contains(e.Number)) && e.Withdrawal == null && e.Submission != null && !competing.Any(c => c.Id == e.Id)).ToListAsync(cancellationToken);
        var chosen = new List<Example>();
        foreach (var name in names)
        {
            if (chosen.Count < Example.Most && found.Find(e => (e.Title == name || e.Number == name) && chosen.All(x => x.EntryId != e.Id)) is { } entry)
            {
                chosen.Add(Example.Choose(round.Id, entry, false, chosen));
                run.Report.Added($"Example {name}");
            }
            else
                run.Report.Ignored($"Example {name}: no such entry, or it takes part");
        }
        run.Db.Examples.AddRange(chosen);
    }
}
