using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Types;

/// <summary>Says what goes with a type, or why it has to stay, and asks.</summary>
internal sealed class RemoveModel(ContentTypes types, RemoveType remove) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Name { get; set; } = "";

    public ContentTypeDefinition Type { get; private set; } = null!;
    public TypeRemoval Found { get; private set; } = null!;
    public string Language { get; } = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    public string Label => Type.Label.In(Language);

    public async Task<IActionResult> OnGetAsync()
    {
        await ReloadAsync();
        return User.May(Permissions.EditContentTypes) ? Page() : Forbid();
    }

    public async Task ReloadAsync()
    {
        Type = await types.GetAsync(Name, HttpContext.RequestAborted);
        Found = await remove.LookAsync(Name, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        await remove.RunAsync(Name, HttpContext.RequestAborted);
        return this.Done("Type.WasRemoved", "/admin/content/types", Label);
    }
}
