using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The questions that several modules ask about entries.</summary>
public static class EntryQueries
{
    public static IQueryable<Entry> Of(this IQueryable<Entry> entries, EditionId edition) => entries.Where(e => e.EditionId == edition);

    /// <summary>What the jury reads.</summary>
    public static IQueryable<Entry> Admitted(this IQueryable<Entry> entries) => entries.In(EntryState.Admitted);

    public static IQueryable<Entry> Published(this IQueryable<Entry> entries) => entries.In(EntryState.Admitted).Where(e => e.Publication != null);

    public static IQueryable<Entry> In(this IQueryable<Entry> entries, EntryState state) => entries.Where(IsIn(state));

    public static IQueryable<Entry> WithTheme(this IQueryable<Entry> entries, string theme)
    {
        // The column holds all slugs, framed by spaces: see HasWords.
        var framed = $"% {Escaped(theme)} %";
        return entries.Where(e => EF.Functions.Like((string)(object)e.Themes, framed, "\\"));
    }

    /// <summary>Whose number, title, organisation or place has this text in it.</summary>
    public static IQueryable<Entry> Saying(this IQueryable<Entry> entries, string text)
    {
        var (like, upper) = ($"%{Escaped(text.ToLowerInvariant())}%", text.ToUpperInvariant());
        return entries.Where(e => e.Number == upper || EF.Functions.Like(e.Title.ToLower(), like, "\\") || EF.Functions.Like(e.Organisation.ToLower(), like, "\\") || EF.Functions.Like(e.Municipality.ToLower(), like, "\\"));
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <exception cref="NotFound">There is no such entry.</exception>
    public static async Task<Entry> GetAsync(this IQueryable<Entry> entries, EntryId id, CancellationToken cancellationToken = default) =>
        await entries.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new NotFound();

    /// <exception cref="NotFound">There is no such edition.</exception>
    public static async Task<Edition> GetAsync(this IQueryable<Edition> editions, EditionId id, CancellationToken cancellationToken = default) =>
        await editions.SingleOrDefaultAsync(e => e.Id == id, cancellationToken) ?? throw new NotFound();

    /// <summary>The edition that runs now or comes next; else the last one that ran here.</summary>
    public static async Task<Edition?> CurrentAsync(this IQueryable<Edition> editions, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var running = await editions.Where(e => !e.IsArchived && e.Entries != null).ToListAsync(cancellationToken);
        return running.Where(e => !e.Entries!.IsOverAt(now)).MinBy(e => e.Entries!.Opens) ?? running.MaxBy(e => e.Entries!.Closes);
    }

    private static Expression<Func<Entry, bool>> IsIn(EntryState state) => state switch
    {
        EntryState.Withdrawn => e => e.Withdrawal != null,
        EntryState.Draft => e => e.Withdrawal == null && e.Submission == null,
        EntryState.Submitted => e => e.Withdrawal == null && e.Submission != null && (e.Admission == null || e.Admission.Verdict == null),
        EntryState.Admitted => e => e.Withdrawal == null && e.Admission != null && e.Admission.Verdict == Verdict.Admitted,
        EntryState.Refused => e => e.Withdrawal == null && e.Admission != null && e.Admission.Verdict == Verdict.Refused,
        _ => e => e.Withdrawal == null && e.Admission != null && e.Admission.Verdict == Verdict.Repair,
    };
}
