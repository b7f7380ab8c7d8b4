using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The only wiring of this module.</summary>
public static class LiquidModule
{
    public static IServiceCollection AddLiquid(this IServiceCollection services, IConfiguration configuration, bool development)
    {
        var languages = configuration["Site:Languages"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? ["nl", "fr", "en"];
        var theme = ThemeFolder.Find(configuration["Site:Theme"] ?? "radicale-vernieuwers", development);
        if (languages.FirstOrDefault(language => !theme.Paths.Any(folder => File.Exists(Path.Combine(folder, "Localization", language + ".po")))) is { } unknown)
            throw new ConfigurationRefusal($"Site__Languages has '{unknown}', and the theme has no texts in it: there is no {unknown}.po.");
        var address = Address(configuration);
        services.AddSingleton(new Languages(languages));
        services.AddSingleton(theme);
        services.AddSingleton(_ => new SiteAddress(address, configuration["Site:Name"] ?? "Radicale Vernieuwers"));
        services.AddSingleton<Texts>();
        services.AddSingleton<ThemeAssets>();
        services.AddSingleton<LiquidOptions>();
        services.AddSingleton<ThemeViews>();
        services.AddSingleton<ShapeRenderer>();
        services.AddSingleton<Theme>();
        services.AddSingleton<StoredTemplatesMemory>();
        services.AddScoped<StoredTemplatesReader>();
        services.AddScoped(p => new PlacementTable(p.GetRequiredService<ThemeViews>(), p.GetRequiredService<StoredTemplatesReader>()));
        services.AddSingleton<ILiquidExtension, ShapeFilters>();
        services.AddSingleton<ILiquidExtension, TextFilters>();
        services.AddScoped<ILiquidGlobals, PageGlobals>();
        services.AddScoped<IRecipeStep, TemplatesStep>();
        services.AddScoped<IRecipeStep, PlacementsStep>();
        services.AddScoped<IRecipeExport, TemplatesExport>();
        return services;
    }

    /// <summary>What the configuration says; on one's own machine, where nothing is said, the address that the site listens on.</summary>
    private static Uri Address(IConfiguration configuration)
    {
        var said = configuration["Site:Url"] ?? configuration["urls"]?.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal);
        var isAddress = Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;
        if (configuration["Site:Url"] is { Length: > 0 } wrong && !isAddress)
            throw new ConfigurationRefusal($"Site__Url is '{wrong}', which is no address: write it whole, such as https://www.example.org.");
        return isAddress && address!.Port != 0 ? address : new Uri("http://localhost:5000");
    }
}
