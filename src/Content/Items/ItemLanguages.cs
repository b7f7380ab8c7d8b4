using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>How far a translation is.</summary>
public enum TranslationState { None, Draft, Planned, Published, Outdated }

/// <summary>An item in one language.</summary>
/// <param name="ItemId">Null where it is not translated yet.</param>
/// <param name="Original">The item that it is a translation of, or will be.</param>
public sealed record LanguageCell(string Language, TranslationState State, string? ItemId, string Original)
{
    public bool IsOriginal => ItemId == Original;
}

/// <summary>An item in all languages of the site. Empty where the item has no language.</summary>
public sealed record LanguageRow(IReadOnlyList<LanguageCell> Cells)
{
    public static LanguageRow None { get; } = new([]);

    public string? Original => Cells.FirstOrDefault()?.Original;

    public LanguageCell? In(string language) => Cells.FirstOrDefault(c => c.Language == language);
}

/// <summary>Says at a glance what is translated. The first item of a set is the original; a translation is behind when the original changed after it was last said to be the same.</summary>
public sealed class ItemLanguages(AppDb db, Languages languages, TimeProvider clock)
{
    public async Task<LanguageRow> OfAsync(ContentItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Culture is null)
            return LanguageRow.None;
        return item.LocalizationSet is { } set && (await OfAsync([set], cancellationToken)).GetValueOrDefault(set) is { } row
            ? row : Row([new(item.ItemId, item.Culture, item.Created, item.Modified, null, ShownAs(item.StateAt(clock.Instant())))]);
    }

    /// <summary>Many sets in one question.</summary>
    public async Task<IReadOnlyDictionary<string, LanguageRow>> OfAsync(IReadOnlyCollection<string> sets, CancellationToken cancellationToken = default)
    {
        var now = clock.Instant();
        var rows = await db.Set<ContentItem>().AsNoTracking().Where(i => i.IsLatest && i.Shelf != Shelf.Trash && i.Culture != null && i.LocalizationSet != null && sets.Contains(i.LocalizationSet))
            .Select(i => new { i.LocalizationSet, i.ItemId, i.Culture, i.Created, i.Modified, i.OriginalSeen, i.Shelf, i.IsPublished, i.IsLive, i.ScheduledFor }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.LocalizationSet!).ToDictionary(g => g.Key, g => Row([.. g.Select(r =>
            new Member(r.ItemId, r.Culture!, r.Created, r.Modified, r.OriginalSeen, ShownAs(ContentItem.StateOf(r.Shelf, r.IsPublished, r.IsLive, r.ScheduledFor, now))))]));
    }

    /// <summary>An item that is in no set yet.</summary>
    internal LanguageRow Alone(ItemLine line, DateTimeOffset now) => Row([new(line.ItemId, line.Culture ?? languages.Leading, line.Created, line.Modified, null, ShownAs(line.StateAt(now)))]);

    private LanguageRow Row(IReadOnlyList<Member> members)
    {
        var original = members.OrderBy(m => m.Created).ThenBy(m => m.ItemId, StringComparer.Ordinal).First();
        return new([.. languages.All.Select(language => members.FirstOrDefault(m => m.Culture == language) is { } member
            ? new LanguageCell(language, member.IsBehind(original) ? TranslationState.Outdated : member.State, member.ItemId, original.ItemId)
            : new LanguageCell(language, TranslationState.None, null, original.ItemId))]);
    }

    private static TranslationState ShownAs(ItemState state) => state switch
    {
        ItemState.Published or ItemState.Changed => TranslationState.Published,
        ItemState.Scheduled => TranslationState.Planned,
        _ => TranslationState.Draft,
    };

    internal sealed record Member(string ItemId, string Culture, DateTimeOffset Created, DateTimeOffset Modified, DateTimeOffset? Seen, TranslationState State)
    {
        public bool IsBehind(Member original) => ItemId != original.ItemId && original.Modified > (Seen ?? Modified);
    }
}
