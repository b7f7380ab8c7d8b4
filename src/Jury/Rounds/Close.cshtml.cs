using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Rounds;

internal sealed class CloseModel(AppDb db, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private Round? _round;

    [FromRoute] public RoundId Id { get; set; }

    public string Name { get; private set; } = "";
    public bool IsClosed { get; private set; }
    public int Missing { get; private set; }

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        _round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = _round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        IsClosed = _round.Closing is not null;
        var book = await RoundBook.LoadAsync(db, _round, null, HttpContext.RequestAborted);
        Missing = book.Jurors.Select(juror => book.ProgressOf(juror.Id)).Sum(progress => progress.All - progress.Done);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        _round!.Close(actor.User, clock.Instant());
        return this.Done("Round.ClosedFlash", $"/admin/jury/rounds/{Id.Value}");
    }

    public async Task<IActionResult> OnPostReopenAsync()
    {
        await ReloadAsync();
        _round!.Reopen();
        return this.Done("Round.Reopened", $"/admin/jury/rounds/{Id.Value}");
    }
}
