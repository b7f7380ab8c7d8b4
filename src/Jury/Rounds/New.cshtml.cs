using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Rounds;

/// <summary>Asks what kind of round it will be; the form then begins with what such a round mostly is.</summary>
internal sealed class NewModel(AppDb db) : PageModel
{
    [FromQuery(Name = "edition")] public EditionId Edition { get; set; }

    public string EditionName { get; private set; } = "";

    public async Task OnGetAsync() => EditionName = (await db.Editions.GetAsync(Edition, HttpContext.RequestAborted)).Name;
}
