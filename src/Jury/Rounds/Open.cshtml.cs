using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Rounds;

internal sealed class OpenModel(AppDb db, Actor actor, TimeProvider clock, DetectConflicts detect) : PageModel, IReload
{
    private Round? _round;

    [FromRoute] public RoundId Id { get; set; }

    public string Name { get; private set; } = "";
    public EditionId Edition => _round!.EditionId;
    public Readiness? Readiness { get; private set; }
    /// <summary>Names of jurors who have entries to read and did not answer their invitation.</summary>
    public IReadOnlyList<string> Unanswered { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        _round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = _round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var book = await RoundBook.LoadAsync(db, _round, null, HttpContext.RequestAborted);
        (Readiness, Unanswered) = (Readiness.Of(book), [.. book.Unanswered.Select(juror => juror.Name)]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        // What the data say about conflicts comes first; it may take readings away that the round needs.
        if (await detect.RunAsync(_round!.EditionId, HttpContext.RequestAborted) > 0)
            return this.Done("Round.ConflictsFound", $"/admin/jury/rounds/{Id.Value}/assign");
        _round.Open(Readiness!, actor.User, clock.Instant());
        var book = await RoundBook.LoadAsync(db, _round, null, HttpContext.RequestAborted);
        await db.PinAsync(_round, [.. book.Readings.Select(reading => reading.Entry).Distinct()], HttpContext.RequestAborted);
        return this.Done("Round.Opened", $"/admin/jury/rounds/{Id.Value}");
    }
}
