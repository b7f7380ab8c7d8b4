using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Decisions;

/// <summary>Who is in the running for each prize.</summary>
internal sealed class PrizesModel(AppDb db, EntryAnswers answers, Texts texts) : PageModel, IReload
{
    private static readonly PrizeRuleKind[] ByChoice = [PrizeRuleKind.Themes, PrizeRuleKind.ActorKind, PrizeRuleKind.Stage];

    private List<PrizeRule> _rules = [];

    [FromRoute] public RoundId Id { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<Prize> Prizes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public string ChosenFor(Prize prize) => _rules.Find(rule => rule.PrizeId == prize.Id) is { } rule ? $"{rule.Kind}:{rule.Value}" : "";

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        var edition = await db.Editions.GetAsync(round.EditionId, HttpContext.RequestAborted);
        var (form, language) = (await answers.FormAsync(edition, HttpContext.RequestAborted), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Name = round.NameIn(language);
        Prizes = [.. edition.Prizes.OrderBy(prize => prize.Order)];
        PrizeId[] ids = [.. Prizes.Select(prize => prize.Id)];
        _rules = await db.PrizeRules.Where(r => ids.Contains(r.PrizeId)).ToListAsync(HttpContext.RequestAborted);
        Choices =
        [
            new(texts["Prize.Everyone"], ""), new(texts["Prize.PublicVote"], $"{PrizeRuleKind.PublicVote}:"),
            .. ByChoice.SelectMany(kind => (form.Field(kind.ToString())?.Options ?? []).Select(option => new SelectListItem($"{texts["Prize.Only." + kind]} {option.Label.In(language)}", $"{kind}:{option.Slug}"))),
        ];
    }

    public async Task<IActionResult> OnPostAsync([FromForm] PrizeId prize, [FromForm] string? rule)
    {
        await ReloadAsync();
        if (Prizes.All(one => one.Id != prize))
            throw new NotFound();
        if (Choices.All(choice => choice.Value != (rule ?? "")))
            throw new Refusal("Validation.Unknown");
        var known = _rules.Find(one => one.PrizeId == prize);
        if (string.IsNullOrEmpty(rule))
        {
            if (known is not null)
                db.PrizeRules.Remove(known);
        }
        else
        {
            var (kind, value) = (Enum.Parse<PrizeRuleKind>(rule.Split(':')[0]), rule.Split(':', 2)[1]);
            if (known is null)
                db.PrizeRules.Add(PrizeRule.Of(prize, kind, value));
            else
                known.Become(kind, value);
        }
        return this.Done("Note.Saved", $"/admin/jury/rounds/{Id.Value}/prizes");
    }
}
