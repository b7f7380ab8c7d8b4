using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Site.Previews;

namespace RadicaleVernieuwers.Site;

/// <summary>The only wiring of this module.</summary>
public static class SiteModule
{
    private const long MostMemory = 64 * 1024 * 1024;
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<OutlineMemory>();
        services.AddScoped<OutlineReader>();
        services.AddScoped<PublicEntries>();
        services.AddScoped<OtherLanguages>();
        services.AddSingleton<StructuredData>();
        services.AddSingleton<ApiLinks>();
        services.AddScoped<ILiquidGlobals, SiteGlobals>();
        services.AddSingleton<IContentShape, StoryCards>();
        services.AddSingleton<IContentShape, EventCards>();
        services.AddScoped<IContentShape, LiveBlocks>();
        services.AddScoped<Highlights>();
        services.AddScoped<PublicPeople>();
        services.AddSingleton<MenuMemory>();
        services.AddScoped<MenuReader>();
        services.AddScoped<IShapeMaker, MenuShapes>();
        services.AddSingleton<IShownPosition, ShownPosition>();
        services.AddScoped<PublicEvents>();
        services.AddScoped<SiteLinkCheck>();
        services.AddScoped<DraftPieces>();
        RemarkLimit.Add(services);
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(options => options.Conventions.AllowAnonymousToPage("/Site/Previews/Read").AuthorizePage("/Site/Writing/Checks", Data.Permissions.EditContent));
        services.AddSingleton<ILiquidExtension, IslandFilter>();
        services.AddPublicInstants<EditionInstants>();
        services.AddPublicInstants<EventInstants>();
        services.ReserveSlugs("entries", "laureates", "stories", "search", "jury", "events");
        services.AddSingleton<PublicPage>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = MostMemory;
            options.AddPolicy(PublicPage.Name, policy => policy.AddPolicy<PublicPage>(), excludeDefaultPolicy: true);
        });
        return services;
    }

    /// <summary>Whoever is not signed in finds the public jury page at the jurors' address.</summary>
    public static IApplicationBuilder UsePublicJury(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path != "/jury" || context.User.Identity is { IsAuthenticated: true })
            return next(context);
        context.Response.Redirect($"/{FrontDoor.Choose(context.Request, context.RequestServices.GetRequiredService<Languages>())}/jury");
        return Task.CompletedTask;
    });

    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder endpoints)
    {
        var languages = endpoints.ServiceProvider.GetRequiredService<Languages>();
        MapPages(endpoints.MapGroup($"/{{culture:regex(^({string.Join('|', languages.All)})$)}}"));
        MapApi(endpoints.MapGroup("/api/v1"));
        endpoints.MapGet("/admin/content/{id}/preview", Preview.ShowAsync).ForEditableItems().ExcludeFromDescription().AddEndpointFilter(InFrame.AllowAsync);
        endpoints.MapGet("/admin/content/links", LinkTargets.Find).RequireAuthorization(ItemAccess.Policy).ExcludeFromDescription();
        var root = endpoints.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        root.MapMethods("/", Reading, FrontDoor.Open);
        root.MapMethods("/robots.txt", Reading, Robots.Show);
        root.MapMethods("/sitemap.xml", Reading, Sitemap.ShowAsync).CacheOutput(PublicPage.Name);
        root.MapMethods("/sitemap-{file:int}.xml", Reading, Sitemap.PartAsync).CacheOutput(PublicPage.Name);
        foreach (var (address, target) in Sayable.Read(endpoints.ServiceProvider.GetRequiredService<IConfiguration>()))
            root.MapMethods("/" + address, Reading, () => Results.Redirect(target));
        // Last of all, so that an address that is nowhere is a page that is not there, and not a question for a name and password.
        root.Map("/{**path}", IResult () => throw new NotFound()).WithOrder(int.MaxValue);
        return endpoints;
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.AllowAnonymous().ExcludeFromDescription().CacheOutput(PublicPage.Name).AddEndpointFilter(AskAgainAsync).AddEndpointFilter(DescribeAsync);
        pages.MapMethods("/", Reading, Home.ShowAsync);
        pages.MapMethods("/entries", Reading, Entries.ShowAsync);
        pages.MapMethods("/entries/{edition}/{slug}", Reading, ShowEntry.ShowAsync);
        pages.MapMethods("/laureates", Reading, Laureates.LatestAsync);
        pages.MapMethods("/laureates/{edition}", Reading, Laureates.ShowAsync);
        pages.MapMethods("/stories", Reading, Stories.ShowAsync);
        pages.MapMethods("/stories.atom", Reading, Atom.Show);
        pages.MapMethods("/stories/{slug}", Reading, ShowStory.ShowAsync);
        pages.MapMethods("/search", Reading, SearchEverything.ShowAsync);
        pages.MapMethods("/jury", Reading, PublicJury.ShowAsync);
        pages.MapMethods("/vote", Reading, ShowPage.Announced("Vote", "entries", "laureates"));
        pages.MapMethods("/press", Reading, ShowPage.Announced("Press", "laureates", "entries", "stories", "stories.atom"));
        pages.MapMethods("/events", Reading, Events.ShowAsync);
        pages.MapMethods("/events.ics", Reading, Events.FeedAsync);
        pages.MapMethods("/events/{slug}.ics", Reading, Events.OneAsync);
        pages.MapMethods("/events/{slug}", Reading, Events.PageAsync);
        pages.MapMethods("/{slug}", Reading, ShowPage.ShowAsync);
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        api.AllowAnonymous().WithTags("v1").AddEndpointFilter(OpenToAllAsync);
        api.MapMethods("/entries", Reading, EntriesApi.ListAsync).Produces<EntryList>().ProducesProblem(400).ProducesProblem(404)
            .WithName("ListEntries").WithSummary("Published entries, by words and filters, with counts per value.");
        api.MapMethods("/entries/{edition}/{slug}", Reading, EntriesApi.ShowAsync).Produces<EntryDetail>().ProducesProblem(404)
            .WithName("GetEntry").WithSummary("One published entry with its public answers.");
        api.MapMethods("/suggest", Reading, SuggestApi.List).Produces<SuggestionList>().WithName("Suggest").WithSummary("Titles that begin with what was typed.");
        api.MapMethods("/stories", Reading, StoriesApi.List).Produces<StoryList>().ProducesProblem(400).ProducesProblem(404)
            .WithName("ListStories").WithSummary("Published stories, the newest first.");
        api.MapMethods("/editions", Reading, EditionsApi.ListAsync).Produces<EditionList>().WithName("ListEditions").WithSummary("The editions of the call.");
    }

    /// <summary>Browsers keep a page, and ask before they show it again: what is unpublished is gone at once.</summary>
    private static ValueTask<object?> AskAgainAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-cache";
        return next(context);
    }

    /// <summary>Every page tells search engines what it is. The home page is the site itself.</summary>
    private static async ValueTask<object?> DescribeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var answer = await next(context);
        return answer is LiquidView { Model: PublicModel { JsonLd: null } page and not HomeModel } view
            ? view.Of(page with { JsonLd = http.RequestServices.GetRequiredService<StructuredData>().Of(page, http.Request.Path, (string)http.Request.RouteValues["culture"]!) })
            : answer;
    }

    private static ValueTask<object?> OpenToAllAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return next(context);
    }
}
