using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Editions as the step <c>RadicaleEdition</c> reads them. Orchard Core knows none: it passes over steps that it does not know.</summary>
internal sealed class EditionExport(AppDb db) : IRecipeExport, IExportedTypes, IExportChoices
{
    public int Order => 500;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        foreach (var edition in await db.Editions.AsNoTracking().Wanted(wishes).OrderBy(e => e.Year).ThenBy(e => e.Slug).ToListAsync(cancellationToken))
            writer.Step(StepOf(edition));
    }

    public async Task<IReadOnlyCollection<string>> OfAsync(ExportWishes wishes, CancellationToken cancellationToken) =>
        wishes.IsWhole ? [] : await db.Editions.Wanted(wishes).Select(e => e.FormType).Distinct().ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<(string Slug, string Name)>> EditionsAsync(CancellationToken cancellationToken) =>
        [.. (await db.Editions.AsNoTracking().OrderByDescending(e => e.Year).Select(e => new { e.Slug, e.Name }).ToListAsync(cancellationToken)).Select(e => (e.Slug, e.Name))];

    private static JsonObject StepOf(Edition edition)
    {
        var step = new JsonObject { ["name"] = "RadicaleEdition", ["Title"] = edition.Name, ["Year"] = edition.Year, ["Slug"] = edition.Slug, ["FormType"] = edition.FormType };
        step["Themes"] = RecipeJson.List(edition.Themes);
        step["Rules"] = new JsonArray([.. edition.Rules.Select(RuleOf)]);
        step["Languages"] = RecipeJson.List(edition.Languages);
        AddWindow(step, "Nominations", edition.Nominations);
        AddWindow(step, "Entries", edition.Entries);
        step["GraceMinutes"] = (int)((edition.Entries ?? edition.Nominations)?.Grace.TotalMinutes ?? 0);
        step["PublicationRules"] = new JsonArray(When("Card", edition.Publication.Card), When("Entry", edition.Publication.Entry), When("Result", edition.Publication.Result));
        if (edition.ResultsEmbargo is { } embargo)
            step["ResultsEmbargo"] = RecipeJson.Of(embargo);
        if (edition.IsArchived)
            (step["Archived"], step["Chair"]) = (true, edition.Chair);
        step["About"] = JsonNode.Parse(edition.AboutJson);
        step["NotKnown"] = JsonNode.Parse(edition.NotKnownJson);
        step["Prizes"] = new JsonArray([.. edition.Prizes.OrderBy(p => p.Order).Select(p => (JsonNode)new JsonObject { ["Key"] = p.Key, ["Kind"] = p.Kind.ToString(), ["Label"] = JsonNode.Parse(p.LabelJson) })]);
        return step;
    }

    private static JsonNode RuleOf(Rule rule) => rule.IsOfTheCall ? JsonValue.Create(rule.Key) : new JsonObject { ["Key"] = rule.Key, ["Label"] = JsonNode.Parse(rule.LabelJson) };

    private static JsonObject When(string what, PublicWhen when) => new() { ["What"] = what, ["When"] = when.ToString() };

    private static void AddWindow(JsonObject step, string term, Window? window)
    {
        if (window is null)
            return;
        step[term + "Open"] = RecipeJson.Of(window.Opens);
        step[term + "Close"] = RecipeJson.Of(window.Closes);
    }
}

/// <summary>Entries as the step <c>RadicaleEntry</c> reads them; for Orchard Core the public answers of what all the world may read, as items.</summary>
internal sealed class EntryExport(AppDb db, EntryAnswers answers, TimeProvider clock) : IRecipeExport
{
    private const int Slice = 200;

