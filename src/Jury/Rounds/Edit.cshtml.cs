using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Rounds;

/// <summary>A round's policy. The id <c>new</c> with an edition makes one.</summary>
internal sealed class EditModel(AppDb db, Forms forms, Texts texts) : PageModel, IReload
{
    private const int BlankCriteria = 2;

    [FromRoute] public string Id { get; set; } = "";
    [FromQuery(Name = "edition")] public EditionId? Edition { get; set; }
    [BindProperty] public RoundInput Input { get; set; } = new();

    public Round? Round { get; private set; }
    public IReadOnlyList<SelectListItem> Methods { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Earlier { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Fields { get; private set; } = [];

    public bool IsFixed => Round?.Opening is not null;

    public async Task OnGetAsync()
    {
        await FindAsync();
        if (Round is not null)
            Input = RoundInput.From(Round);
        await ListAsync();
        Input.Criteria.AddRange(Enumerable.Range(0, BlankCriteria).Select(_ => new CriterionInput()));
    }

    public async Task ReloadAsync()
    {
        await FindAsync();
        await ListAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync();
        if (Round is null)
        {
            Round = Round.Plan(Edition!.Value, CriterionInput.Words(Input.NameNl, Input.NameFr, Input.NameEn));
            db.Rounds.Add(Round);
        }
        Input.WriteTo(Round);
        return this.Done("Round.Saved", $"/admin/jury/rounds/{Round.Id.Value}");
    }

    private async Task FindAsync()
    {
        if (Id != "new")
        {
            Round = await db.GetRoundAsync(Guid.TryParse(Id, out var id) ? new RoundId(id) : throw new NotFound(), HttpContext.RequestAborted);
            Edition = Round.EditionId;
        }
        else if (Edition is not { } edition || !await db.Editions.AnyAsync(e => e.Id == edition, HttpContext.RequestAborted))
        {
            throw new NotFound();
        }
    }

    private async Task ListAsync()
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var edition = Edition!.Value;
        var form = await forms.GetAsync(await db.Editions.Where(e => e.Id == edition).Select(e => e.FormType).SingleAsync(HttpContext.RequestAborted), HttpContext.RequestAborted);
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.EditionId == edition).ToListAsync(HttpContext.RequestAborted);
        Methods = [.. Enum.GetNames<RankMethod>().Select(name => new SelectListItem(texts["Ranking.Method." + name], name))];
        Earlier = [new SelectListItem(texts["Round.AfterNone"], ""), .. rounds.Where(r => r.Id != Round?.Id).Select(r => new SelectListItem(r.NameIn(language), r.Id.Value.ToString()))];
        Fields = [.. form.Fields.Where(field => FormDefinition.IsFor(field, Audience.Juror)).Select(field => new SelectListItem(field.Label.In(language), field.Key))];
    }
}
