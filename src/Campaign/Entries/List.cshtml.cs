using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Entries;

/// <summary>All entries, narrowed down line by line.</summary>
internal sealed class ListModel(AppDb db, Forms forms) : PageModel
{
    private const int PageSize = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["changed", "number", "title", "submitted"];

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "edition")]
    public string? EditionSlug { get; set; }

    [FromQuery(Name = "state")]
    public EntryState? State { get; set; }

    [FromQuery(Name = "theme")]
    public string? Theme { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<(string Slug, string Name)> Editions { get; private set; } = [];
    public IReadOnlyList<FieldOption> Themes { get; private set; } = [];
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync()
    {
        var aborted = HttpContext.RequestAborted;
        var editions = await db.Editions.AsNoTracking().OrderByDescending(e => e.Year).Select(e => new { e.Id, e.Slug, e.Name }).ToListAsync(aborted);
        Editions = [.. editions.Select(e => (e.Slug, e.Name))];
        Themes = await forms.TermsOfAsync("themes", aborted);
        var entries = db.Entries.AsNoTracking();
        if (!string.IsNullOrEmpty(EditionSlug))
            entries = entries.Of(editions.Find(e => e.Slug == EditionSlug)?.Id ?? default);
        if (State is { } state)
            entries = entries.In(state);
        if (!string.IsNullOrEmpty(Theme))
            entries = entries.WithTheme(Theme);
        if (!string.IsNullOrWhiteSpace(Text))
            entries = entries.Saying(Text.Trim());
        Total = await entries.CountAsync(aborted);
        if (PageNumber < 1 || PageNumber > Pages)
            throw new NotFound();
        Lines = await Sorted(entries).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(e => new Line(e.Id, e.Number, e.Title, e.Organisation, e.Municipality, e.Changed, e.Submission != null, e.Withdrawal != null, e.Admission != null ? e.Admission.Verdict : null, e.Publication != null)).ToListAsync(aborted);
    }

    private IQueryable<Entry> Sorted(IQueryable<Entry> entries) => Sort switch
    {
        "number" => entries.OrderBy(e => e.Number == null).ThenBy(e => e.Number).ThenBy(e => e.Id),
        "title" => entries.OrderBy(e => e.Title).ThenBy(e => e.Id),
        "submitted" => entries.OrderBy(e => e.Submission == null).ThenBy(e => e.Submission!.At).ThenBy(e => e.Id),
        _ => entries.OrderByDescending(e => e.Changed).ThenBy(e => e.Id),
    };

    public sealed record Line(EntryId Id, string? Number, string Title, string Organisation, string Municipality, DateTimeOffset Changed, bool IsSubmitted, bool IsWithdrawn, Verdict? Verdict, bool IsPublic)
    {
        public EntryState State => Entry.StateOf(IsSubmitted, IsWithdrawn, Verdict);
    }
}
