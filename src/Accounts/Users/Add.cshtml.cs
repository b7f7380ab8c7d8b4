using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts.Users;

internal sealed class AddModel(AppDb db, InviteUser invite, Languages languages, Texts texts, TimeProvider clock) : PageModel, IReload
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IEnumerable<SelectListItem> Languages => languages.All.Select(l => new SelectListItem(texts.Get(Liquid.Languages.Culture(l), "Language.Name"), l));

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (!Roles.Any(r => r.Value == Input.Role))
            throw new Refusal("Users.RoleUnknown", Input.Role) { Field = "Input.Role" };
        if (Input.Role == Role.Administrator && !User.IsInRole(Role.Administrator))
            throw new Refusal("Users.OnlyAdministrators") { Field = "Input.Role" };
        if (await db.FindUserAsync(Input.Email, HttpContext.RequestAborted) is not null)
            throw new Refusal("Users.Exists", Input.Email) { Field = "Input.Email" };
        var user = Accounts.User.Create(Input.Email, languages.Has(Input.Language) ? Input.Language : languages.Leading, Input.Name, clock.Instant());
        user.Join(Input.Role);
        db.Users.Add(user);
        invite.Run(db, user);
        db.Note(user.AuditSubject, "RolesChanged", new { from = "", to = Input.Role });
        return this.Done("Users.Invited", $"/admin/users/{user.Id.Value}", user.Email);
    }

    public async Task ReloadAsync() => Roles = await db.Roles.Where(r => r.Name != Role.Anonymous && r.Name != Role.Authenticated).OrderBy(r => r.Name)
        .Select(r => new SelectListItem(r.Name, r.Name)).ToListAsync(HttpContext.RequestAborted);

    internal sealed class Form
    {
        [Required, EmailAddress, MaxLength(Accounts.User.LongestEmail)]
        public string Email { get; set; } = "";

        [Required, MaxLength(Accounts.User.LongestName)]
        public string Name { get; set; } = "";

        public string Language { get; set; } = "nl";

        public string Role { get; set; } = "";
    }
}
