using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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
            ? new AzureBlobStore(connection, options.AzureContainer, options.AzureBasePath)
            : new FileBlobStore(Path.Combine(options.StoragePath, "blobs")));
        services.AddSingleton<HeicConverter>();
        services.AddSingleton<Intake>();
        services.AddSingleton(_ => UrlSigner.Of(options));
        services.AddSingleton<MediaUrls>();
        services.AddSingleton<Renditions>();
        services.AddScoped<UploadReceiver>();
        services.AddSingleton<ILiquidExtension, MediaFilters>();
        services.AddScoped<IRecipeStep, MediaStep>();
        services.AddDueJob<RemoveBlob>();
        services.AddDueJob<RemoveRenditions>();
        services.AddDueJob<SweepOrphans>();
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
        endpoints.MapMethods("/media/{**path}", ["GET", "HEAD"], ServeMedia.HandleAsync).AllowAnonymous();
        return endpoints;
    }
}
