using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What the public may find of entries: one document per stretch of time, because results and whole texts become public at an instant.</summary>
internal sealed class EntryIndexSource(EntryAnswers answers, Texts texts, TimeProvider clock) : IIndexSource
{
    private const string EntryPrefix = "entry/";
    private const string EditionPrefix = "edition/";
    /// <summary>Found, and shown on the card or not at all: none of it makes a passage.</summary>
    private static readonly string[] OnCard = ["Title", "Summary", "Organisation", "Municipality", "Postcode", "Language", "Themes", "Website", "PictureCredit"];

    public bool Owns(string subject) => subject.StartsWith(EntryPrefix, StringComparison.Ordinal) || subject.StartsWith(EditionPrefix, StringComparison.Ordinal);

    public async Task<IReadOnlyList<IndexedDocument>> ReadAsync(IReadOnlyList<string> subjects, AppDb db, CancellationToken cancellationToken)
    {
        var entryIds = Ids<EntryId>(subjects, EntryPrefix);
        var editionIds = Ids<EditionId>(subjects, EditionPrefix);
        var entries = await db.Entries.AsNoTracking().Published().Where(e => entryIds.Contains(e.Id) || editionIds.Contains(e.EditionId)).ToListAsync(cancellationToken);
        if (entries.Count == 0)
            return [];
        var ofEntries = entries.Select(e => e.EditionId).Distinct().ToArray();
        var editions = await db.Editions.AsNoTracking().Where(e => ofEntries.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        var results = (await db.Results.AsNoTracking().Where(r => ofEntries.Contains(r.EditionId)).ToListAsync(cancellationToken)).ToLookup(r => r.EntryId);
        var submitted = await answers.SubmittedAsync(entries, cancellationToken);
        var documents = new List<IndexedDocument>();
        foreach (var inEdition in entries.GroupBy(e => e.EditionId))
        {
            var edition = editions[inEdition.Key];
            var form = await answers.FormAsync(edition, cancellationToken);
            foreach (var entry in inEdition)
                documents.AddRange(Documents(new(entry, edition, form, submitted.GetValueOrDefault(entry.Id)?.Parts() ?? [], [.. results[entry.Id]])));
        }
        return documents;
    }

    public IAsyncEnumerable<string> AllSubjectsAsync(AppDb db, CancellationToken cancellationToken) =>
        db.Entries.AsNoTracking().Published().OrderBy(e => e.Id).Select(e => e.Id).AsAsyncEnumerable().Select(Entry.SubjectOf);

    private IEnumerable<IndexedDocument> Documents(Shown shown)
    {
        var now = clock.Instant();
        var changes = shown.Results.Select(r => r.VisibleFrom).Append(shown.Edition.ResultsEmbargo ?? DateTimeOffset.UnixEpoch).Where(at => at > now).Distinct().Order().ToArray();
        for (var i = 0; i <= changes.Length; i++)
        {
            var from = i == 0 ? now : changes[i - 1];
            if (shown.Entry.ShowsCard(shown.Edition, from))
                yield return Document(shown, from) with { VisibleFrom = i == 0 ? null : from, VisibleUntil = i == changes.Length ? null : changes[i] };
        }
    }

    private IndexedDocument Document(Shown shown, DateTimeOffset at)
    {
        var (entry, edition) = (shown.Entry, shown.Edition);
        var prizes = edition.Prizes.ToDictionary(p => p.Id, p => p.Key);
        var won = shown.Results.Where(r => r.VisibleFrom <= at && edition.Shows(edition.Publication.Result, at)).Select(r => prizes[r.PrizeId]).ToArray();
        var wording = new Wording(texts, entry.Language);
        var isWhole = entry.ShowsAll(edition, at);
        return new()
        {
            Subject = entry.Subject,
            Kind = Kinds.Entry,
            Language = entry.Language,
            Title = entry.Title,
            Summary = entry.Summary,
            Body = isWhole ? shown.Form.PublicText(shown.Answers, wording, f => !OnCard.Contains(f.Key)) : "",
            Keywords = shown.Form.PublicText(shown.Answers, wording, f => isWhole ? OnCard.Contains(f.Key) : f.Key == "Themes"),
            Number = entry.Number,
            Organisation = entry.Organisation,
            Place = entry.Municipality.Length > 0 ? entry.Municipality : null,
            Year = edition.Year,
            Date = entry.Publication!.At,
            HangsOn = [edition.FeedSubject],
            Values = new Dictionary<string, IReadOnlyList<string>>
            {
                [Facets.Edition] = [edition.Slug],
                [Facets.Theme] = entry.Themes,
                [Facets.Place] = entry.Municipality.Length > 0 ? [entry.Municipality] : [],
                [Facets.Result] = won,
                ["item"] = [entry.ContentItemId],
            },
            Shown = new Dictionary<string, string?>
            {
                ["slug"] = entry.Slug,
                ["editionName"] = edition.Name,
                ["image"] = entry.Picture,
                ["imageAlt"] = entry.PictureAlt,
                ["website"] = entry.Website.Length > 0 ? entry.Website : null,
            },
        };
    }

    private static TId[] Ids<TId>(IReadOnlyList<string> subjects, string prefix) where TId : struct, IId<TId> =>
        [.. subjects.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Select(s => Guid.TryParse(s.AsSpan(prefix.Length), out var id) ? id : default).Where(id => id != default).Select(Id.From<TId>)];

    private sealed record Shown(Entry Entry, Edition Edition, FormDefinition Form, JsonObject Answers, IReadOnlyList<Result> Results);
}
