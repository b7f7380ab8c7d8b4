using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>The forms of this site: a type's definition with the terms of its taxonomies.</summary>
public sealed class Forms(AppDb db, ContentTypes types)
{
    private readonly Dictionary<string, FormDefinition> _read = [];
    private Dictionary<string, IReadOnlyList<FieldOption>>? _terms;

    /// <exception cref="NotFound">No such type.</exception>
    public async Task<FormDefinition> GetAsync(string contentType, CancellationToken cancellationToken = default)
    {
        if (_read.TryGetValue(contentType, out var form))
            return form;
        var type = await types.GetAsync(contentType, cancellationToken);
        return _read[contentType] = FormDefinition.From(type, new TypesAround(await types.AllAsync(cancellationToken), await TermsAsync(cancellationToken)));
    }

    /// <summary>The same; null where there is no such type.</summary>
    public async Task<FormDefinition?> FindAsync(string contentType, CancellationToken cancellationToken = default) =>
        await types.FindAsync(contentType, cancellationToken) is null ? null : await GetAsync(contentType, cancellationToken);

    /// <summary>The terms of each taxonomy, by the taxonomy's item id.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FieldOption>>> TermsAsync(CancellationToken cancellationToken = default)
    {
        if (_terms is not null)
            return _terms;
        var taxonomies = await db.Set<ContentItem>().AsNoTracking().Where(i => i.ContentType == "Taxonomy" && i.IsPublished).ToListAsync(cancellationToken);
        return _terms = taxonomies.ToDictionary(t => t.ItemId, t => Terms(t.Parts()));
    }

    /// <summary>The titles of the taxonomies, by item id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TaxonomiesAsync(CancellationToken cancellationToken = default) =>
        await db.Set<ContentItem>().AsNoTracking().Where(i => i.ContentType == "Taxonomy" && i.IsPublished).OrderBy(i => i.DisplayText).ToDictionaryAsync(i => i.ItemId, i => i.DisplayText, cancellationToken);

    /// <summary>The terms of a taxonomy by its alias, such as <c>themes</c>; none where there is no such taxonomy.</summary>
    public async Task<IReadOnlyList<FieldOption>> TermsOfAsync(string alias, CancellationToken cancellationToken = default)
    {
        var taxonomies = await db.Set<ContentItem>().AsNoTracking().Where(i => i.ContentType == "Taxonomy" && i.IsPublished).ToListAsync(cancellationToken);
        return taxonomies.Select(t => t.Parts()).Where(p => p.Object("AliasPart").Text("Alias") == alias).Select(Terms).FirstOrDefault() ?? [];
    }

    /// <summary>Terms below terms come after their own; the names per language are the term's fields <c>Dutch</c>, <c>French</c> and <c>English</c>, where it has them.</summary>
    internal static IReadOnlyList<FieldOption> Terms(JsonObject taxonomy) => [.. TaxonomyPart.Tree.All(taxonomy.Object("TaxonomyPart").Array("Terms")).Select(t => Option(t.Item) with { Depth = t.Depth, HasBelow = t.Item.Array("Terms") is { Count: > 0 } })];

    private static FieldOption Option(JsonObject term)
    {
        var own = term.Object(term.Text("ContentType") ?? "");
        var title = term.Text("DisplayText") ?? term.Object("TitlePart").Text("Title") ?? "";
        var names = new[] { ("nl", "Dutch"), ("fr", "French"), ("en", "English") }
            .Select(n => (Language: n.Item1, Text: own.Object(n.Item2).Text("Text"))).Where(n => !string.IsNullOrEmpty(n.Text)).ToDictionary(n => n.Language, n => n.Text!);
        var slug = own.Object("Key").Text("Text") ?? Slug.Of(title);
        return new(term.Text("ContentItemId") ?? slug, names.Count > 0 ? new(names) : LocalText.Of(title), slug);
    }
}
