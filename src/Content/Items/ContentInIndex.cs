using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>Stories and pages in the search index, and the instants at which those that wait become visible.</summary>
internal sealed class ContentInIndex(Forms forms, Texts texts) : IIndexSource, IPublicInstants
{
    private const string Prefix = "item/";

    private static readonly Dictionary<string, string> KindOf = new() { ["Story"] = Kinds.Story, ["Page"] = Kinds.Page, ["Event"] = Kinds.Event };

    public bool Owns(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<IReadOnlyList<IndexedDocument>> ReadAsync(IReadOnlyList<string> subjects, AppDb db, CancellationToken cancellationToken)
    {
        var ids = subjects.Select(s => s[Prefix.Length..]).ToArray();
        var types = KindOf.Keys.ToArray();
        var items = await db.Set<ContentItem>().AsNoTracking().PublicSoonerOrLater().Where(i => ids.Contains(i.ItemId) && types.Contains(i.ContentType)).ToListAsync(cancellationToken);
        var slugs = await db.Set<ContentRoute>().AsNoTracking().Where(r => r.IsCurrent && ids.Contains(r.ItemId)).ToDictionaryAsync(r => r.ItemId, r => r.Slug, cancellationToken);
        var documents = new List<IndexedDocument>();
        foreach (var item in items.Where(i => slugs.ContainsKey(i.ItemId)))
        {
            var form = await forms.GetAsync(item.ContentType, cancellationToken);
            documents.Add(Document(item, PublicContent.From(item, slugs[item.ItemId], form: form), PublicContents.More(form, item.Parts(), new Wording(texts, item.Culture ?? "nl"))));
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
        Cultures = item.Culture is { } culture ? [culture] : [],
        Year = content.Date.Year,
        Date = content.Date,
        VisibleFrom = item.VisibleFrom,
        VisibleUntil = item.ReplacedFrom is { } replaced && !(item.HiddenFrom < replaced) ? replaced : item.HiddenFrom,
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
