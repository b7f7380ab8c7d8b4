using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>The only wiring of this module.</summary>
public static class ContentModule
{
    private static readonly string[] EditorsPages = ["/Content/Items", "/Content/Versions", "/Content/Previews", "/Content/Work", "/Content/Menus"];

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
        services.AddScoped<Media.IFindMediaPlaces, FindPicturesInItems>();
        services.AddScoped<PickableItems>();
        services.AddHttpContextAccessor();
        services.AddScoped<EditorsForm>();
        services.AddScoped<EditorDesk>();
        services.AddScoped<PreviewRoom>();
        services.AddDueJob<ForgetPreview>();
        services.AddScoped<ContentDisplay>();
        services.AddScoped<AnswerTypes>();
        services.AddScoped<PartDisplays>();
        services.AddScoped<PublicItems>();
        services.AddSingleton<IItemAddress, ContentAddress>();
        services.AddSingleton<ILiquidExtension, ContentFilters>();
        services.AddSingleton<ILiquidExtension, ListFilters>();
        services.AddSingleton<ILiquidTag, ContentItemTag>();
        services.AddIndexSource<ContentInIndex>();
        services.AddPublicInstants<ContentInIndex>();
        services.AddScoped<IRecipeStep, MergeDefinitions>();
        services.AddScoped<IRecipeStep, ReplaceDefinitions>();
        services.AddScoped<IRecipeStep, DeleteDefinitions>();
        services.AddScoped<IRecipeStep, ContentStep>();
        services.AddScoped<IRecipeStep, VersionsStep>();
        services.AddScoped<IRecipeExport, DefinitionsExport>();
        services.AddScoped<IRecipeExport, ContentExport>();
        services.AddDueJob<TransferWork>();
        services.AddDueJob<ForgetTransfer>();
        services.AddMenu("Menu.Recipes", "/admin/recipes", Permissions.Import, 910);
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/Content/Packages", Permissions.Import);
            options.Conventions.AuthorizePage("/Content/Packages/Export", Permissions.Export);
        });
        services.AddSingleton<IInterceptor, KeepWords>();
        services.AddInvariant<OneOfEach>();
        services.AddScoped<ItemNews>();
        services.AddScoped<DraftKeeper>();
        services.AddScoped<PublishItem>();
        services.AddScoped<ItemSurroundings>();
        services.AddScoped<ItemLanguages>();
        services.AddScoped<ItemList>();
        services.AddScoped<BulkWork>();
        services.AddDueJob<PublishWaiting>();
        services.AddDueJob<ArchiveEnded>();
        services.AddDueJob<EmptyTrash>();
        services.AddMenu("Menu.Content", "/admin/content", ItemAccess.Policy, 300);
        services.AddMenu("Menu.Calendar", "/admin/content/calendar", Permissions.EditContent, 305);
        services.Configure<RazorPagesOptions>(options => options.Conventions.AuthorizePage("/Content/Work/Calendar", Permissions.EditContent));
        services.AddMenu("Menu.Menus", "/admin/menus", Permissions.EditContent, 308);
        services.Configure<RazorPagesOptions>(options => options.Conventions.AuthorizePage("/Content/Menus/List", Permissions.EditContent));
        services.AddItemPolicy();
        AddTypes(services);
        services.Configure<RazorPagesOptions>(options =>
        {
            foreach (var folder in EditorsPages)
            {
                options.Conventions.AuthorizeFolder(folder, ItemAccess.Policy);
                options.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new EditableItemsOnly()));
            }
        });
        return services;
    }

    private static void AddTypes(IServiceCollection services)
    {
        services.AddScoped<TypeRisks>();
        services.AddScoped<RemoveType>();
        services.AddScoped<TermsInUse>();
        services.AddMenu("Menu.Taxonomies", "/admin/content?type=Taxonomy", Permissions.EditContent, 310);
        services.AddScoped<TypeHistory>();
        services.AddMenu("Menu.Types", "/admin/content/types", Permissions.EditContentTypes, 320);
        TypeAccess.Add(services);
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/Content/Types", TypeAccess.Policy);
            options.Conventions.AddFolderApplicationModelConvention("/Content/Types", page => page.Filters.Add(new TypeAccess()));
        });
    }

    /// <summary>Keeps addresses of a module's own pages, right below the language, from items that editors publish.</summary>
    public static IServiceCollection ReserveSlugs(this IServiceCollection services, params IEnumerable<string> slugs)
    {
        foreach (var slug in slugs)
            services.AddSingleton(new ReservedSlug(slug));
        return services;
    }

    public static IEndpointRouteBuilder MapContent(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/admin/content/{id}/draft", SaveDraft.PutAsync).ForEditableItems().DisableAntiforgery().ExcludeFromDescription().SavesOnce();
        endpoints.MapPut("/admin/content/{id}/presence", SaveDraft.HereAsync).ForEditableItems().ExcludeFromDescription().SavesOnce();
        endpoints.MapPost("/admin/content/{id}/presence", SaveDraft.GoneAsync).ForEditableItems().DisableAntiforgery().ExcludeFromDescription().SavesOnce();
        var writing = endpoints.MapGroup("/admin/content").RequireAuthorization(ItemAccess.Policy).ExcludeFromDescription();
        writing.MapGet("/pictures", LibraryPictures.FindAsync);
        writing.MapGet("/picture/{**path}", LibraryPictures.ShowAsync);
        return endpoints;
    }
}
