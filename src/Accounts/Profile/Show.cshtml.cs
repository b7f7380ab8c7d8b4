using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts.Profile;

internal sealed class ShowModel(AppDb db, Actor actor, Languages languages, Texts texts) : PageModel, IReload
{
    /// <summary>Bound by the one handler that needs it: the other buttons of the page send nothing.</summary>
    public Form Input { get; private set; } = new();

    public User Person { get; private set; } = null!;

    public int Passkeys { get; private set; }

    public IEnumerable<SelectListItem> Languages => languages.All.Select(l => new SelectListItem(texts.Get(Liquid.Languages.Culture(l), "Language.Name"), l));

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Input = new Form { Name = Person.DisplayName, Language = Person.Language };
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] Form input)
    {
        await ReloadAsync();
        Person.Rename(input.Name, languages.Has(input.Language) ? input.Language : Person.Language);
        return this.Done("Account.Saved", "/account");
    }

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        await ReloadAsync();
        Person.RevokeSessions();
        db.Note(Person.AuditSubject, "SessionsRevoked");
        return await this.StayAsync(Person, "Account.Revoked", "/account");
    }

    public async Task ReloadAsync()
    {
        Person = await db.MeAsync(actor, HttpContext.RequestAborted);
        Passkeys = await db.Set<IdentityUserPasskey<UserId>>().CountAsync(p => p.UserId == Person.Id, HttpContext.RequestAborted);
    }

    internal sealed class Form
    {
        [Required, MaxLength(Accounts.User.LongestName)]
        public string Name { get; set; } = "";

        public string Language { get; set; } = "nl";
    }
}
