using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Every permission is a policy of the same name.</summary>
internal static class PermissionPolicies
{
    public const string Claim = "permission";

    public static void AddPermissionPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(permission, policy => policy.AddRequirements(new PermissionRequirement(permission)));
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<EveryonesPermissions>();
    }
}

internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>The signed-in person carries permissions, read anew at each request; everyone else has those of the role Anonymous.</summary>
internal sealed class PermissionHandler(EveryonesPermissions everyone) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var allowed = context.User.Identity?.IsAuthenticated == true
            ? context.User.HasClaim(PermissionPolicies.Claim, requirement.Permission)
            : await everyone.HasAsync(requirement.Permission);
        if (allowed)
            context.Succeed(requirement);
    }
}

/// <summary>What the role Anonymous allows, remembered for a few seconds: public pages ask it often. A page out of the cache costs no database context.</summary>
internal sealed class EveryonesPermissions(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private (DateTimeOffset Until, IReadOnlyList<string> Names)? _known;

    public async Task<bool> HasAsync(string permission)
    {
        var now = clock.GetUtcNow();
        if (_known is not { } known || known.Until < now)
        {
            await using var scope = scopes.CreateAsyncScope();
            var names = await scope.ServiceProvider.GetRequiredService<AppDb>().Roles.Where(r => r.Name == Role.Anonymous).Select(r => r.PermissionNames).SingleOrDefaultAsync() ?? "";
            _known = known = (now + Fresh, Role.Split(names));
        }
        return known.Names.Contains(permission);
    }
}

/// <summary>What a signed-in person may do, as it was read with the request.</summary>
public static class PersonsPermissions
{
    public static bool May(this System.Security.Claims.ClaimsPrincipal person, string permission)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.HasClaim(PermissionPolicies.Claim, permission);
    }
}
