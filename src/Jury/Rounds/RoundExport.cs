using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Jury;

/// <summary>The policy of each round, as <c>RadicaleRound</c> reads it. Who read what, and how they scored, stays here: a backup has it, a package does not.</summary>
internal sealed class RoundExport(AppDb db) : IRecipeExport
{
    public int Order => 520;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        if (!wishes.IsWhole && wishes.Edition is null)
            return;
        var editions = (await db.Editions.AsNoTracking().Where(e => wishes.Edition == null || e.Slug == wishes.Edition).ToListAsync(cancellationToken)).ToDictionary(e => e.Id);
        var rounds = await db.Rounds.AsNoTracking().ToListAsync(cancellationToken);
        var examples = (await (from example in db.Examples join entry in db.Entries on example.EntryId equals entry.Id orderby example.Place select new { example.RoundId, Name = entry.Number ?? entry.Title }).ToListAsync(cancellationToken)).ToLookup(e => e.RoundId, e => e.Name);
        foreach (var round in rounds.Where(r => editions.ContainsKey(r.EditionId)).GroupBy(r => r.EditionId).OrderBy(edition => editions[edition.Key].Year).SelectMany(edition => OfRound.InOrder([.. edition])))
        {
            var step = StepOf(round, editions[round.EditionId].Slug, rounds.Find(r => r.Id == round.After)?.NameIn("nl"));
            if (examples[round.Id].Any())
                step["Examples"] = new JsonArray([.. examples[round.Id].Select(name => (JsonNode)JsonValue.Create(name))]);
            writer.Step(step);
        }
    }

    private static JsonObject StepOf(Round round, string edition, string? after)
    {
        var step = new JsonObject
        {
            ["name"] = "RadicaleRound",
            ["Edition"] = edition,
            ["Title"] = round.NameIn("nl"),
            ["Names"] = Words(Worded.Read(round.NameJson)),
            ["Method"] = round.Method.ToString(),
            ["ReviewsPerEntry"] = round.ReviewsPerEntry,
            ["Hidden"] = new JsonArray([.. round.Hidden.Select(h => (JsonNode)JsonValue.Create(h))]),
            ["Criteria"] = new JsonArray([.. round.AllCriteria.Select(c => (JsonNode)Of(c))]),
        };
        if (after is not null)
            step["After"] = after;
        if (round.Places is { } places)
            step["Places"] = places;
        if (round.Feedback != FeedbackRule.None)
            step["Feedback"] = round.Feedback.ToString();
        if (JsonNode.Parse(round.Policy.Write())!.AsObject() is { Count: > 0 } policy)
            step["Policy"] = policy;
        if (round.Window is { } window)
        {
            (step["Opens"], step["Closes"]) = (Written(window.Opens), Written(window.Closes));
            step["GraceMinutes"] = (int)window.Grace.TotalMinutes;
        }
        return step;
    }

    private static JsonObject Of(Criterion criterion)
    {
        var json = new JsonObject
        {
            ["Key"] = criterion.Key,
            ["Label"] = Words(criterion.Label),
            ["Question"] = Words(criterion.Question),
            ["Weight"] = criterion.Weight,
            ["Minimum"] = criterion.Minimum,
            ["Maximum"] = criterion.Maximum,
            ["Step"] = criterion.Step,
            ["Anchors"] = new JsonObject(criterion.Anchors.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create<string, JsonNode?>(a.Key, Words(a.Value)))),
        };
        if (criterion.NeedsRemark)
            json["NeedsRemark"] = true;
        if (criterion.FinalOnly)
            json["FinalOnly"] = true;
        return json;
    }

    private static JsonObject Words(IReadOnlyDictionary<string, string> texts) =>
        new(texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create<string, JsonNode?>(t.Key, JsonValue.Create(t.Value))));

    private static string Written(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
