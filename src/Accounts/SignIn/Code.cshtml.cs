using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts.SignIn;

/// <summary>The code of a mail is typed or pasted here. With an id right after asking for it; without, beside the address, for codes that came in another mail.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class CodeModel(AppDb db, RequestSignIn request, FinishSignIn finish, TimeProvider clock) : PageModel, IReload
{
    private const int MostOpen = 5;

    [FromRoute]
    public SignInTokenId? Id { get; init; }

    /// <summary>Bound by the one handler that needs it: asking for a new code sends nothing.</summary>
    public Form Input { get; private set; } = new();

    /// <summary>Where the code went; null where the address has to be typed.</summary>
    public string? Address { get; private set; }

    /// <summary>No code can let anybody in here any more.</summary>
    public bool IsOver { get; private set; }

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] Form input)
    {
        Input = input;
        var now = clock.Instant();
        var tokens = await OpenAsync(now);
        var typed = new string([.. Input.Code.Where(char.IsAsciiDigit)]);
        // Every open one is tried, so that a wrong code costs each of them a try.
        var matching = tokens.Where(t => t.Try(typed, now)).ToList();
        await ReloadAsync();
        if (matching.Count == 0)
            return this.Wrong("Input.Code", tokens.Exists(t => t.TakesCodesAt(now)) ? "SignIn.CodeWrong" : "SignIn.CodeWrongLast");
        matching[0].Use(now);
        return await finish.RunAsync(matching[0], Input.Trust, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        if (await FindAsync() is not { } token)
            return RedirectToPage("/Accounts/SignIn/Start");
        var (id, wait) = await request.RunAsync(token.Email, token.Language, token.ReturnUrl, HttpContext.RequestAborted);
        if (id is not null)
            return RedirectToPage(new { id = id.Value.Value, lang = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName });
        await ReloadAsync();
        return this.WaitFirst(wait);
    }

    public async Task ReloadAsync()
    {
        var token = await FindAsync();
        Address = token?.Email;
        IsOver = token?.TakesCodesAt(clock.Instant()) == false;
    }

    private Task<SignInToken?> FindAsync() =>
        Id is { } id ? db.SignInTokens.SingleOrDefaultAsync(t => t.Id == id, HttpContext.RequestAborted) : Task.FromResult<SignInToken?>(null);

    private async Task<List<SignInToken>> OpenAsync(DateTimeOffset now)
    {
        if (await FindAsync() is { } asked)
            return [asked];
        var normal = Accounts.User.Normal(Input.Email);
        return await db.SignInTokens.Where(t => t.NormalizedEmail == normal && t.User != null && t.Used == null && t.Expires > now && t.Attempts < SignInToken.MostAttempts)
            .OrderByDescending(t => t.Created).Take(MostOpen).ToListAsync(HttpContext.RequestAborted);
    }

    internal sealed class Form
    {
        [MaxLength(Accounts.User.LongestEmail)]
        public string Email { get; set; } = "";

        [Required, MaxLength(20)]
        public string Code { get; set; } = "";

        public bool Trust { get; set; }
    }
}
