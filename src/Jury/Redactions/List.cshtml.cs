using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Redactions;

/// <summary>Which entries of a round have passages that its jurors do not read.</summary>
internal sealed class ListModel(AppDb db, Actor actor) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public RoundBook? Book { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyDictionary<EntryId, int> Counts { get; private set; } = new Dictionary<EntryId, int>();

    public async Task OnGetAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Book = await RoundBook.LoadAsync(db, round, actor.User, HttpContext.RequestAborted);
        Counts = await db.Redactions.GroupBy(r => r.EntryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, HttpContext.RequestAborted);
    }
}
