using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>The cookie says who and with which stamp; everything else (name, language, permissions) is read at each request by one query, so that a change or a revocation holds at once.</summary>
internal static class Session
{
    public const string Scheme = "Identity.Application";
    private const string Stamp = "stamp";
    private const string Language = "language";

    /// <summary>How long a device that its owner trusts stays signed in: longer than any round of the jury.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromDays(90);
    public static readonly TimeSpan Plain = TimeSpan.FromHours(12);

    public static ClaimsPrincipal Of(User user) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.Id.Value.ToString()), new(Stamp, user.SecurityStamp ?? "")], Scheme));

    public static AuthenticationProperties Properties(bool trust, DateTimeOffset now) => new()
    {
        IsPersistent = trust,
        IssuedUtc = now,
        ExpiresUtc = now + (trust ? Trusted : Plain),
        AllowRefresh = !trust,
    };

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = AccountsModule.SessionCookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.IsEssential = true;
        cookie.LoginPath = "/account/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = Plain;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnRedirectToLogin = context => AskSignIn(context);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var found = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await ReadAsync(services.GetRequiredService<AppDb>(), Id.From<UserId>(id), context.HttpContext.RequestAborted) : null;
        if (found is null || found.Blocked is not null || found.SecurityStamp != context.Principal?.FindFirstValue(Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }
        // Only who and which stamp are in the cookie; this principal lives for one request.
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(Claims(id, found), Scheme)));
        services.GetRequiredService<Actor>().ActAs(Id.From<UserId>(id));
    }

    private static IEnumerable<Claim> Claims(Guid id, Found found)
    {
        yield return new(ClaimTypes.NameIdentifier, id.ToString());
        yield return new(ClaimTypes.Name, found.DisplayName);
        yield return new(Stamp, found.SecurityStamp ?? "");
        yield return new(Language, found.Language);
        foreach (var role in found.Roles)
            yield return new(ClaimTypes.Role, role);
        foreach (var permission in found.Permissions)
            yield return new(PermissionPolicies.Claim, permission);
    }

    /// <summary>What someone may do now: their roles' permissions, and those of everyone.</summary>
    public static async Task<Found?> ReadAsync(AppDb db, UserId id, CancellationToken cancellationToken)
    {
        // Every role beside the person, so that somebody without any role is found too. A handful of rows, one query.
        var rows = await (
            from user in db.Users
            where user.Id == id
            from role in db.Set<Role>()
            select new
            {
                user.SecurityStamp, user.DisplayName, user.Language, user.Blocked, Role = role.Name, role.PermissionNames,
                Has = role.Name == Role.Authenticated || role.Name == Role.Anonymous || user.Memberships.Any(m => m.Role == role.Name),
            }).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return null;
        string[] names = [.. rows.Where(r => r.Has).Select(r => r.Role)];
        string[] everything = names.Contains(Role.Administrator) ? [.. Permissions.All] : [];
        var first = rows[0];
        return new Found(first.SecurityStamp, first.DisplayName, first.Language, first.Blocked, names,
            [.. rows.Where(r => r.Has).SelectMany(r => Role.Split(r.PermissionNames)).Concat(everything).Distinct()]);
    }

    private static Task AskSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsProgram(context.Request) || IsTyped(context.Request))
            return Answer(context, StatusCodes.Status401Unauthorized);
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        context.Response.Redirect(context.RedirectUri + "&lang=" + language);
        return Task.CompletedTask;
    }

    /// <summary>Scripts and offline score sheets must see 401: behind a redirect they would take the sign-in page for an answer.</summary>
    private static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.StartsWithSegments("/jury/offline", StringComparison.Ordinal)
        || request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase)
        // A service worker that passes a page on says so by the mode alone.
        || request.Headers["Sec-Fetch-Dest"] == "empty" && request.Headers["Sec-Fetch-Mode"] != "navigate" || request.Headers.ContainsKey("HX-Request");

    /// <summary>A redirect would throw away what was typed: the page of this status gives it back.</summary>
    private static bool IsTyped(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType;

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    internal sealed record Found(string? SecurityStamp, string DisplayName, string Language, DateTimeOffset? Blocked, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions);
}
