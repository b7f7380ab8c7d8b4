using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The only wiring of this module.</summary>
public static class LiquidModule
{
    public static IServiceCollection AddLiquid(this IServiceCollection services, IConfiguration configuration, bool development)
    {
        var languages = configuration["Site:Languages"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? ["nl", "fr", "en"];
        services.AddSingleton(new Languages(languages));
        services.AddSingleton(ThemeFolder.Find(configuration["Site:Theme"] ?? "radicale-vernieuwers", development));
        services.AddSingleton(_ => new SiteAddress(Address(configuration), configuration["Site:Name"] ?? "Radicale Vernieuwers"));
        services.AddSingleton<Texts>();
        services.AddSingleton<ThemeAssets>();
        services.AddSingleton<Theme>();
        services.AddSingleton<ILiquidExtension, TextFilters>();
        services.AddScoped<ILiquidGlobals, PageGlobals>();
        return services;
    }

    /// <summary>What the configuration says; on one's own machine, where nothing is said, the address that the site listens on.</summary>
    private static Uri Address(IConfiguration configuration)
    {
        var said = configuration["Site:Url"] ?? configuration["urls"]?.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal);
        return Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Port != 0 ? address : new Uri("http://localhost:5000");
    }
}
