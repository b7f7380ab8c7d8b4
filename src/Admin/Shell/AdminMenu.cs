using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Admin;

/// <summary>A line of the back office's menu, shown to whoever has the permission.</summary>
/// <param name="Label">A text key.</param>
/// <param name="Order">Lines are sorted by it: 100 campaign, 200 jury, 300 content, 400 people, 900 system.</param>
public sealed record AdminMenuItem(string Label, string Url, string Permission, int Order);

/// <summary>Adds lines to the menu.</summary>
public static class AdminMenu
{
    public static IServiceCollection AddMenu(this IServiceCollection services, string label, string url, string permission, int order) =>
        services.AddSingleton(new AdminMenuItem(label, url, permission, order));
}
