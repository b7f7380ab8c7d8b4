using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Rounds;

internal sealed record JurorLine(Juror Juror, int Done, int All, DateTimeOffset? LastSeen);

/// <summary>How far a round is, for the team and the chair.</summary>
internal sealed class ShowModel(AppDb db, Actor actor, Texts texts, Forms forms, IAuthorizationService authorization) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public RoundBook? Book { get; private set; }
    public Readiness? Readiness { get; private set; }
    public IReadOnlyList<JurorLine> Lines { get; private set; } = [];
    public bool MayManage { get; private set; }
    public bool MayDecide { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What is in force, under headings that are keys.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Sentences)> Words { get; private set; } = [];
    public IReadOnlyList<PolicyChange> Changes { get; private set; } = [];

    public string Changed(PolicyChange change) => texts["Report.TiesChanged", change.At,
        RoundWords.Ties(texts, change.Was.Split(' ', StringSplitOptions.RemoveEmptyEntries), Book!.Round.LabelsIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)), change.Reason];

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
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var form = await forms.GetAsync(await db.Editions.Where(e => e.Id == round.EditionId).Select(e => e.FormType).SingleAsync(HttpContext.RequestAborted), HttpContext.RequestAborted);
        Words = RoundWords.Of(texts, round, language, [.. round.Hidden.Select(key => form.Field(key)?.Label.In(language) ?? key)]);
        Changes = await db.Set<PolicyChange>().AsNoTracking().Where(c => c.RoundId == Id).OrderBy(c => c.At).ToListAsync(HttpContext.RequestAborted);
        Lines = [.. Book.Jurors.Select(juror =>
        {
            var (done, all) = Book.ProgressOf(juror.Id);
            return new JurorLine(juror, done, all, Book.Sheets.Where(s => s.Juror == juror.Id).Select(s => (DateTimeOffset?)s.Changed).Max());
        })];
    }
}
