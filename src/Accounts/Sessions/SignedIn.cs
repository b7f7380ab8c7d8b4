using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Starts the session and sends the person on. A result, so that it happens after the one save: a link that was used twice at once signs in once.</summary>
internal sealed class SignedIn(User user, bool trust, string? returnUrl) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().Instant();
        await http.SignInAsync(Session.Scheme, Session.Of(user), Session.Properties(trust, now));
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        var target = LocalAddress.Of(returnUrl) ?? await HomeAsync(services.GetRequiredService<AppDb>(), http.RequestAborted);
        http.Response.Redirect(target);
    }

    /// <summary>Where somebody's work is.</summary>
    private async Task<string> HomeAsync(AppDb db, CancellationToken cancellationToken)
    {
        var permissions = (await Session.ReadAsync(db, user.Id, cancellationToken))?.Permissions ?? [];
        return permissions.Contains(Permissions.AccessAdminPanel) ? "/admin" : permissions.Contains(Permissions.ScoreEntries) ? "/jury" : "/my";
    }
}

/// <summary>An address within this site; anything else is no address to return to.</summary>
internal static class LocalAddress
{
    public static string? Of(string? url) =>
        url is { Length: > 0 and <= 1000 } && url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl) ? url : null;
}
