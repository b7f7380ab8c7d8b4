using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>Stories and pages in the search index, and the instants at which those that wait become visible.</summary>
internal sealed class ContentInIndex(Forms forms, Languages languages, Texts texts) : IIndexSource, IPublicInstants
{
    private const string Prefix = "item/";

    private static readonly Dictionary<string, string> KindOf = new() { ["Story"] = Kinds.Story, ["Page"] = Kinds.Page, ["Event"] = Kinds.Event };

    public bool Owns(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<IReadOnlyList<IndexedDocument>> ReadAsync(IReadOnlyList<string> subjects, AppDb db, CancellationToken cancellationToken)
    {
        var ids = subjects.Select(s => s[Prefix.Length..]).ToArray();
        var types = KindOf.Keys.ToArray();
        // A translation that comes or goes changes where its originals are listed: they are read along.
        var sets = await db.Set<ContentItem>().AsNoTracking().Where(i => ids.Contains(i.ItemId) && i.LocalizationSet != null).Select(i => i.LocalizationSet).Distinct().ToListAsync(cancellationToken);
        var items = await db.Set<ContentItem>().AsNoTracking().PublicSoonerOrLater().Where(i => types.Contains(i.ContentType) && (ids.Contains(i.ItemId) || sets.Contains(i.LocalizationSet))).ToListAsync(cancellationToken);
        var all = items.Select(i => i.ItemId).Distinct().ToArray();
        var slugs = await db.Set<ContentRoute>().AsNoTracking().Where(r => r.IsCurrent && all.Contains(r.ItemId)).ToDictionaryAsync(r => r.ItemId, r => r.Slug, cancellationToken);
        var translations = items.Where(i => slugs.ContainsKey(i.ItemId)).ToLookup(i => i.LocalizationSet ?? i.ItemId);
        var documents = new List<IndexedDocument>();
        foreach (var item in items.Where(i => slugs.ContainsKey(i.ItemId)))
        {
            var form = await forms.GetAsync(item.ContentType, cancellationToken);
            var document = Document(item, PublicContent.From(item, slugs[item.ItemId], form: form), PublicContents.More(form, item.Parts(), new Wording(texts, item.Culture ?? "nl")));
            documents.AddRange(StandIns.Of(item, [.. translations[item.LocalizationSet ?? item.ItemId]], languages.All).Select(l => document with { VisibleFrom = l.When.First, VisibleUntil = l.When.Last, Cultures = l.Cultures }));
        }
        return documents;
    }

    public async IAsyncEnumerable<string> AllSubjectsAsync(AppDb db, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var types = KindOf.Keys.ToArray();
        var ids = db.Set<ContentItem>().AsNoTracking().PublicSoonerOrLater().Where(i => types.Contains(i.ContentType)).Select(i => i.ItemId).Distinct().AsAsyncEnumerable();
        await foreach (var id in ids.WithCancellation(cancellationToken))
            yield return ContentItem.SubjectOf(id);
    }

    public async Task<IReadOnlyList<DateTimeOffset>> ReadAsync(AppDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ContentItem>().AsNoTracking().PublicSoonerOrLater().Where(i => i.VisibleFrom != null || i.HiddenFrom != null)
            .Select(i => new { i.VisibleFrom, i.HiddenFrom }).ToListAsync(cancellationToken);
        return [.. rows.SelectMany(r => new[] { r.VisibleFrom, r.HiddenFrom }).OfType<DateTimeOffset>()];
    }

    private static IndexedDocument Document(ContentItem item, PublicContent content, IReadOnlyList<DisplayedField> more) => new()
    {
        Subject = item.Subject,
        Kind = KindOf[item.ContentType],
        Language = item.Culture ?? "nl",
        Title = content.Title,
        Summary = content.Lead,
        Body = string.Join('\n', more.Select(f => f.Text).Prepend(content.BodyText)),
        Year = content.Date.Year,
        Date = content.Date,
        Values = new Dictionary<string, IReadOnlyList<string>> { ["entry"] = content.About },
        Shown = new Dictionary<string, string?>
        {
            ["id"] = item.ItemId,
            ["slug"] = content.Slug,
            ["image"] = content.Picture?.Path,
            ["imageAlt"] = content.Picture?.Text,
            ["author"] = content.Author,
            ["credit"] = content.Credit,
            ["answers"] = more.Count == 0 ? null : JsonSerializer.Serialize(more.Select(f => new Dictionary<string, string> { ["name"] = f.Name, ["label"] = f.Label, ["text"] = f.Text })),
            ["minutes"] = content.ReadingMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };
}
