using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>What nearly every public page needs: the editions with their prizes, the names of the themes, the forms.</summary>
internal sealed record Outline(IReadOnlyList<Edition> Editions, IReadOnlyList<FieldOption> Themes, IReadOnlyDictionary<string, FormDefinition> Forms)
{
    /// <summary>The edition that runs or comes next; else the last that ran here.</summary>
    public Edition? CurrentAt(DateTimeOffset now)
    {
        var running = Editions.Where(e => !e.IsArchived && e.Entries is not null).ToArray();
        return running.Where(e => !e.Entries!.IsOverAt(now)).MinBy(e => e.Entries!.Opens) ?? running.MaxBy(e => e.Entries!.Closes);
    }

    public Edition? Edition(string? slug) => Editions.FirstOrDefault(e => e.Slug == slug);

    public string ThemeName(string key, string culture) => Themes.FirstOrDefault(t => t.Slug == key)?.Label.In(culture) is { Length: > 0 } name ? name : key;

    /// <summary>A prize in words, as the newest edition that has it says.</summary>
    public string PrizeName(string key, string culture) =>
        Editions.SelectMany(e => e.Prizes).FirstOrDefault(p => p.Key == key)?.LabelIn(culture) is { Length: > 0 } name ? name : key;
}

/// <summary>Reads the outline once per feed position: a change of an edition or a theme moves it.</summary>
internal sealed class OutlineReader(AppDb db, Forms forms, IndexPosition position, OutlineMemory memory)
{
    public async ValueTask<Outline> ReadAsync(CancellationToken cancellationToken = default)
    {
        var shown = position.Shown;
        if (memory.At is { } known && known.Position == shown && shown >= 0)
            return known.Outline;
        var editions = await db.Editions.AsNoTracking().ToListAsync(cancellationToken);
        var outline = new Outline([.. editions.OrderByDescending(e => e.Year).ThenByDescending(e => e.Slug)],
            await forms.TermsOfAsync("themes", cancellationToken), await FormsAsync(editions, cancellationToken));
        memory.At = (shown, outline);
        return outline;
    }

    private async Task<Dictionary<string, FormDefinition>> FormsAsync(IEnumerable<Edition> editions, CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, FormDefinition>();
        foreach (var type in editions.Select(e => e.FormType).Distinct())
        {
            try
            {
                read[type] = await forms.GetAsync(type, cancellationToken);
            }
            catch (NotFound)
            {
                // An edition of the archive may name a form that this site does not have: its entries show their card.
            }
        }
        return read;
    }
}

/// <summary>The outline that this node read last.</summary>
internal sealed class OutlineMemory
{
    private Tuple<long, Outline>? _at;

    public (long Position, Outline Outline)? At
    {
        get => Volatile.Read(ref _at) is { } at ? (at.Item1, at.Item2) : null;
        set => Volatile.Write(ref _at, value is { } at ? Tuple.Create(at.Position, at.Outline) : null);
    }
}
