using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Site;
using RadicaleVernieuwers.Workflows;
using RadicaleVernieuwers.Web.Backups;
using RadicaleVernieuwers.Web.Database;
using RadicaleVernieuwers.Web.Middleware;
using RadicaleVernieuwers.Web.SetUp;

namespace RadicaleVernieuwers.Web;

/// <summary>Puts the modules together into one site.</summary>
public static class SiteHost
{
    /// <param name="serves">False for the verbs of the command line: nothing listens and no worker runs.</param>
    /// <param name="configure">Last word on configuration and services.</param>
    public static WebApplication Build(string[] args, bool serves, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentName(),
            ApplicationName = typeof(SiteHost).Assembly.GetName().Name,
        });
        // Whether everything can be made is known before a release; a server need not ask again at each start.
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateScopes, options.ValidateOnBuild) = (true, !builder.Environment.IsProduction()));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (!builder.Environment.IsDevelopment())
            builder.Logging.AddJsonConsole();
        if (!serves)
            BeQuiet(builder.Logging);
        // A developer's links lead to where the site listens; a server says its address.
        if (builder.Environment.IsDevelopment())
            builder.Configuration["Site:Url"] ??= builder.Configuration["urls"]?.Split(';')[0];
        var storage = new Storage(builder.Configuration);
        AddServices(builder, storage, serves);
        configure?.Invoke(builder);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    /// <summary>What a verb prints is its answer; only troubles are logged, and beside it.</summary>
    private static void BeQuiet(ILoggingBuilder logging)
    {
        logging.AddFilter(level => level >= LogLevel.Warning);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>A Debug build with no environment set is Development.</summary>
    private static string? EnvironmentName()
    {
        var set = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
#if DEBUG
        return set ?? Environments.Development;
#else
        return set;
#endif
    }

    private static void AddServices(WebApplicationBuilder builder, Storage storage, bool serves)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        services.AddSingleton(storage);
        services.AddSingleton(Modules.Assemblies);
        services.AddData();
        var database = DatabaseChoice.From(configuration, storage.Path);
        database.AddTo(services);
        services.AddSingleton(database);
        services.AddSingleton<Backup>();
        services.AddSingleton<Restoring>();
        services.AddRecipes(Path.Combine(AppContext.BaseDirectory, "recipes"));
        services.AddSingleton<SiteSetUp>();
        services.AddLiquid(configuration, builder.Environment.IsDevelopment());
        services.AddAdmin();
        services.AddMail(configuration);
        services.AddAccounts(configuration);
        services.AddMedia(configuration);
        services.AddSearch(configuration);
        services.AddContent();
        services.AddWorkflows();
        services.AddCampaign();
        services.AddJury();
        services.AddSite();
        services.AddApiDescription();
        services.AddProblemDetails();
        services.AddRateLimiter(options => options.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<ForwardedHeadersOptions>(options => Forward(options, configuration));
        if (serves && configuration.GetValue("Due:Worker", true))
            services.AddHostedService<DueWorker>();
    }

    private static void Forward(ForwardedHeadersOptions options, ConfigurationManager configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        foreach (var proxy in configuration["Proxy:Known"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            options.KnownProxies.Add(System.Net.IPAddress.TryParse(proxy, out var address) ? address : throw new ConfigurationRefusal($"Proxy__Known has '{proxy}', which is no address: write addresses such as 10.0.0.1, parted by commas."));
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseRouting();
        // A page that is kept is answered here, before anything else is asked.
        app.UseOutputCache();
        app.UseErrorPages();
        app.UseMiddleware<CrossSite>();
        app.UseMiddleware<TypedNul>();
        app.UseAuthentication();
        app.UseCultures();
        app.UseRateLimiter();
        app.UsePublicJury();
        app.UseAuthorization();
        app.UseOwnChanges();
        app.UseResponseCompression();
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapThemeAssets();
        app.MapRazorPages();
        app.MapMail();
        app.MapAccounts();
        app.MapMedia();
        app.MapContent();
        app.MapCampaign();
        app.MapJury();
        app.MapSite();
        app.MapApiDescription();
        app.MapHealth();
    }
}
