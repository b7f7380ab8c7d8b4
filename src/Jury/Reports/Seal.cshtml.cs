using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>Keeps the report as it is now. A later one follows it and names it, so none can be slipped away.</summary>
internal sealed class SealModel(AppDb db, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private ReportBook? _book;

    [FromRoute] public string Edition { get; set; } = "";

    public string Name => _book!.Edition.Name;
    public int Unfrozen { get; private set; }

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        _book = await ReportBook.LoadAsync(db, Edition, actor.User, HttpContext.RequestAborted);
        Unfrozen = _book.Facts.Rounds.Count(round => round.Opened.Length > 0) - _book.Facts.Rankings.Count;
    }

    /// <exception cref="Refusal"><c>Report.Same</c>: nothing changed since the last one.</exception>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var edition = _book!.Edition.Id;
        var last = await db.JuryReports.AsNoTracking().Where(r => r.EditionId == edition).OrderByDescending(r => r.At).FirstOrDefaultAsync(HttpContext.RequestAborted);
        if (last is not null && _book.Chain(ReportChain.Read(last.Json)!.Previous).Head == last.Head)
            throw new Refusal("Report.Same");
        var chain = _book.Chain(last?.Head ?? "");
        (db.Set<ReportSalt>().Local.SingleOrDefault(s => s.EditionId == edition) ?? await db.Set<ReportSalt>().SingleAsync(s => s.EditionId == edition, HttpContext.RequestAborted)).Seal();
        db.JuryReports.Add(JuryReport.Of(edition, ReportChain.Write(chain), chain.Head, actor.User, clock.Instant()));
        return this.Done("Report.SealedFlash", $"/admin/jury/reports/{Edition}");
    }
}
