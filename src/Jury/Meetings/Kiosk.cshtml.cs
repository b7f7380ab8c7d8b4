using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>The wall of the room: what is on the table and who goes out. No score, no place, no note.</summary>
internal sealed class KioskModel(AppDb db, Actor actor) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public Screen? Screen { get; private set; }
    public string Name { get; private set; } = "";

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        // Opened by somebody who stands aside, the wall is theirs too.
        var self = await db.Jurors.Where(j => j.EditionId == round.EditionId && j.UserId == actor.User && j.Declined == null).Select(j => (JurorId?)j.Id).SingleOrDefaultAsync(HttpContext.RequestAborted);
        Screen = await Screen.LoadAsync(db, round, self, HttpContext.RequestAborted);
    }
}
