using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>The only wiring of this module.</summary>
public static class ContentModule
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<DefinitionsInMemory>();
        services.AddScoped<ContentTypes>();
        services.AddScoped<ContentRoutes>();
        services.AddScoped<ContentItems>();
        services.AddScoped<PublicContents>();
        services.AddScoped<Forms>();
        services.AddScoped<FormUploads>();
        services.AddScoped<ShowPictures>();
        services.AddScoped<PickableItems>();
        services.AddScoped<EditorDesk>();
        services.AddScoped<PreviewRoom>();
        services.AddDueJob<ForgetPreview>();
        services.AddIndexSource<ContentInIndex>();
        services.AddPublicInstants<ContentInIndex>();
        services.AddScoped<IRecipeStep, MergeDefinitions>();
        services.AddScoped<IRecipeStep, ReplaceDefinitions>();
        services.AddScoped<IRecipeStep, DeleteDefinitions>();
        services.AddScoped<IRecipeStep, ContentStep>();
        services.AddInvariant<OneOfEach>();
        services.AddMenu("Menu.Content", "/admin/content", Permissions.EditContent, 300);
        services.AddMenu("Menu.Calendar", "/admin/content/calendar", Permissions.EditContent, 305);
        foreach (var folder in new[] { "/Content/Items", "/Content/Previews", "/Content/Work" })
            services.Configure<RazorPagesOptions>(options => options.Conventions.AuthorizeFolder(folder, Permissions.EditContent));
        return services;
    }

    public static IEndpointRouteBuilder MapContent(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/admin/content/{id}/draft", SaveDraft.PutAsync).RequireAuthorization(Permissions.EditContent).DisableAntiforgery().ExcludeFromDescription().SavesOnce();
        var writing = endpoints.MapGroup("/admin/content").RequireAuthorization(Permissions.EditContent).ExcludeFromDescription();
        writing.MapGet("/pictures", LibraryPictures.FindAsync);
        writing.MapGet("/picture/{**path}", LibraryPictures.Show);
        return endpoints;
    }
}
