using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign.Editions;

internal sealed class EditModel(AppDb db, TimeProvider clock, Forms forms, Texts texts, IAuthorizationService authorization) : EditionForm(forms, texts, authorization)
{
    [FromRoute]
    public EditionId Id { get; set; }

    public string Name => Input.Name;

    public async Task OnGetAsync()
    {
        Input = EditionInput.From(await db.Editions.GetAsync(Id, HttpContext.RequestAborted));
        await ReloadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var edition = await db.Editions.GetAsync(Id, HttpContext.RequestAborted);
        await Input.ApplyAsync(edition, db, await MayLiftAsync(), clock.Instant());
        return this.Done("Edition.Saved", "/admin/editions", edition.Name);
    }
}
