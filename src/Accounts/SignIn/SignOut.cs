using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RadicaleVernieuwers.Accounts;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/account/sign-out", async (HttpContext http) =>
    {
        await http.SignOutAsync(Session.Scheme);
        // Offline score sheets and pages of this person must not stay behind on a shared device.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Results.LocalRedirect("/");
    }).AllowAnonymous();
}
