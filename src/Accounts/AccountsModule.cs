using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Accounts;

/// <summary>The only wiring of this module.</summary>
public static class AccountsModule
{
    /// <summary>The cookie of whoever is signed in. A request without it is nobody's.</summary>
    public const string SessionCookie = "rv-session";

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme, Session.Configure).AddCookie(IdentityConstants.TwoFactorUserIdScheme, ConfigureSecondStep);
        AddIdentity(services);
        services.AddPermissionPolicies();
        StoredKeys.Add(services);
        SignInLimit.Add(services, configuration);
        services.AddSingleton<SignInLinks>();
        services.AddScoped<RequestSignIn>();
        services.AddScoped<FinishSignIn>();
        services.AddSingleton<AccountNews>();
        services.AddSingleton<InviteUser>();
        services.AddDueJob<ForgetSignInToken>();
        services.AddScoped<DemoLinks>();
        services.AddSingleton<ILiquidExtension, ReaderFilters>();
        services.AddScoped<IRecipeStep, RolesStep>();
        services.AddScoped<IRecipeExport, RolesExport>();
        services.AddScoped<IRecipeStep, UsersStep>();
        services.AddScoped<IRecipeStep, DemoPeopleStep>();
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AllowAnonymousToFolder("/Accounts/SignIn");
            options.Conventions.AuthorizeFolder("/Accounts/Profile");
            options.Conventions.AuthorizeFolder("/Accounts/Users", Permissions.ManageUsers);
        });
        services.AddMenu("Menu.Users", "/admin/users", Permissions.ManageUsers, 400);
        return services;
    }

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSignOut();
        endpoints.MapPasskeys();
        return endpoints;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddIdentityCore<User>(options => options.User.AllowedUserNameCharacters = "").AddUserStore<UserStore>().AddSignInManager();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress>((options, site) =>
        {
            options.ServerDomain = site.Url.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin
                && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}" && context.HttpContext.Request.Host.Host == site.Url.Host);
        });
    }

    private static void ConfigureSecondStep(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "rv-second-step";
        cookie.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }
}
