using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.SignIn;

internal enum LinkState { Unknown, Open, Over }

/// <summary>The link of a mail. Reading it changes nothing, however often a scanner does; its button lets in.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class LinkModel(AppDb db, RequestSignIn request, FinishSignIn finish, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private SignInToken? _token;

    [FromRoute]
    public required string Secret { get; init; }

    [BindProperty]
    public bool Trust { get; set; }

    public LinkState State { get; private set; }

    public string? Address => _token?.Email;

    /// <summary>Where to go on: this link was used, and here is who used it.</summary>
    public string? Continue { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await ReloadAsync();
        Response.Headers.CacheControl = "no-store";
        return State switch
        {
            LinkState.Unknown => new PageResult { StatusCode = StatusCodes.Status404NotFound },
            LinkState.Over when Continue is null => new PageResult { StatusCode = StatusCodes.Status410Gone },
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (_token is null || State != LinkState.Open)
            return new PageResult { StatusCode = _token is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone };
        _token.Use(clock.Instant());
        return await finish.RunAsync(_token, Trust, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        await ReloadAsync();
        if (_token is null)
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        var (id, wait) = await request.RunAsync(_token.Email, _token.Language, _token.ReturnUrl, HttpContext.RequestAborted);
        return id is null ? this.WaitFirst(wait)
            : RedirectToPage("/Accounts/SignIn/Code", new { id = id.Value.Value, lang = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName });
    }

    public async Task ReloadAsync()
    {
        var hash = SignInToken.HashOf(Secret);
        _token = await db.SignInTokens.SingleOrDefaultAsync(t => t.LinkHash == hash && t.User != null, HttpContext.RequestAborted);
        State = _token is null ? LinkState.Unknown : _token.IsOpenAt(clock.Instant()) ? LinkState.Open : LinkState.Over;
        Continue = _token?.User is { } user && actor.User == user ? _token.ReturnUrl ?? "/account" : null;
    }
}
