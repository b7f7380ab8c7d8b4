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
internal sealed class EditModel(AppDb db, Forms forms, Texts texts, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private const int BlankCriteria = 2;

    [FromRoute] public string Id { get; set; } = "";
    [FromQuery(Name = "edition")] public EditionId? Edition { get; set; }
    [FromQuery(Name = "model")] public RoundModel? Model { get; set; }
    [BindProperty] public RoundInput Input { get; set; } = new();

    public Round? Round { get; private set; }
    public IReadOnlyList<SelectListItem> Methods { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Earlier { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Fields { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TieSteps { get; private set; } = [];
    /// <summary>Somebody already gave a mark.</summary>
    public bool Scored { get; private set; }

    public bool IsFixed => Round?.Opening is not null;

    public async Task OnGetAsync()
    {
        await FindAsync();
        if (Round is not null)
            Input = RoundInput.From(Round);
        else if (Model is { } model)
            Input = await BeginAsync(model);
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
        if (Input.WriteTo(Round, Scored, actor.User, clock.Instant()) is { } change)
            db.Add(change);
        return this.Done("Round.Saved", $"/admin/jury/rounds/{Round.Id.Value}");
    }

    /// <summary>The choices of an enum, in the words of <paramref name="key"/>.</summary>
    public IReadOnlyList<SelectListItem> Of<TChoice>(string key) where TChoice : struct, Enum => [.. Enum.GetNames<TChoice>().Select(name => new SelectListItem(texts[$"{key}.{name}"], name))];

    private async Task FindAsync()
    {
        if (Id != "new")
        {
            Round = await db.GetRoundAsync(Guid.TryParse(Id, out var id) ? new RoundId(id) : throw new NotFound(), HttpContext.RequestAborted);
            Edition = Round.EditionId;
            var round = Round.Id;
            Scored = await db.ScoreSheets.AnyAsync(s => s.RoundId == round && s.Scores.Any(), HttpContext.RequestAborted);
        }
        else if (Edition is not { } edition || !await db.Editions.AnyAsync(e => e.Id == edition, HttpContext.RequestAborted))
        {
            throw new NotFound();
        }
    }

    private async Task<RoundInput> BeginAsync(RoundModel model)
    {
        var edition = Edition!.Value;
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.EditionId == edition).ToListAsync(HttpContext.RequestAborted);
        var jurors = await db.Jurors.CountAsync(j => j.EditionId == edition && j.Declined == null && !j.IsReader, HttpContext.RequestAborted);
        return RoundModels.Begin(model, texts, [.. OfRound.InOrder(rounds)], jurors);
    }

    private async Task ListAsync()
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var edition = Edition!.Value;
        var form = await forms.GetAsync(await db.Editions.Where(e => e.Id == edition).Select(e => e.FormType).SingleAsync(HttpContext.RequestAborted), HttpContext.RequestAborted);
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.EditionId == edition).ToListAsync(HttpContext.RequestAborted);
        Methods = [.. Enum.GetNames<RankMethod>().Select(name => new SelectListItem(texts["Ranking.Method." + name], name))];
        TieSteps = [new("–", ""), .. new[] { TieRule.HeadToHead, TieRule.Countback, TieRule.Median, TieRule.MostScores }.Select(rule => new SelectListItem(texts["Tie." + rule], new TieStep(rule).ToString())),
            .. Input.Criteria.Where(c => !c.IsBlank && c.Key.Length > 0).Select(c => new SelectListItem(texts["Tie.Criterion", c.LabelNl], new TieStep(TieRule.Criterion, c.Key).ToString())),
            .. Round?.Opening is null ? [] : Round.AllCriteria.Where(c => Input.Criteria.TrueForAll(typed => typed.Key != c.Key)).Select(c => new SelectListItem(texts["Tie.Criterion", c.Label.In(language)], new TieStep(TieRule.Criterion, c.Key).ToString()))];
        Earlier = [new SelectListItem(texts["Round.AfterNone"], ""), .. rounds.Where(r => r.Id != Round?.Id).Select(r => new SelectListItem(r.NameIn(language), r.Id.Value.ToString()))];
        Fields = [.. form.Fields.Where(field => FormDefinition.IsFor(field, Audience.Juror)).Select(field => new SelectListItem(field.Label.In(language), field.Key))];
    }
}
