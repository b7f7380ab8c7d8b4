using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>The two questions that a browser asks before it can make or use a passkey, and the reading of its answers.</summary>
internal static class PasskeyJson
{
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/account/passkeys/creation", CreationAsync).RequireAuthorization();
        endpoints.MapPost("/account/passkeys/request", RequestAsync).AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
    }

    /// <summary>Who signed; null where the answer is wrong, old or not meant for this site.</summary>
    public static async Task<(User User, UserPasskeyInfo Passkey)?> AssertAsync(SignInManager<User> identity, string credential)
    {
        try
        {
            var result = await identity.PerformPasskeyAssertionAsync(credential);
            return result.Succeeded ? (result.User, result.Passkey) : null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException or PasskeyException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The new passkey; null where the answer is wrong, old or not meant for this site.</summary>
    public static async Task<UserPasskeyInfo?> AttestAsync(SignInManager<User> identity, string credential)
    {
        try
        {
            var result = await identity.PerformPasskeyAttestationAsync(credential);
            return result.Succeeded ? result.Passkey : null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException or PasskeyException or FormatException)
        {
            return null;
        }
    }

    private static async Task<IResult> CreationAsync(AppDb db, Actor actor, SignInManager<User> identity, CancellationToken cancellationToken)
    {
        var id = actor.User;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id, cancellationToken);
        var options = await identity.MakePasskeyCreationOptionsAsync(new() { Id = user.Id.Value.ToString(), Name = user.Email!, DisplayName = user.DisplayName });
        return Results.Content(options, "application/json");
    }

    private static async Task<IResult> RequestAsync(SignInManager<User> identity) =>
        Results.Content(await identity.MakePasskeyRequestOptionsAsync(null), "application/json");
}
