using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts.Users;

internal sealed class EditModel(AppDb db, Actor actor, InviteUser invite, Languages languages, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public UserId Id { get; init; }

    /// <summary>Bound by the one handler that needs it: the other buttons of the page send nothing.</summary>
    public Form Input { get; private set; } = new();

    public User Person { get; private set; } = null!;

    public IReadOnlyList<Role> Roles { get; private set; } = [];

    public bool IsLocked => Person.IsLockedAt(clock.Instant());

    public IEnumerable<SelectListItem> Languages => languages.All.Select(l => new SelectListItem(Liquid.Languages.Culture(l).NativeName, l));

    private string Here => $"/admin/users/{Id.Value}";

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] Form input)
    {
        await ReloadAsync();
        Input = input;
        Person.Rename(Input.Name, languages.Has(Input.Language) ? Input.Language : Person.Language);
        var before = string.Join(' ', Person.Memberships.Select(m => m.Role).Order());
        if (Person.Is(Role.Administrator) != Input.Roles.Contains(Role.Administrator))
            await RefuseUnlessAdministratorAsync();
        foreach (var role in Roles)
        {
            if (Input.Roles.Contains(role.Name))
                Person.Join(role.Name);
            else
                Person.Leave(role.Name);
        }
        var after = string.Join(' ', Person.Memberships.Select(m => m.Role).Order());
        if (before != after)
            db.Note(Person.AuditSubject, "RolesChanged", new { from = before, to = after });
        return this.Done("Users.Saved", Here);
    }

    public async Task<IActionResult> OnPostBlockAsync()
    {
        await ActAsync("Blocked");
        if (Person.Id == actor.User)
            throw new Refusal("Users.NotYourself");
        if (Person.Is(Role.Administrator))
            await RefuseIfLastAsync();
        Person.Block(clock.Instant());
        return this.Done("Users.BlockedDone", Here);
    }

    public async Task<IActionResult> OnPostUnblockAsync()
    {
        await ActAsync("Unblocked");
        Person.Unblock();
        return this.Done("Users.UnblockedDone", Here);
    }

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        await ActAsync("SessionsRevoked");
        Person.RevokeSessions();
        return this.Done("Users.RevokedDone", Here);
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        await ActAsync("InvitedAgain");
        invite.Run(db, Person);
        return this.Done("Users.Invited", Here, Person.Email);
    }

    public async Task ReloadAsync()
    {
        Person = await db.Users.Include(u => u.Memberships).SingleOrDefaultAsync(u => u.Id == Id, HttpContext.RequestAborted) ?? throw new NotFound();
        Input = new Form { Name = Person.DisplayName, Language = Person.Language, Roles = Request.HasFormContentType ? [.. Request.Form["Input.Roles"].OfType<string>()] : [.. Person.Memberships.Select(m => m.Role)] };
        Roles = await db.Roles.AsNoTracking().Where(r => r.Name != Role.Anonymous && r.Name != Role.Authenticated).OrderBy(r => r.Name).ToListAsync(HttpContext.RequestAborted);
    }

    private async Task ActAsync(string action)
    {
        await ReloadAsync();
        db.Note(Person.AuditSubject, action);
    }

    private async Task RefuseUnlessAdministratorAsync()
    {
        if (!User.IsInRole(Role.Administrator))
            throw new Refusal("Users.OnlyAdministrators");
        if (Person.Is(Role.Administrator))
            await RefuseIfLastAsync();
    }

    /// <summary>Somebody must be able to give roles back.</summary>
    private async Task RefuseIfLastAsync()
    {
        if (!await db.Users.AnyAsync(u => u.Id != Id && u.Blocked == null && u.Memberships.Any(m => m.Role == Role.Administrator), HttpContext.RequestAborted))
            throw new Refusal("Users.LastAdministrator");
    }

    internal sealed class Form
    {
        [Required, MaxLength(Accounts.User.LongestName)]
        public string Name { get; set; } = "";

        public string Language { get; set; } = "nl";

        public string[] Roles { get; set; } = [];
    }
}
