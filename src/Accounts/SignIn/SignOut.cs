using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/account/sign-out", async (HttpContext http) =>
    {
        // Entries that a juror took along must not stay behind on a shared device. Of others only the pages go: an entrant's text that is still on its way stays.
        http.Response.Headers["Clear-Site-Data"] = http.User.HasClaim(PermissionPolicies.Claim, Permissions.ScoreEntries) ? "\"cache\", \"storage\"" : "\"cache\"";
        await http.SignOutAsync(Session.Scheme);
        return Results.LocalRedirect("/");
    }).AllowAnonymous();
}
