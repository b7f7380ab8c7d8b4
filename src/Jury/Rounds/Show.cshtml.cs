using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Rounds;

internal sealed record JurorLine(Juror Juror, int Done, int All, DateTimeOffset? LastSeen);

/// <summary>How far a round is, for the team and the chair.</summary>
internal sealed class ShowModel(AppDb db, Actor actor, IAuthorizationService authorization) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public RoundBook? Book { get; private set; }
    public Readiness? Readiness { get; private set; }
    public IReadOnlyList<JurorLine> Lines { get; private set; } = [];
    public bool MayManage { get; private set; }
    public bool MayDecide { get; private set; }
    public string Name { get; private set; } = "";

    public int Done => Lines.Sum(line => line.Done);
    public int All => Lines.Sum(line => line.All);

    public async Task OnGetAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        MayManage = (await authorization.AuthorizeAsync(User, Permissions.ManageJury)).Succeeded;
        MayDecide = (await authorization.AuthorizeAsync(User, Permissions.DecideRound)).Succeeded;
        Book = await RoundBook.LoadAsync(db, round, actor.User, HttpContext.RequestAborted);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Readiness = Readiness.Of(Book);
        Lines = [.. Book.Jurors.Select(juror =>
        {
            var (done, all) = Book.ProgressOf(juror.Id);
            return new JurorLine(juror, done, all, Book.Sheets.Where(s => s.Juror == juror.Id).Select(s => (DateTimeOffset?)s.Changed).Max());
        })];
    }
}
