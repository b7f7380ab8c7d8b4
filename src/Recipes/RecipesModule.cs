using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Recipes;

/// <summary>The only wiring of this module.</summary>
public static class RecipesModule
{
    /// <param name="shelf">The folder of the recipes that ship.</param>
    public static IServiceCollection AddRecipes(this IServiceCollection services, string shelf)
    {
        services.AddSingleton(new RecipeShelf(shelf));
        services.AddSingleton<RecipeRunner>();
        services.AddSingleton<RecipeExport>();
        services.AddScoped<IRecipeExport, SettingsExport>();
        services.AddScoped<IRecipeStep, SettingsStep>();
        services.AddScoped<IRecipeStep, ThemesStep>();
        services.AddScoped<IRecipeStep, FeatureStep>();
        services.AddScoped<IRecipeStep, RecipesStep>();
        return services;
    }
}
