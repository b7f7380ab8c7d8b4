using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign.Editions;

/// <summary>What the pages share that ask for an edition.</summary>
internal abstract class EditionForm(Forms forms, Texts texts, IAuthorizationService authorization) : PageModel, IReload
{
    private const int BlankRows = 2;

    [BindProperty]
    public EditionInput Input { get; set; } = new();

    public IReadOnlyList<FieldOption> AllThemes { get; private set; } = [];

    public IEnumerable<SelectListItem> Moments => Enum.GetValues<PublicWhen>().Select(w => new SelectListItem(texts[$"PublicWhen.{w}"], w.ToString()));

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<PrizeKind>().Select(k => new SelectListItem(texts[$"PrizeKind.{k}"], k.ToString()));

    public IEnumerable<SelectListItem> Hours => [new(texts["Edition.FirstHour"], "first"), new(texts["Edition.SecondHour"], "second")];

    protected async Task<bool> MayLiftAsync() => (await authorization.AuthorizeAsync(User, Permissions.LiftEmbargo)).Succeeded;

    public virtual async Task ReloadAsync()
    {
        AllThemes = await forms.TermsOfAsync("themes", HttpContext.RequestAborted);
        AddBlanks(Input.Prizes);
        AddBlanks(Input.OwnRules);
    }

    private static void AddBlanks<T>(List<T> rows) where T : LabelledInput, new()
    {
        while (rows.Count(r => r.Label.Count == 0) < BlankRows)
            rows.Add(new());
    }
}
