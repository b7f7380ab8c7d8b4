using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Scores;

namespace RadicaleVernieuwers.Jury.Examples;

/// <summary>An example beside the sheet of the round. What the group gave comes only after one's own marks, and never with a name.</summary>
internal sealed class ScoreModel(AppDb db, Seats seats, TimeProvider clock, ScoreParts parts) : PageModel, IReload
{
    private bool _typed;

    [FromRoute] public RoundId Id { get; set; }
    [FromRoute] public EntryId EntryId { get; set; }
    [BindProperty] public SheetInput Input { get; set; } = new();

    [BindProperty] public GateInput Gate { get; set; } = new();

    public ExampleDesk? Desk { get; private set; }
    public string RoundName { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Facts { get; private set; } = "";
    public string? ClosedBecause { get; private set; }
    /// <summary>All that this juror may practise on.</summary>
    public IReadOnlyList<ExampleLine> Lines { get; private set; } = [];
    /// <summary>Which of them it is, from 1.</summary>
    public int Place => Lines.Index().First(line => line.Item.Entry == EntryId).Index + 1;
    /// <summary>What to do after this one; null where nothing is left.</summary>
    public EntryId? Next { get; private set; }
    public IReadOnlyList<DisplayedField> Fields { get; private set; } = [];
    public IReadOnlyList<MediaItem> Pictures { get; private set; } = [];
    /// <summary>How many gave all marks; null as long as this juror did not.</summary>
    public int? Finished { get; private set; }
    public IReadOnlyList<Spread> Spreads { get; private set; } = [];

    public string PictureUrl(string path) => parts.Media.Private(path, 1024, null, "max", clock.Instant() + TimeSpan.FromHours(1));

    public async Task OnGetAsync()
    {
        await OpenAsync();
        await ShowAsync();
    }

    public async Task ReloadAsync()
    {
        _typed = true;
        await OpenAsync();
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var received = clock.Instant();
        await OpenAsync();
        var (sheet, round) = (Desk!.SheetFor(db, received), Desk.Seat.Round);
        foreach (var criterion in round.Criteria)
            if (Input.Values.TryGetValue(criterion.Key, out var typed))
                SaveExample.Give(sheet, round, criterion.Key, typed, Input.Was.GetValueOrDefault(criterion.Key), received);
        return this.Done(sheet.Finished is null ? "Example.SavedBlank" : "Example.Saved", $"/jury/rounds/{Id.Value}/examples/{EntryId.Value}#{(sheet.Finished is null ? "sheet" : "spread")}");
    }

    /// <summary>A juror who knows the people of an example leaves it, and their marks leave the spread.</summary>
    public async Task<IActionResult> OnPostDeclareAsync()
    {
        await OpenAsync();
        await db.DeclareConflictAsync(EntryId, Desk!.Seat.Juror, Gate.Reason, "Gate.Reason", clock.Instant(), HttpContext.RequestAborted);
        return this.Done("Conflict.Declared", $"/jury/rounds/{Id.Value}");
    }

    private async Task OpenAsync() => Desk = await ExampleDesk.OpenAsync(db, await seats.InAsync(Id, HttpContext.RequestAborted), EntryId, HttpContext.RequestAborted);

    private async Task ShowAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var (round, redactor) = (Desk!.Seat.Round, Desk.Seat.Redactors[EntryId]);
        RoundName = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        ClosedBecause = round.ScoresClosedBecause(clock.Instant());
        Lines = await db.ExampleLinesAsync(Desk.Seat, HttpContext.RequestAborted);
        Next = Lines.FirstOrDefault(line => !line.IsDone && line.Entry != EntryId)?.Entry;
        var entry = await (from e in db.Entries join edition in db.Editions on e.EditionId equals edition.Id where e.Id == EntryId
            select new { e.Title, e.Organisation, e.Municipality, edition.FormType }).SingleAsync(HttpContext.RequestAborted);
        Title = redactor.Text(entry.Title);
        Facts = string.Join(" · ", new[] { ("Organisation", entry.Organisation), ("Municipality", entry.Municipality) }.Where(fact => !round.Hidden.Contains(fact.Item1)).Select(fact => redactor.Text(fact.Item2)).Where(fact => fact.Length > 0));
        (Fields, Pictures) = await Desk.ReadAsync(parts.Items, parts.Forms, Wording.Here(parts.Texts), entry.FormType, HttpContext.RequestAborted);
        if (Desk.Sheet is { Finished: not null } own)
            await CompareAsync(round, own);
        if (_typed)
            Input.Follow(ModelState, round, key => Desk.Sheet?.ValueOf(key));
        else
            Input = SheetInput.Of(round, key => Desk.Sheet?.ValueOf(key));
    }

    private async Task CompareAsync(Round round, ExampleSheet own)
    {
        var given = await db.SpreadOf(round.Id).Where(s => s.EntryId == EntryId).Select(s => s.MarksJson).ToListAsync(HttpContext.RequestAborted);
        (Finished, Spreads) = (given.Count, Spread.Of(round.Criteria, [.. given.Select(ExampleSheet.Read)], own.Marks));
    }
}
