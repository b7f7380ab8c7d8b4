using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Conflicts;

internal sealed class ListModel(AppDb db, Actor actor, TimeProvider clock, DetectConflicts detect) : PageModel, IReload
{
    private Round? _round;

    [FromRoute] public RoundId Id { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<(Conflict Conflict, string Juror, string Number, string Title)> Lines { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        _round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = _round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var edition = _round.EditionId;
        var rows = await (
            from conflict in db.Conflicts.AsNoTracking()
            join juror in db.Jurors on conflict.JurorId equals juror.Id
            join entry in db.Entries.IgnoreAutoIncludes() on conflict.EntryId equals entry.Id
            where juror.EditionId == edition
            orderby juror.Name, entry.Number
            select new { conflict, juror.Name, entry.Number, entry.Title }).ToListAsync(HttpContext.RequestAborted);
        Lines = [.. rows.Select(r => (r.conflict, r.Name, r.Number ?? "", r.Title))];
    }

    public async Task<IActionResult> OnPostDetectAsync()
    {
        await ReloadAsync();
        var found = await detect.RunAsync(_round!.EditionId, HttpContext.RequestAborted);
        return this.Done(found == 0 ? "Conflict.NothingNew" : "Conflict.Found", $"/admin/jury/rounds/{Id.Value}/conflicts", found);
    }

    public async Task<IActionResult> OnPostDismissAsync([FromForm] ConflictId conflict, [FromForm] string reason)
    {
        (await FindAsync(conflict)).Dismiss(reason, actor.User, clock.Instant());
        return this.Done("Conflict.DismissedFlash", $"/admin/jury/rounds/{Id.Value}/conflicts");
    }

    public async Task<IActionResult> OnPostReviveAsync([FromForm] ConflictId conflict)
    {
        var found = await FindAsync(conflict);
        found.Revive();
        await db.StandAsideAsync(found.EntryId, found.JurorId, clock.Instant(), HttpContext.RequestAborted);
        return this.Done("Conflict.Revived", $"/admin/jury/rounds/{Id.Value}/conflicts");
    }

    private async Task<Conflict> FindAsync(ConflictId id)
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        return await db.Conflicts.SingleOrDefaultAsync(c => c.Id == id && db.Set<Juror>().Any(j => j.Id == c.JurorId && j.EditionId == round.EditionId), HttpContext.RequestAborted) ?? throw new NotFound();
    }
}
