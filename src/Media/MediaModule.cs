using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Media;

/// <summary>The only wiring of this module.</summary>
public static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        // One thread for each picture, two pictures at once; nothing of one upload is kept for the next.
        NetVips.NetVips.Concurrency = 1;
        NetVips.Cache.Max = 0;
        // What is wrong with a stranger's picture is said to the stranger, not to the log.
        NetVips.Log.SetLogHandler("VIPS", NetVips.Enums.LogLevelFlags.Warning, (_, _, _) => { });
        var options = MediaOptions.Read(configuration);
        services.AddSingleton(options);
        services.AddSingleton<IBlobStore>(_ => options.AzureConnection is { } connection
            ? new AzureBlobStore(connection, options.AzureContainer, options.AzureBasePath, options.AzureCreatesContainer)
            : new FileBlobStore(Path.Combine(options.StoragePath, "blobs")));
        services.AddSingleton<HeicConverter>();
        services.AddSingleton<Intake>();
        services.AddSingleton(_ => UrlSigner.Of(options));
        services.AddSingleton<MediaUrls>();
        services.AddSingleton<Renditions>();
        services.AddSingleton<RecentFiles>();
        services.AddSingleton<IInterceptor>(p => p.GetRequiredService<RecentFiles>());
        services.AddSingleton<ServedFrom>();
        services.AddScoped<ServeMedia>();
        services.AddScoped<UploadReceiver>();
        services.AddScoped<TusServer>();
        services.AddScoped<FinishUpload>();
        services.AddScoped<FolderRights>();
        services.AddScoped<LibraryParts>();
        services.AddSingleton<MediaProfiles>();
        services.AddSingleton<ILiquidExtension, MediaFilters>();
        services.AddScoped<IRecipeStep, MediaStep>();
        services.AddScoped<IRecipeStep, MediaProfilesStep>();
        services.AddScoped<IRecipeExport, MediaExport>();
        services.AddScoped<IRecipeExport, MediaProfilesExport>();
        services.AddDueJob<RemoveBlob>();
        services.AddDueJob<RemoveRenditions>();
        services.AddDueJob<SweepOrphans>();
        services.AddDueJob<SweepUploads>();
        services.AddDueJob<EmptyBin>();
        services.AddInvariant<EveryFileHasItsBlob>();
        // A file that is a bit too big still gets a sentence beside its field; only far beyond that the line is cut.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = options.LargestFile * 4);
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.LargestFile * 4);
        services.AddMenu("Menu.Media", "/admin/media", Permissions.ManageMedia, 320);
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AuthorizeFolder("/Media", Permissions.ManageMedia));
        return services;
    }

    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/{**path}", ["GET", "HEAD"], (string? path, HttpContext http, ServeMedia media) => media.HandleAsync(path, http)).AllowAnonymous().ExcludeFromDescription();
        MapUploads(endpoints.MapGroup(TusServer.Root).AllowAnonymous().ExcludeFromDescription());
        return endpoints;
    }

    // Who may upload is in the ticket; an upload itself is known to whoever began it.
    private static void MapUploads(RouteGroupBuilder uploads)
    {
        uploads.AddEndpointFilter((context, next) =>
        {
            // A program speaks here: a status says it all.
            if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
        uploads.MapMethods("", ["OPTIONS"], TusServer.Describe);
        uploads.MapPost("", (HttpContext http, TusServer tus) => tus.CreateAsync(http));
        uploads.MapMethods("/{id:guid}", ["HEAD"], (Guid id, HttpContext http, TusServer tus) => tus.HeadAsync(id, http));
        uploads.MapPatch("/{id:guid}", (Guid id, HttpContext http, TusServer tus) => tus.PatchAsync(id, http));
        uploads.MapDelete("/{id:guid}", (Guid id, HttpContext http, TusServer tus) => tus.DeleteAsync(id, http));
        uploads.MapPost("/{id:guid}/finish", (Guid id, HttpContext http, FinishUpload finish) => finish.RunAsync(id, http)).SavesOnce();
    }
}
