using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Admin;

/// <summary>The only wiring of this module.</summary>
public static class AdminModule
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddPageConventions();
        services.AddSingleton<Islands>();
        services.AddMenu("Menu.Today", "/admin", Permissions.AccessAdminPanel, 0);
        services.Configure<RazorPagesOptions>(options => options.Conventions.AuthorizeFolder("/Admin", Permissions.AccessAdminPanel));
        return services;
    }
}
