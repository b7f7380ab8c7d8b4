using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>What a change of a type would do to items that are there.</summary>
/// <param name="Gone">Whether the question itself goes away; else its value would no longer be right.</param>
internal sealed record TypeRisk(FormField Field, int Items, bool Gone);

/// <summary>Counts, before a type changes, the items whose values would no longer be asked or no longer be right. What stands inside others counts for the item that holds it.</summary>
internal sealed class TypeRisks(AppDb db, Forms forms)
{
    public async Task<IReadOnlyList<TypeRisk>> OfAsync(string contentType, ContentDefinitions before, ContentDefinitions after, CancellationToken cancellationToken)
    {
        var terms = await forms.TermsAsync(cancellationToken);
        var (old, now) = (Form(before, contentType, terms), Form(after, contentType, terms));
        (FormField Was, FormField? Is)[] changed = [.. old.Fields.Select(f => (f, now.Field(f.Key))).Where(f => f.Item2 is null || f.Item2.Type != f.f.Type || !JsonNode.DeepEquals(f.Item2.Settings, f.f.Settings))];
        if (changed.Length == 0)
            return [];
        var hit = changed.ToDictionary(c => c.Was.Key, _ => new HashSet<string>());
        var held = HeldJson.MarkOf(contentType);
        var rows = db.Set<ContentItem>().AsNoTracking().Where(i => (i.IsLatest || i.IsPublished) && (i.ContentType == contentType || i.Json.Contains(held))).Select(i => new { i.ItemId, i.ContentType, i.Json }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var whole = Json.Parse(row.Json);
            var contents = HeldJson.OfType(whole, contentType).ToList();
            if (row.ContentType == contentType && !contents.Contains(whole))
                contents.Add(whole);
            foreach (var (was, _) in changed.Where(c => contents.Exists(content => Breaks(c.Was, c.Is, content))))
                hit[was.Key].Add(row.ItemId);
        }
        return [.. changed.Select(c => new TypeRisk(c.Was, hit[c.Was.Key].Count, c.Is is null)).Where(r => r.Items > 0)];
    }

    /// <summary>A value goes with its question; one that was right and is not any more is in danger too.</summary>
    private static bool Breaks(FormField was, FormField? becomes, JsonObject content)
    {
        var value = was.ValueOrEmpty(content);
        if (value.Count == 0 || was.Type.IsEmpty(value))
            return false;
        return becomes is null || becomes.Type.IsEmpty(value) || (!was.Type.Check(was, value).Any() && becomes.Type.Check(becomes, value).Any());
    }

    private static FormDefinition Form(ContentDefinitions definitions, string contentType, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> terms) =>
        FormDefinition.From(definitions.Find(contentType) ?? throw new NotFound(), new TypesAround(definitions, terms));
}
