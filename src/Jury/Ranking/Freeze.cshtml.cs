using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Keeps the ranking of a closed round as it is, whatever changes later. All entries are in it, also those that this reader does not see.</summary>
internal sealed class FreezeModel(AppDb db, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private Round? _round;

    [FromRoute] public RoundId Id { get; set; }

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync() => _round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var book = await RoundBook.LoadAsync(db, _round!, null, HttpContext.RequestAborted);
        var scores = await RoundScores.LoadAsync(db, book, HttpContext.RequestAborted);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _round!.FreezeAs(RoundScores.Freeze(book, scores, salt), salt, actor.User, clock.Instant());
        return this.Done("Ranking.FrozenFlash", $"/admin/jury/rounds/{Id.Value}/ranking");
    }
}
