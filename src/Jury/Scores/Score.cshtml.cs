using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury.Scores;

internal sealed class GateInput
{
    public bool? HasConflict { get; set; }
    public string Reason { get; set; } = "";
}

/// <summary>The box for a sentence beside a mark.</summary>
internal sealed record RemarkBox(ScoreModel Page, Criterion Criterion);

/// <summary>The criteria of a sheet, one group of fields each.</summary>
/// <param name="Page">Where sentences are asked beside marks; null where none are.</param>
internal sealed record CriteriaFields(IReadOnlyList<Criterion> Criteria, SheetInput Input, bool Closed, ScoreModel? Page);

/// <summary>What the page is made with.</summary>
internal sealed record ScoreParts(ContentItems Items, Forms Forms, Texts Texts, MediaUrls Media);

/// <summary>The entry beside its sheet; before that, the question whether there is a conflict.</summary>
internal sealed class ScoreModel(AppDb db, Seats seats, TimeProvider clock, ScoreParts parts) : PageModel, IReload
{
    private bool _typed;

    [FromRoute] public RoundId Id { get; set; }
    [FromRoute] public EntryId EntryId { get; set; }
    [BindProperty] public SheetInput Input { get; set; } = new();
    [BindProperty] public GateInput Gate { get; set; } = new();

    public Desk? Desk { get; private set; }
    public string RoundName { get; private set; } = "";
    public string? ClosedBecause { get; private set; }
    public IReadOnlyList<DisplayedField> Fields { get; private set; } = [];
    public IReadOnlyList<MediaItem> Pictures { get; private set; } = [];
    public Pace Pace { get; private set; }
    public MyScores Mine { get; private set; } = MyScores.None;
    /// <summary>What others gave, where this juror may know.</summary>
    public IReadOnlyList<OtherScore> Others { get; private set; } = [];
    /// <summary>The entry that was done before this one: the way back.</summary>
    public SeatLine? Previous { get; private set; }
    public bool IsSift => Desk!.Seat.Round.Policy.Model == RoundModel.Sift;

    /// <summary>All marks are there and this box is still empty: the only thing that keeps the sheet from being finished.</summary>
    public bool Misses(string criterion) => Desk!.Sheet is { } sheet && sheet.IsMarked(Desk.Seat.Round) && sheet.Unsaid(Desk.Seat.Round).Contains(criterion);

    /// <summary>The entry as the juror's own list has it.</summary>
    public SeatLine? Line { get; private set; }

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

    public async Task<IActionResult> OnPostAsync(string? then, string? mark)
    {
        var received = clock.Instant();
        await OpenAsync();
        var (sheet, round) = (Desk!.SheetFor(db, received), Desk.Seat.Round);
        var abstention = sheet.AbstainReason;
        if (IsSift && mark is not null)
            (Input.Values[round.Criteria[0].Key], then) = (mark, "next");
        foreach (var criterion in round.Criteria)
            if (Input.Values.TryGetValue(criterion.Key, out var typed))
                SaveScore.Give(sheet, round, criterion.Key, typed, Input.Was.GetValueOrDefault(criterion.Key), received);
        foreach (var (criterion, remark) in Input.Remarks)
            SaveScore.Remark(sheet, round, criterion, remark ?? "", Input.WasRemarks.GetValueOrDefault(criterion), received);
        SaveScore.BeSure(sheet, Input.Confidence ?? "", Input.WasConfidence ?? "", received);
        SaveScore.Write(sheet, round, Input.Comment, Input.WasComment, IsSift ? null : Input.PrivateNote, Input.WasPrivateNote, received);
        switch (then)
        {
            case "abstain":
                sheet.Abstain(Input.AbstainReason, received);
                break;
            case "judge":
                sheet.JudgeAfterAll(received);
                break;
            case "skip":
                sheet.Skip(received);
                break;
        }
        // A reason is kept by the button beside it: any other would drop it.
        if (then is not ("abstain" or "judge") && !string.IsNullOrWhiteSpace(Input.AbstainReason) && !Touched.Same(Input.AbstainReason, abstention))
            throw new Refusal("Score.AbstainUnsent") { Field = "Input.AbstainReason" };
        if (then == "next" && sheet.IsMarked(round) && sheet.Unsaid(round).Count > 0)
            return this.Done("Score.SavedUnsaid", $"/jury/rounds/{Id.Value}/entries/{EntryId.Value}");
        if (then is not ("next" or "skip" or "abstain"))
            return this.Done("Score.SavedFlash", $"/jury/rounds/{Id.Value}/entries/{EntryId.Value}");
        var next = Seats.Next(await seats.LinesAsync(Desk.Seat, HttpContext.RequestAborted), EntryId);
        return this.Done(next is null ? "Score.SavedLast" : "Score.SavedFlash", next is null ? $"/jury/rounds/{Id.Value}" : $"/jury/rounds/{Id.Value}/entries/{next.Entry.Value}");
    }

    public async Task<IActionResult> OnPostDeclareAsync()
    {
        var now = clock.Instant();
        await OpenAsync();
        if (Gate.HasConflict is not { } conflict)
            throw new Refusal("Conflict.Choose") { Field = "Gate.HasConflict" };
        if (!conflict)
        {
            Desk!.Assignment.Clear(now);
            return this.Done("Conflict.Cleared", $"/jury/rounds/{Id.Value}/entries/{EntryId.Value}");
        }
        await db.DeclareConflictAsync(EntryId, Desk!.Seat.Juror, Gate.Reason, "Gate.Reason", now, HttpContext.RequestAborted);
        return this.Done("Conflict.Declared", $"/jury/rounds/{Id.Value}");
    }

    private async Task OpenAsync() => Desk = await Desk.OpenAsync(db, await seats.InAsync(Id, HttpContext.RequestAborted), EntryId, HttpContext.RequestAborted);

    private async Task ShowAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var round = Desk!.Seat.Round;
        RoundName = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        ClosedBecause = round.ScoresClosedBecause(clock.Instant());
        var lines = await seats.LinesAsync(Desk.Seat, HttpContext.RequestAborted);
        Line = lines.First(line => line.Entry == EntryId);
        Pace = Pace.Of(lines, round.Criteria);
        if (Desk.Assignment.Cleared is null)
            return;
        Previous = lines.Where(line => line.Entry != EntryId && line.Finished is not null && !(line.Finished >= Desk.Sheet?.Finished)).MaxBy(line => line.Finished);
        Others = await OtherScores.LoadAsync(db, Desk, clock.Instant(), HttpContext.RequestAborted);
        Mine = await MyScores.LoadAsync(db, Desk.Seat, lines, EntryId, HttpContext.RequestAborted);
        var formType = await db.Editions.Where(e => e.Id == round.EditionId).Select(e => e.FormType).SingleAsync(HttpContext.RequestAborted);
        (Fields, Pictures) = await Desk.ReadAsync(parts.Items, parts.Forms, Wording.Here(parts.Texts), formType, HttpContext.RequestAborted);
        if (_typed)
            Input.Follow(ModelState, round, Desk.Sheet);
        else
            Input = SheetInput.Of(round, Desk.Sheet);
    }
}
