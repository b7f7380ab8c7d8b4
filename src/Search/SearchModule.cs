using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>The only wiring of this module.</summary>
public static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<IndexPlace>(place => place.Folder = configuration["Storage:Index"] is { Length: > 0 } own
            ? own : Path.Combine(configuration["Storage:Path"] ?? "App_Data", "index"));
        services.AddSingleton<LiveIndex>();
        services.AddSingleton<IndexPosition>();
        services.AddSingleton(s => new EntrySearch(s.GetRequiredService<LiveIndex>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FeedFollower>();
        services.AddHostedService(s => s.GetRequiredService<FeedFollower>());
        return services;
    }

    /// <summary>Who changes something public sees it changed: the answer waits, at most two seconds, until this node shows it.</summary>
    public static IApplicationBuilder UseOwnChanges(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            context.Response.OnStarting(() => context.RequestServices.GetRequiredService<AppDb>() is { HasFed: true } db
                ? context.RequestServices.GetRequiredService<IndexPosition>().WaitForAsync(db, context.RequestAborted) : Task.CompletedTask);
        return next(context);
    });

    public static IServiceCollection AddIndexSource<TSource>(this IServiceCollection services) where TSource : class, IIndexSource =>
        services.AddScoped<IIndexSource, TSource>();

    public static IServiceCollection AddPublicInstants<TSource>(this IServiceCollection services) where TSource : class, IPublicInstants =>
        services.AddScoped<IPublicInstants, TSource>();
}