    public int Order => 510;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        foreach (var edition in await db.Editions.AsNoTracking().Wanted(wishes).OrderBy(e => e.Year).ThenBy(e => e.Slug).ToListAsync(cancellationToken))
        {
            if (wishes.IsForOrchard)
                writer.BeginList("content", "data");
            var left = 0;
            await foreach (var (entry, item, form) in EntriesAsync(edition, cancellationToken))
            {
                if (!wishes.IsForOrchard && entry.Withdrawal is null)
                    writer.Step(StepOf(edition, entry, item, form, await ResultsAsync(entry, cancellationToken)));
                else if (wishes.IsForOrchard && entry.ShowsAll(edition, clock.Instant()))
                    writer.Item("content", ItemOf(entry, item, form));
                else
                    left++;
            }
            if (wishes.IsForOrchard)
                writer.EndList();
            if (left > 0)
                writer.LeftOut.Add($"{left} × RadicaleEntry ({edition.Slug})");
        }
    }

    private async IAsyncEnumerable<(Entry Entry, ContentItem Item, FormDefinition Form)> EntriesAsync(Edition edition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await db.Entries.Of(edition.Id).OrderBy(e => e.Number).ThenBy(e => e.Started).Select(e => e.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            yield break;
        var form = await answers.FormAsync(edition, cancellationToken);
        foreach (var some in ids.Chunk(Slice))
        {
            var entries = await db.Entries.AsNoTracking().Where(e => some.Contains(e.Id)).ToListAsync(cancellationToken);
            var contents = entries.Select(e => e.ContentItemId).ToArray();
            var items = await db.Set<ContentItem>().AsNoTracking().Where(i => i.IsLatest && contents.Contains(i.ItemId)).ToDictionaryAsync(i => i.ItemId, cancellationToken);
            foreach (var id in some)
            {
                if (entries.Find(e => e.Id == id) is { } entry && items.TryGetValue(entry.ContentItemId, out var item))
                    yield return (entry, item, form);
            }
        }
    }

    private static JsonObject StepOf(Edition edition, Entry entry, ContentItem item, FormDefinition form, JsonArray results)
    {
        var content = item.Parts();
        var fields = new JsonObject();
        foreach (var field in form.Fields.Where(f => f.Name is not null))
        {
            if (field.Value(content) is { } value)
                fields[field.Key] = value.DeepClone();
        }
        var step = new JsonObject { ["name"] = "RadicaleEntry", ["Edition"] = edition.Slug, ["Title"] = entry.Title, ["ContentItemId"] = entry.ContentItemId, ["State"] = StateOf(entry), ["Fields"] = fields };
        if (entry.Number is { } number && int.TryParse(number.Split('-')[^1], out var counted))
            step["Number"] = counted;
        if (entry.Publication is { } publication)
            (step["Published"], step["Whole"]) = (true, publication.IsWhole);
        if (results.Count > 0)
            step["Result"] = results;
        return step;
    }

    private static JsonObject ItemOf(Entry entry, ContentItem item, FormDefinition form)
    {
        var json = item.ToJson();
        var open = form.Redact(item.Parts(), Audience.Public);
        foreach (var part in json.Where(p => p.Value is JsonObject or JsonArray).Select(p => p.Key).ToArray())
            json[part] = open[part]?.DeepClone();
        (json["Published"], json["Latest"], json["PublishedUtc"]) = (true, true, RecipeJson.Of(entry.Publication!.At));
        (json["Owner"], json["Author"]) = (null, null);
        return json;
    }

    private static string StateOf(Entry entry) => entry.State switch
    {
        EntryState.Admitted => "admitted",
        EntryState.Refused => "refused",
        EntryState.Draft => "draft",
        _ => "submitted",
    };

    private async Task<JsonArray> ResultsAsync(Entry entry, CancellationToken cancellationToken)
    {
        var won = await db.Results.AsNoTracking().Where(r => r.EntryId == entry.Id).Join(db.Set<Prize>(), r => r.PrizeId, p => p.Id, (r, p) => new { p.Key, r.MotivationJson }).OrderBy(r => r.Key).ToListAsync(cancellationToken);
        return new JsonArray([.. won.Select(r => (JsonNode)new JsonObject { ["Prize"] = r.Key, ["Motivation"] = JsonNode.Parse(r.MotivationJson) })]);
    }
}

internal static class WantedEditions
{
    public static IQueryable<Edition> Wanted(this IQueryable<Edition> editions, ExportWishes wishes) =>
        wishes.IsWhole ? editions : editions.Where(e => e.Slug == wishes.Edition);
}
