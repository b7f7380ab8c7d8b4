using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A text that names a laureate waits as long as the laureate does. It names one by picking the entry, by a link to its page, or by its title.</summary>
internal sealed class NoEarlyLaureate(AppDb db) : IBeforePublish
{
    private const string PressRelease = nameof(PressRelease);

    public async Task CheckAsync(ContentItem item, DateTimeOffset from, CancellationToken cancellationToken)
    {
        // The press desk keeps an embargo of its own.
        if (item.ContentType == PressRelease)
            return;
        var (results, entries) = (db.Results.AsNoTracking(), db.Entries.AsNoTracking());
        var laureates = await results.Join(entries, r => r.EntryId, e => e.Id, (r, e) => new { r.VisibleFrom, r.EditionId, e.Title, e.Slug, e.ContentItemId }).ToListAsync(cancellationToken);
        if (laureates.Count == 0)
            return;
        var editions = await db.Editions.AsNoTracking().ToDictionaryAsync(e => e.Id, cancellationToken);
        var waiting = laureates.Select(l => new Laureate(l.Title, $"/entries/{editions[l.EditionId].Slug}/{l.Slug}", l.ContentItemId, Lifts(editions[l.EditionId], l.VisibleFrom)))
            .Where(l => l.Lifts is null || l.Lifts > from).ToArray();
        if (waiting.Length == 0)
            return;
        var raw = ItemText.Raw(item).ToArray();
        var said = RichText.Plain(string.Join('\n', raw));
        if (waiting.FirstOrDefault(l => l.IsNamedIn(raw, said)) is { } named)
            throw named.Lifts is { } lifts ? new Refusal("Embargo.NamesLaureate", named.Title, lifts) : new Refusal("Embargo.NamesLaureateUndated", named.Title);
    }

    /// <summary>When the world may know; null while no instant is set.</summary>
    private static DateTimeOffset? Lifts(Edition edition, DateTimeOffset visibleFrom) => edition.Publication.Result switch
    {
        _ when edition.IsArchived => visibleFrom,
        PublicWhen.Admitted => visibleFrom,
        PublicWhen.ResultsPublished when edition.ResultsEmbargo is { } embargo => embargo > visibleFrom ? embargo : visibleFrom,
        _ => null,
    };

    private sealed record Laureate(string Title, string Address, string ItemId, DateTimeOffset? Lifts)
    {
        private const int ShortestTitle = 3;

        public bool IsNamedIn(IReadOnlyList<string> raw, string said) =>
            raw.Any(t => t == ItemId || Regex.IsMatch(t, Regex.Escape(Address) + @"(?![\w-])", RegexOptions.IgnoreCase))
            || (Title.Length >= ShortestTitle && Regex.IsMatch(said, $@"(?<!\w){Regex.Escape(Title).Replace("\\ ", "\\s+", StringComparison.Ordinal)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }
}
