using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Work;

/// <summary>What comes out when: a month of what is planned and what was published. The list under it says the same in words.</summary>
internal sealed class CalendarModel(AppDb db, EditorDesk desk, TimeProvider clock) : PageModel
{
    private const int Days = 7;

    /// <summary>Which month: <c>2026-03</c>; this one where it is left out.</summary>
    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    public DateOnly First { get; private set; }
    public IReadOnlyList<IReadOnlyList<Day>> Weeks { get; private set; } = [];
    public IReadOnlyList<Entry> Entries { get; private set; } = [];
    public IReadOnlyDictionary<string, string> TypeLabels { get; private set; } = new Dictionary<string, string>();
    public CultureInfo Culture { get; } = CultureInfo.CurrentUICulture;

    public string Former => Named(First.AddMonths(-1));
    public string Next => Named(First.AddMonths(1));

    public async Task OnGetAsync()
    {
        var today = DateOnly.FromDateTime(Brussels.Local(clock.Instant()).Date);
        First = string.IsNullOrEmpty(Month) ? new DateOnly(today.Year, today.Month, 1)
            : DateOnly.TryParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) ? asked : throw new NotFound();
        // What has no page of its own, such as a menu or a partner, comes out nowhere.
        TypeLabels = (await desk.TypesAsync(HttpContext.RequestAborted)).Where(t => t.Has("AutoroutePart") || t.Name == ContentAddress.FrontPage).ToDictionary(t => t.Name, t => t.Label.In(Culture.TwoLetterISOLanguageName));
        Entries = await FindAsync(Midnight(First), Midnight(First.AddMonths(1)));
        Weeks = [.. Fill(today).Chunk(Days)];
    }

    private async Task<IReadOnlyList<Entry>> FindAsync(DateTimeOffset from, DateTimeOffset until)
    {
        var types = TypeLabels.Keys.ToArray();
        var rows = await db.Set<ContentItem>().AsNoTracking()
            .Where(i => types.Contains(i.ContentType) && (i.IsLatest || i.IsPublished) && i.Shelf != Shelf.Trash && i.Shelf != Shelf.Archive && ((i.VisibleFrom >= from && i.VisibleFrom < until) || (i.VisibleFrom == null && i.IsPublished && i.Published >= from && i.Published < until)))
            .Select(i => new { i.ItemId, i.ContentType, i.DisplayText, i.IsPublished, i.Culture, i.VisibleFrom, i.Published }).ToListAsync(HttpContext.RequestAborted);
        return [.. rows.Select(i => new Entry(i.ItemId, i.ContentType, i.DisplayText, i.Culture, i.VisibleFrom ?? i.Published!.Value, i.IsPublished))
            .OrderByDescending(e => e.IsPublished).DistinctBy(e => (e.ItemId, e.At)).OrderBy(e => e.At)];
    }

    /// <summary>Whole weeks from a Monday on.</summary>
    private IEnumerable<Day> Fill(DateOnly today)
    {
        var monday = First.AddDays(-(((int)First.DayOfWeek + Days - 1) % Days));
        var end = First.AddMonths(1);
        var byDay = Entries.ToLookup(e => DateOnly.FromDateTime(Brussels.Local(e.At).Date));
        for (var day = monday; day < end || day.DayOfWeek != DayOfWeek.Monday; day = day.AddDays(1))
            yield return new(day, day.Month == First.Month, day == today, [.. byDay[day]]);
    }

    private static DateTimeOffset Midnight(DateOnly day) => Brussels.Instant(day.ToDateTime(TimeOnly.MinValue));

    private static string Named(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    internal sealed record Day(DateOnly Date, bool InMonth, bool IsToday, IReadOnlyList<Entry> Entries);

    internal sealed record Entry(string ItemId, string ContentType, string Title, string? Culture, DateTimeOffset At, bool IsPublished);
}
