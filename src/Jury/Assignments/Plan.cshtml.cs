using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>Plans who reads what, shows it, and applies it. What was assigned stays.</summary>
internal sealed class PlanModel(AppDb db, Actor actor, TimeProvider clock, DetectConflicts detect) : PageModel, IReload
{
    [FromRoute] public RoundId Id { get; set; }
    [BindProperty] public int PerEntry { get; set; }
    [BindProperty] public string? Entry { get; set; }
    [BindProperty] public string? Juror { get; set; }

    public string Name { get; private set; } = "";
    public RoundBook? Book { get; private set; }
    public AssignmentPlan? Plan { get; private set; }

    public IEnumerable<SelectListItem> EntryChoices => Book!.Entries.Select(entry => new SelectListItem($"{entry.Number} {entry.Title}", entry.Id.Value.ToString()));
    public IEnumerable<SelectListItem> JurorChoices => Book!.Jurors.Select(juror => new SelectListItem(juror.Name, juror.Id.Value.ToString()));

    public string EntryNumber(string key) => Book!.Entries.First(entry => RoundPlan.Key(entry.Id.Value) == key) is var found && found.Number.Length > 0 ? found.Number : found.Title;

    public string JurorName(string key) => Book!.Jurors.First(juror => RoundPlan.Key(juror.Id.Value) == key).Name;

    public int? PlannedFor(JurorId juror) => Plan is { } plan
        ? plan.Added.Concat(plan.Kept).Count(reading => reading.Juror == RoundPlan.Key(juror.Value)) : null;

    public IEnumerable<Juror> ReadersOf(EntryId entry) => Book!.Readings.Where(reading => reading.Entry == entry)
        .Join(Book.Jurors, reading => reading.Juror, juror => juror.Id, (_, juror) => juror);

    /// <summary>Readings that would link the pieces, once somebody asked.</summary>
    public IReadOnlyList<Reading>? Bridge { get; private set; }

    /// <summary>As it would be with what is proposed, or as it is.</summary>
    public PanelPicture Panel => PanelPicture.Of([.. Book!.Jurors.Select(juror => (RoundPlan.Key(juror.Id.Value), juror.Name))],
        Book.Readings.Select(reading => new Reading(RoundPlan.Key(reading.Entry.Value), RoundPlan.Key(reading.Juror.Value))).Concat(Plan?.Added ?? []).Concat(Bridge ?? []));

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        PerEntry = Book!.Round.ReviewsPerEntry;
    }

    public async Task ReloadAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        // The plan is for all: whoever plans sees titles, never answers.
        Book = await RoundBook.LoadAsync(db, round, null, HttpContext.RequestAborted);
    }

    public Task<IActionResult> OnPostAsync() => OnPostPreviewAsync();

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await PlanAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync()
    {
        await PlanAsync();
        await db.AssignAsync(Book!.Round, RoundPlan.Pairs(Plan!.Added), false, actor.User, clock.Instant(), HttpContext.RequestAborted);
        return this.Done("Assign.Applied", $"/admin/jury/rounds/{Id.Value}", Plan.Added.Count);
    }

    public async Task<IActionResult> OnPostBridgeAsync()
    {
        await ReloadAsync();
        RefuseIfFrozen();
        (PerEntry, Bridge) = (Book!.Round.ReviewsPerEntry, RoundPlan.Bridge(Book));
        return Page();
    }

    public async Task<IActionResult> OnPostBuildAsync()
    {
        await DetectAsync();
        await OnPostBridgeAsync();
        await db.AssignAsync(Book!.Round, RoundPlan.Pairs(Bridge!), false, actor.User, clock.Instant(), HttpContext.RequestAborted);
        return this.Done("Assign.Applied", $"/admin/jury/rounds/{Id.Value}/assign", Bridge!.Count);
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        await DetectAsync();
        await ReloadAsync();
        RefuseIfFrozen();
        var (entry, juror) = Pair();
        if (Book!.Conflicts.Any(conflict => conflict.EntryId == entry && conflict.JurorId == juror))
            throw new Refusal("Assign.Conflict");
        if (Book.Readings.Any(reading => reading.Entry == entry && reading.Juror == juror))
            throw new Refusal("Assign.Twice");
        await db.AssignAsync(Book.Round, [(entry, juror)], true, actor.User, clock.Instant(), HttpContext.RequestAborted);
        return this.Done("Assign.Added", $"/admin/jury/rounds/{Id.Value}/assign");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await ReloadAsync();
        RefuseIfFrozen();
        var (entry, juror) = Pair();
        var assignment = await db.Assignments.SingleOrDefaultAsync(a => a.RoundId == Id && a.EntryId == entry && a.JurorId == juror, HttpContext.RequestAborted) ?? throw new NotFound();
        db.Remove(assignment);
        var sheet = await db.ScoreSheets.SingleOrDefaultAsync(s => s.RoundId == Id && s.EntryId == entry && s.JurorId == juror, HttpContext.RequestAborted);
        sheet?.Strike(clock.Instant());
        return this.Done("Assign.Removed", $"/admin/jury/rounds/{Id.Value}/assign");
    }

    private async Task PlanAsync()
    {
        if (PerEntry is < 1 or > Round.MostReviews)
            throw new Refusal("Round.Reviews", Round.MostReviews) { Field = "PerEntry" };
        await DetectAsync();
        await ReloadAsync();
        RefuseIfFrozen();
        Plan = RoundPlan.Make(Book!, PerEntry);
    }

    // New conflicts are saved before anything reads them: they hold whether or not something is assigned.
    private async Task DetectAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        await detect.RunAsync(round.EditionId, HttpContext.RequestAborted);
        await db.SaveNowAsync(HttpContext.RequestAborted);
    }

    private void RefuseIfFrozen()
    {
        if (Book!.Round.Freeze is not null)
            throw new Refusal("Round.IsFrozen");
    }

    private (EntryId, JurorId) Pair()
    {
        var entry = Book!.Entries.FirstOrDefault(entry => entry.Id.Value.ToString() == Entry) ?? throw new NotFound();
        var juror = Book.Jurors.FirstOrDefault(juror => juror.Id.Value.ToString() == Juror) ?? throw new NotFound();
        return (entry.Id, juror.Id);
    }
}
