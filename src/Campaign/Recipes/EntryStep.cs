using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Campaign;

/// <summary><c>RadicaleEntry</c>: an entry with its answers, how far it got, and what it won. Known by its content item id, or by edition and title.</summary>
internal sealed class EntryStep(ContentItems items, EntryAnswers answers) : IRecipeStep
{
    public string Name => "RadicaleEntry";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        var edition = await EditionStep.FindAsync(run.Db, step.Needed("Edition"), cancellationToken) ?? throw new Refusal("Recipe.NoEdition", step.Text("Edition"));
        var title = step.Needed("Title");
        var key = step.Text("ContentItemId") is { Length: > 0 } id ? id : $"{edition.Slug}/{title}";
        var entries = run.Db.Entries;
        if (entries.Local.FirstOrDefault(e => e.SourceKey == key) is not null || await entries.AnyAsync(e => e.EditionId == edition.Id && e.SourceKey == key, cancellationToken))
        {
            run.Report.Unchanged($"entry {title}");
            return;
        }
        var form = await answers.FormAsync(edition, cancellationToken);
        var content = AnswersOf(form, step);
        var item = await ItemAsync(step, edition, content, run, cancellationToken);
        var initiative = Initiative.Of(title, run.Now);
        var entry = Entry.Begin(edition, initiative.Id, null, item.ItemId, "nl", run.Now);
        entry.ComesFrom(key);
        entry.Show(answers.CardOf(form, content), run.Now);
        await OwnAsync(step, entry, run, cancellationToken);
        run.Db.Add(initiative);
        run.Db.Add(entry);
        await AdvanceAsync(step, edition, entry, item, run, cancellationToken);
        Award(step, edition, entry, run);
        run.Report.Added($"entry {title}");
    }

    /// <summary>Whoever entered it finds it on their own page; an address that nobody has yet gets an account.</summary>
    private static async Task OwnAsync(JsonObject step, Entry entry, RecipeRun run, CancellationToken cancellationToken)
    {
        if (step.Text("Entrant") is not { Length: > 0 } email)
            return;
        var user = run.Db.Users.Local.FirstOrDefault(u => string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase))
            ?? await run.Db.FindOrCreateUserAsync(email, "nl", "", run.Now, cancellationToken);
        entry.BelongTo(user.Id);
    }

    private async Task<ContentItem> ItemAsync(JsonObject step, Edition edition, JsonObject content, RecipeRun run, CancellationToken cancellationToken)
    {
        if (step.Text("ContentItemId") is not { Length: > 0 } id)
            return items.Draft(edition.FormType, content);
        var envelope = new JsonObject { ["ContentItemId"] = id, ["ContentItemVersionId"] = ItemIds.New(), ["ContentType"] = edition.FormType, ["Latest"] = true, ["Published"] = false };
        foreach (var (part, value) in content)
            envelope[part] = value?.DeepClone();
        return await items.ImportAsync(envelope, cancellationToken) ?? throw new Refusal("Recipe.FieldWrong", "ContentItemId");
    }

    private static async Task AdvanceAsync(JsonObject step, Edition edition, Entry entry, ContentItem item, RecipeRun run, CancellationToken cancellationToken)
    {
        var state = step.Text("State") ?? (step.Truth("Published") ? "admitted" : "draft");
        if (state == "draft")
            return;
        item.Seal();
        string? number = null;
        if (step.Whole("Number") is { } given)
        {
            number = edition.NumberOf(given);
            var counters = run.Db.EditionCounters;
            (counters.Local.FirstOrDefault(c => c.EditionId == edition.Id) ?? await counters.SingleAsync(c => c.EditionId == edition.Id, cancellationToken)).PassEntry(given);
        }
        entry.TakeIn(number, item.VersionId, null, run.Now);
        var slug = Slug.Of(entry.Title, "inzending");
        var entries = run.Db.Entries;
        var isTaken = entries.Local.Any(e => e != entry && e.EditionId == edition.Id && e.Slug == slug) || await entries.AnyAsync(e => e.EditionId == edition.Id && e.Slug == slug, cancellationToken);
        entry.NameInAddresses(isTaken ? $"{slug}-{item.ItemId[^6..]}" : slug);
        if (state == "submitted")
            return;
        entry.Decide(state switch { "admitted" => Verdict.Admitted, "refused" => Verdict.Refused, _ => throw new Refusal("Recipe.FieldWrong", "State") }, null, run.Now, "");
        if (step.Truth("Published"))
            entry.Publish(null, run.Now, whole: edition.IsArchived || step.Truth("Whole"));
    }

    private static void Award(JsonObject step, Edition edition, Entry entry, RecipeRun run)
    {
        foreach (var won in step.Objects("Result"))
        {
            var prize = edition.Prizes.FirstOrDefault(p => p.Key == won.Text("Prize")) ?? throw new Refusal("Recipe.NoPrize", won.Text("Prize"), edition.Slug);
            run.Db.Results.Add(Result.Of(entry, prize.Id, won.InLanguages("Motivation"), edition.IsArchived ? DateTimeOffset.UnixEpoch : edition.ResultsEmbargo ?? run.Now));
        }
    }

    /// <summary>The answers: what the step says by name, over it the bag <c>Fields</c>, whose objects are values in Orchard's shape.</summary>
    private static JsonObject AnswersOf(FormDefinition form, JsonObject step)
    {
        var texts = new Dictionary<string, string>
        {
            ["Title"] = step.Needed("Title"),
            ["Summary"] = Dutch(step.InLanguages("Summary")),
            ["Organisation"] = step.Text("Organisation") ?? "",
            ["Municipality"] = step.Text("Place") ?? "",
            ["Postcode"] = step.Text("Postcode") ?? "",
            ["Themes"] = string.Join(';', step.Texts("Themes")),
            ["Year"] = step.Text("Year") ?? "",
            ["Website"] = step.Text("Website") ?? "",
            ["Language"] = "nl",
        };
        var shaped = new JsonObject();
        foreach (var (name, value) in step["Fields"] as JsonObject ?? [])
        {
            if (form.Field(name) is { Name: not null } field && value is JsonObject)
                ((JsonObject)(shaped[field.Part] ??= new JsonObject()))[field.Name] = value.DeepClone();
            else
                texts[name] = Plain(value);
        }
        return FormReading.Read(form, shaped, PostedForm.FromTexts(form, texts.Where(t => t.Value.Length > 0).ToDictionary())).Content;
    }

    private static string Plain(JsonNode? value) => value switch
    {
        JsonArray array => string.Join(';', array.Select(a => a?.ToString())),
        JsonValue one when one.TryGetValue<bool>(out var truth) => truth ? "true" : "",
        JsonValue one when one.TryGetValue<decimal>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    private static string Dutch(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault("nl") ?? texts.Values.FirstOrDefault() ?? "";
}
