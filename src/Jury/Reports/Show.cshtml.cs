using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>The jury report as it would be sealed now, in words, and the reports that were sealed.</summary>
internal sealed class ShowModel(AppDb db, Actor actor, Texts texts, IAuthorizationService authorization) : PageModel
{
    [FromRoute] public string Edition { get; set; } = "";

    public ReportBook? Book { get; private set; }
    public ReportFacts? Facts { get; private set; }
    public IReadOnlyList<JuryReport> Sealed { get; private set; } = [];
    public bool MaySeal { get; private set; }

    public async Task OnGetAsync()
    {
        Book = await ReportBook.LoadAsync(db, Edition, actor.User, HttpContext.RequestAborted);
        Facts = Book.Facts.Without(Book.Hidden);
        var edition = Book.Edition.Id;
        Sealed = await db.JuryReports.AsNoTracking().Where(r => r.EditionId == edition).OrderByDescending(r => r.At).ToListAsync(HttpContext.RequestAborted);
        MaySeal = (await authorization.AuthorizeAsync(User, Permissions.DecideRound)).Succeeded;
    }

    /// <summary>The same words as on paper.</summary>
    public ReportPaper Paper => new(Facts!, texts, Open) { Prizes = Book!.Edition.Prizes };

    public string Open(string commitment) => commitment.Length == 0 ? "–" : Book!.Texts.Open(commitment);

    public DateTimeOffset? When(string at) => at.Length == 0 ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
}
