using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Web.SetUp;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary>Runs a verb on the site without serving it, and words what was refused.</summary>
internal static class SiteVerb
{
    public static async Task<int> ServeAsync(string[] args)
    {
        await using var app = SiteHost.Build(args, serves: true);
        return await WordedAsync(app.Services, async () =>
        {
            await SiteStart.ServeAsync(app);
            return 0;
        });
    }

    /// <param name="wishes">What the site is first set up with, if it is not yet.</param>
    /// <param name="run">Gives the exit code.</param>
    public static Task<int> RunAsync(SetUpWishes wishes, Func<IServiceProvider, RecipeReport, Task<int>> run, CancellationToken cancellationToken) =>
        BareAsync(async services => await run(services, await SiteStart.PrepareAsync(services, wishes, cancellationToken)));

    public static Task<int> RunAsync(Func<IServiceProvider, Task<int>> run, CancellationToken cancellationToken) =>
        RunAsync(new SetUpWishes(), (services, _) => run(services), cancellationToken);

    /// <summary>On a storage that need not be a site yet.</summary>
    public static async Task<int> BareAsync(Func<IServiceProvider, Task<int>> run)
    {
        await using var app = SiteHost.Build([], serves: false);
        return await WordedAsync(app.Services, () => run(app.Services));
    }

    private static async Task<int> WordedAsync(IServiceProvider services, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (RecipeFailed failed)
        {
            return Say(services, texts => texts["Recipe.Failed", failed.File, failed.Line, failed.Step, Word(texts, failed.Because)]);
        }
        catch (Refusal refusal)
        {
            return Say(services, texts => Word(texts, refusal));
        }
    }

    private static string Word(Texts texts, Refusal refusal) => texts[refusal.Key, [.. refusal.Arguments]];

    private static int Say(IServiceProvider services, Func<Texts, string> sentence)
    {
        Console.Error.WriteLine(sentence(services.GetRequiredService<Texts>()));
        return 1;
    }
}
