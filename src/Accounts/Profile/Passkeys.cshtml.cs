using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts.Profile;

internal sealed class PasskeysModel(AppDb db, Actor actor, SignInManager<User> identity, AccountNews news, Texts texts) : PageModel, IReload
{
    public const int Most = 20;
    private const int LongestCredential = 20_000;

    [BindProperty, MaxLength(60)]
    public string? Name { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public IReadOnlyList<Line> Passkeys { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        var me = await db.MeAsync(actor, HttpContext.RequestAborted);
        await ReloadAsync();
        if (Passkeys.Count >= Most)
            throw new Refusal("Passkey.Most", Most);
        if (Credential is not { Length: > 0 and <= LongestCredential } || await PasskeyJson.AttestAsync(identity, Credential) is not { } passkey)
            return this.Wrong("", "Passkey.Refused");
        passkey.Name = string.IsNullOrWhiteSpace(Name) ? texts["Passkey.DefaultName"] : Name.Trim();
        await identity.UserManager.AddOrUpdatePasskeyAsync(me, passkey);
        news.Tell(db, me, "Passkey.Added");
        return this.Done("Passkey.Added", "/account/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        var me = await db.MeAsync(actor, HttpContext.RequestAborted);
        var credential = Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : throw new NotFound();
        var passkey = await db.Set<IdentityUserPasskey<UserId>>().SingleOrDefaultAsync(p => p.UserId == me.Id && p.CredentialId == credential, HttpContext.RequestAborted) ?? throw new NotFound();
        db.Remove(passkey);
        news.Tell(db, me, "Passkey.Removed");
        return this.Done("Passkey.Removed", "/account/passkeys");
    }

    public async Task ReloadAsync()
    {
        var me = actor.User;
        var found = await db.Set<IdentityUserPasskey<UserId>>().AsNoTracking().Where(p => p.UserId == me).ToListAsync(HttpContext.RequestAborted);
        Passkeys = [.. found.OrderBy(p => p.Data.CreatedAt).Select(p => new Line(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt))];
    }

    internal sealed record Line(string Id, string Name, DateTimeOffset Made);
}
