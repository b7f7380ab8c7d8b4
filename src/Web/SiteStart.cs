using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Web.Database;
using RadicaleVernieuwers.Web.SetUp;

namespace RadicaleVernieuwers.Web;

/// <summary>What has to be true before the site listens. Doing it twice changes nothing; a start that was killed half-way is finished by the next.</summary>
public static class SiteStart
{
    /// <exception cref="Data.Refusal">The recipe is not there, or the site is set up already.</exception>
    /// <exception cref="RecipeFailed">A step of the recipe was refused.</exception>
    public static async Task<RecipeReport> PrepareAsync(IServiceProvider services, SetUpWishes? wishes = null, CancellationToken cancellationToken = default)
    {
        var report = new RecipeReport();
        await DatabaseSetup.RunAsync(services, services.GetRequiredService<Storage>().Path,
            async () => report = await services.GetRequiredService<SiteSetUp>().RunAsync(wishes ?? new SetUpWishes(), cancellationToken), cancellationToken);
        return report;
    }

    internal static async Task ServeAsync(WebApplication app)
    {
        var demo = app.Configuration.GetValue("Setup:Demo", app.Environment.IsDevelopment());
        // The addresses are gathered while the database is asked: each takes its part of a second.
        var addresses = Task.Run(() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Count);
        await PrepareAsync(app.Services, new SetUpWishes(Demo: demo));
        await addresses;
        await app.StartAsync();
        var texts = app.Services.GetRequiredService<Texts>();
        foreach (var url in app.Urls)
            Console.WriteLine(texts["Start.Listening", url]);
        if (app.Environment.IsDevelopment())
            await ShowWaysInAsync(app.Services, texts);
        await app.WaitForShutdownAsync();
    }

    /// <summary>A link for each kind of person of the demo, for whoever develops.</summary>
    private static async Task ShowWaysInAsync(IServiceProvider services, Texts texts)
    {
        await using var scope = services.CreateAsyncScope();
        var lines = await scope.ServiceProvider.GetRequiredService<DemoLinks>().LinesAsync();
        if (lines.Count > 0)
            Console.WriteLine(texts["Start.WaysIn"]);
        foreach (var line in lines)
            Console.WriteLine(line);
    }
}
