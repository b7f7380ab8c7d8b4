using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts.Profile;

/// <summary>Turns the authenticator app on and off, and shows recovery codes once.</summary>
[Microsoft.AspNetCore.RateLimiting.EnableRateLimiting(SignInLimit.Policy)]
internal sealed class TwoFactorModel(AppDb db, Actor actor, AccountNews news, SiteAddress site, TimeProvider clock) : PageModel, IReload
{
    private const int PixelsPerModule = 4;

    private User _me = null!;
    private Authenticator? _app;

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsOn => _me.TwoFactorEnabled;

    /// <summary>Shown once, right after they were made.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public int Left => _app!.Codes.Count;

    public string Secret => string.Join(' ', Totp.Base32(_app!.Secret).Chunk(4).Select(c => new string(c)));

    public string Qr
    {
        get
        {
            using var data = QRCodeGenerator.GenerateQrCode(Totp.Address(site.Name, _me.Email!, _app!.Secret), QRCodeGenerator.ECCLevel.M);
            using var svg = new SvgQRCode(data);
            return svg.GetGraphic(PixelsPerModule);
        }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        // The secret is made by a POST: a GET changes nothing.
        return _app is null ? RedirectToPage("/Accounts/Profile/TwoFactorStart") : Page();
    }

    public async Task<IActionResult> OnPostOnAsync()
    {
        await ReloadAsync();
        if (IsOn)
            return RedirectToPage();
        var now = clock.Instant();
        if (!_app!.Takes(Input.Code, now))
            return this.Wrong("Input.Code", "App.CodeWrong");
        Codes = _app.Confirm(now);
        _me.AskApp(true);
        news.Tell(db, _me, "App.TurnedOn");
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        if (await AllowedAsync() is { } refused)
            return refused;
        Codes = _app!.RenewCodes();
        news.Tell(db, _me, "App.CodesRenewed");
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        if (await AllowedAsync() is { } refused)
            return refused;
        db.Authenticators.Remove(_app!);
        _me.AskApp(false);
        news.Tell(db, _me, "App.TurnedOff");
        return this.Done("App.TurnedOff", "/account");
    }

    public async Task ReloadAsync()
    {
        await LoadAsync();
        if (_app is null)
            throw new NotFound();
    }

    private async Task LoadAsync()
    {
        _me = await db.MeAsync(actor, HttpContext.RequestAborted);
        _app = await db.Authenticators.SingleOrDefaultAsync(a => a.User == _me.Id, HttpContext.RequestAborted);
    }

    private async Task<IActionResult?> AllowedAsync()
    {
        await ReloadAsync();
        var now = clock.Instant();
        if (!IsOn)
            return RedirectToPage();
        if (!_me.IsLockedAt(now) && (_app!.Takes(Input.Code, now) || _app.TakesRecovery(Input.Code)))
            return null;
        _me.CountFailure(now);
        return this.Wrong("Input.Code", "SignIn.AppWrong");
    }

    internal sealed class Form
    {
        [Required, MaxLength(30)]
        public string Code { get; set; } = "";
    }
}
