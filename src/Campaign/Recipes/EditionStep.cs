using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Campaign;

/// <summary><c>RadicaleEdition</c>: an edition, known by its slug. Its name is <c>Title</c>: names of properties count in any case, and <c>name</c> is the step.</summary>
internal sealed class EditionStep : IRecipeStep
{
    public string Name => "RadicaleEdition";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        var slug = step.Needed("Slug");
        var edition = await FindAsync(run.Db, slug, cancellationToken);
        var isNew = edition is null;
        if (edition is null)
        {
            edition = Edition.Plan(step.Needed("Title"), step.Whole("Year") ?? throw new Refusal("Recipe.FieldMissing", Name, "Year"), slug);
            run.Db.Editions.Add(edition);
            run.Db.EditionCounters.Add(EditionCounter.For(edition.Id));
        }
        Fill(edition, step);
        if (isNew)
            run.Report.Added($"edition {slug}");
        else if (run.Db.Entry(edition).State == EntityState.Modified)
            run.Report.Changed($"edition {slug}");
        else
            run.Report.Unchanged($"edition {slug}");
    }

    /// <summary>Also one that the same run has just added.</summary>
    internal static async Task<Edition?> FindAsync(AppDb db, string slug, CancellationToken cancellationToken)
    {
        var editions = db.Editions;
        return editions.Local.FirstOrDefault(e => e.Slug == slug) ?? await editions.SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken);
    }

    private static void Fill(Edition edition, JsonObject step)
    {
        edition.Rename(step.Needed("Title"), step.Whole("Year") ?? edition.Year, edition.Slug);
        var grace = TimeSpan.FromMinutes(step.Whole("GraceMinutes") ?? 0);
        edition.Schedule(WindowOf(step, "Nominations", grace), WindowOf(step, "Entries", grace));
        edition.Ask(step.Text("FormType") ?? "Entry", step.Texts("Themes"), RulesOf(step), step.Texts("Languages") is { Count: > 0 } languages ? languages : ["nl"]);
        edition.Promise(new(When(step, "Card", PublicWhen.Admitted), When(step, "Entry", PublicWhen.ResultsPublished), When(step, "Result", PublicWhen.ResultsPublished)));
        if (step.ContainsKey("ResultsEmbargo"))
            edition.EmbargoResultsUntil(step.Instant("ResultsEmbargo"));
        if (step.Truth("Archived"))
            edition.Archive(step.Text("Chair"));
        edition.Tell(step.InLanguages("About"), step.InLanguages("NotKnown"));
        foreach (var prize in step.Objects("Prizes"))
            edition.Award(prize.Needed("Key"), Enum.TryParse<PrizeKind>(prize.Text("Kind"), true, out var kind) ? kind : throw new Refusal("Recipe.FieldWrong", "Kind"), prize.InLanguages("Label"));
    }

    /// <summary>The key of a rule of the call, or a rule of the edition's own: <c>{"Key":…,"Label":{"nl":…}}</c>.</summary>
    private static IReadOnlyList<Rule> RulesOf(JsonObject step) => [.. (step["Rules"] as JsonArray ?? []).Select(rule => rule switch
    {
        JsonObject own => Rule.Own(own.Needed("Key"), own.InLanguages("Label")),
        JsonValue key when key.TryGetValue<string>(out var text) && Admissibility.InOrder.Contains(text) => new Rule(text),
        _ => throw new Refusal("Recipe.FieldWrong", "Rules"),
    })];

    private static Window? WindowOf(JsonObject step, string term, TimeSpan grace) =>
        (step.Instant($"{term}Open"), step.Instant($"{term}Close")) is ({ } opens, { } closes) ? Window.Of(opens, closes, grace) : null;

    private static PublicWhen When(JsonObject step, string what, PublicWhen otherwise)
    {
        var rule = step.Objects("PublicationRules").FirstOrDefault(r => r.Text("What") == what);
        return rule is null ? otherwise : Enum.TryParse<PublicWhen>(rule.Text("When"), true, out var when) ? when : throw new Refusal("Recipe.FieldWrong", "When");
    }
}
