using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Examples;

/// <summary>An entry to practise on, as the team sees it.</summary>
/// <param name="Begun">How many gave a mark or more.</param>
/// <param name="Competes">It takes part after all, and no juror sees it here any more.</param>
internal sealed record ChosenExample(EntryId Entry, string Name, string Edition, int Begun, int Finished, bool Competes, IReadOnlyList<Spread> Spreads);

/// <summary>An entry that may be one.</summary>
internal sealed record PossibleExample(EntryId Id, string? Number, string Title, string Edition, bool IsPublic);

/// <summary>The team chooses up to three examples. What a member of the team stands aside for as a juror is not shown.</summary>
internal sealed class EditModel(AppDb db, Actor actor) : PageModel, IReload
{
    public const int MostFound = 20;

    [FromRoute] public RoundId Id { get; set; }
    /// <summary>A number, or words of a title.</summary>
    [FromQuery(Name = "q")] public string? Text { get; set; }

    public Round? Round { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>How many may practise.</summary>
    public int Jurors { get; private set; }
    public IReadOnlyList<ChosenExample> Chosen { get; private set; } = [];
    /// <summary>How many were chosen that this reader does not see.</summary>
    public int Hidden { get; private set; }
    public IReadOnlyList<PossibleExample> Found { get; private set; } = [];
    /// <summary>More were found than are shown.</summary>
    public bool HasMore { get; private set; }
    public bool IsFull => Chosen.Count + Hidden >= Example.Most;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Jurors = (await db.Jurors.AsNoTracking().Where(j => j.EditionId == Round.EditionId && j.Declined == null).ToListAsync(HttpContext.RequestAborted)).Count(Round.Policy.Takes);
        var competing = db.CompetingIn(Round);
        var rows = await (from example in db.Examples.AsNoTracking() where example.RoundId == Id join entry in db.Entries on example.EntryId equals entry.Id join edition in db.Editions on entry.EditionId equals edition.Id
            orderby example.Place
            select new { entry.Id, Number = entry.Number ?? "", entry.Title, Edition = edition.Name, Competes = competing.Any(e => e.Id == entry.Id) }).ToListAsync(HttpContext.RequestAborted);
        var aside = await AsideAsync();
        var begun = await db.ExampleSheets.Where(s => s.RoundId == Id && s.MarksJson != "{}").GroupBy(s => s.EntryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, HttpContext.RequestAborted);
        var sheets = (await db.SpreadOf(Id).Select(s => new { s.EntryId, s.MarksJson }).ToListAsync(HttpContext.RequestAborted)).ToLookup(s => s.EntryId, s => ExampleSheet.Read(s.MarksJson));
        Chosen = [.. rows.Where(row => !aside.Contains(row.Id)).Select(row => new ChosenExample(row.Id, $"{row.Number} {row.Title}".Trim(), row.Edition, begun.GetValueOrDefault(row.Id), sheets[row.Id].Count(), row.Competes, Spread.Of(Round.Criteria, [.. sheets[row.Id]])))];
        Hidden = rows.Count - Chosen.Count;
        if (!string.IsNullOrWhiteSpace(Text))
            Found = await FindAsync(Text.Trim(), aside);
    }

    /// <exception cref="Refusal">What <see cref="Example.Choose"/> says.</exception>
    public async Task<IActionResult> OnPostAddAsync([FromForm] EntryId entry)
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        var chosen = await db.Examples.Where(x => x.RoundId == Id).ToListAsync(HttpContext.RequestAborted);
        var competes = await db.CompetingIn(round).AnyAsync(e => e.Id == entry, HttpContext.RequestAborted);
        db.Examples.Add(Example.Choose(Id, await db.Entries.GetAsync(entry, HttpContext.RequestAborted), competes, chosen));
        return this.Done("Example.Added", Here);
    }

    public async Task<IActionResult> OnPostUpAsync([FromForm] EntryId entry)
    {
        var chosen = await db.Examples.Where(x => x.RoundId == Id).OrderBy(x => x.Place).ToListAsync(HttpContext.RequestAborted);
        var at = chosen.FindIndex(x => x.EntryId == entry);
        if (at < 0)
            throw new NotFound();
        if (at > 0)
            (chosen[at - 1], chosen[at]) = (chosen[at], chosen[at - 1]);
        Example.Order(chosen);
        return this.Done("Example.Moved", Here);
    }

    /// <exception cref="Refusal"><c>Example.Confirm</c>: somebody gave marks, and they go too.</exception>
    public async Task<IActionResult> OnPostRemoveAsync([FromForm] EntryId entry, [FromForm] bool confirmed)
    {
        var chosen = await db.Examples.Where(x => x.RoundId == Id).OrderBy(x => x.Place).ToListAsync(HttpContext.RequestAborted);
        var gone = chosen.Find(x => x.EntryId == entry) ?? throw new NotFound();
        var sheets = await db.ExampleSheets.Where(s => s.RoundId == Id && s.EntryId == entry).ToListAsync(HttpContext.RequestAborted);
        if (!confirmed && sheets.Exists(sheet => sheet.Marks.Count > 0))
            throw new Refusal("Example.Confirm");
        db.RemoveRange(sheets);
        db.Remove(gone);
        Example.Order(chosen.Where(x => x != gone));
        return this.Done("Example.Removed", Here);
    }

    private string Here => $"/admin/jury/rounds/{Id.Value}/examples";

    private async Task<HashSet<EntryId>> AsideAsync()
    {
        var (user, jurors) = (actor.User, db.Jurors);
        return [.. await db.Conflicts.Where(Conflict.Active).Where(c => jurors.Any(j => j.Id == c.JurorId && j.UserId == user)).Select(c => c.EntryId).ToListAsync(HttpContext.RequestAborted)];
    }

    private async Task<IReadOnlyList<PossibleExample>> FindAsync(string text, HashSet<EntryId> aside)
    {
        var (competing, examples) = (db.CompetingIn(Round!), db.Examples.Where(x => x.RoundId == Id));
        var query = db.Entries.AsNoTracking().Saying(text).Where(e => e.Submission != null && e.Withdrawal == null && !competing.Any(c => c.Id == e.Id) && !examples.Any(x => x.EntryId == e.Id));
        var found = await (from entry in query join edition in db.Editions on entry.EditionId equals edition.Id orderby edition.Year descending, entry.Title
            select new PossibleExample(entry.Id, entry.Number, entry.Title, edition.Name, entry.Publication != null)).Take(MostFound + 1).ToListAsync(HttpContext.RequestAborted);
        HasMore = found.Count > MostFound;
        return [.. found.Take(MostFound).Where(entry => !aside.Contains(entry.Id))];
    }
}
