using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Types;

internal sealed class VersionsModel(ContentTypes types, TypeHistory history, TypeRisks risks, Texts texts) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Name { get; set; } = "";

    public string Label { get; private set; } = "";
    public IReadOnlyList<TypeVersion> Versions { get; private set; } = [];
    /// <summary>The version that was asked for and would lose values.</summary>
    public long? Asked { get; private set; }
    public IReadOnlyList<TypeRisk> Risks { get; private set; } = [];
    public Wording Wording { get; } = Wording.Here(texts);
    public bool MayEdit => User.May(Permissions.EditContentTypes);

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Label = (await types.GetAsync(Name, HttpContext.RequestAborted)).Label.In(Wording.Language);
        Versions = await history.OfAsync(Name, HttpContext.RequestAborted);
    }

    /// <summary>Makes the type what it was after a former save. That is a new save itself.</summary>
    /// <param name="at">The instant of that save, in milliseconds.</param>
    public async Task<IActionResult> OnPostAsync(long at, bool sure)
    {
        await ReloadAsync();
        var version = Versions.FirstOrDefault(v => v.At.ToUnixTimeMilliseconds() == at) ?? throw new NotFound();
        var all = await types.AllAsync(HttpContext.RequestAborted);
        var after = (await history.AtAsync(Name, version.At, HttpContext.RequestAborted)).In(all);
        if (!sure && await risks.OfAsync(Name, all, after, HttpContext.RequestAborted) is { Count: > 0 } found)
        {
            (Asked, Risks) = (at, found);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        await types.ChangeLiveAsync(_ => after, HttpContext.RequestAborted);
        return this.Done("Type.WasRestored", $"/admin/content/types/{Name}");
    }

    /// <summary>What a save changed, by names; the type's own settings have none.</summary>
    public string Say(IReadOnlyList<string> names) => string.Join(", ", names.Select(n => n.Length == 0 ? Wording["Type.Settings"].ToLower(CultureInfo.CurrentUICulture) : n));
}
