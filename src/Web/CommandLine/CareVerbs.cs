using System.CommandLine;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Web.Backups;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary><c>check</c>, <c>search reindex</c>, <c>backup</c> and <c>restore</c>.</summary>
internal static class CareVerbs
{
    public static IEnumerable<Command> All() => [Check(), new Command("search", "The search index.") { Reindexing() }, MakeBackup(), Restore()];

    private static Command Check()
    {
        var verb = new Command("check", "Walks what must be true about the database.");
        verb.SetAction((_, cancellationToken) => SiteVerb.RunAsync(services => CheckAsync(services, cancellationToken), cancellationToken));
        return verb;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (walked, breaches) = (0, 0);
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
        {
            walked++;
            foreach (var breach in await invariant.BreachesAsync(db, cancellationToken))
            {
                breaches++;
                await Console.Error.WriteLineAsync(breach);
            }
        }
        Console.WriteLine(services.GetRequiredService<Texts>()["Check.Done", walked, breaches]);
        return breaches == 0 ? 0 : 1;
    }

    private static Command Reindexing()
    {
        var verb = new Command("reindex", "Asks every server to build its search index anew.");
        verb.SetAction((_, cancellationToken) => SiteVerb.RunAsync(async services =>
        {
            await using var scope = services.CreateAsyncScope();
            await Reindex.AskAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), cancellationToken);
            Console.WriteLine(services.GetRequiredService<Texts>()["Search.Reindexed"]);
            return 0;
        }, cancellationToken));
        return verb;
    }

    private static Command MakeBackup()
    {
        var folder = new Argument<string>("OUT") { Description = "A folder that is empty or not there yet." };
        var verb = new Command("backup", "Copies the database, the blobs and the keys while the site runs.") { folder };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(async services =>
        {
            await services.GetRequiredService<Backup>().MakeAsync(asked.GetRequiredValue(folder), cancellationToken);
            return Say(services, "Backup.Done", asked.GetRequiredValue(folder));
        }, cancellationToken));
        return verb;
    }

    private static Command Restore()
    {
        var folder = new Argument<string>("IN") { Description = "A folder that backup made." };
        var verb = new Command("restore", "Brings a backup back into an empty storage folder or database.") { folder };
        verb.SetAction((asked, cancellationToken) => SiteVerb.BareAsync(async services =>
        {
            await services.GetRequiredService<Restoring>().RunAsync(asked.GetRequiredValue(folder), cancellationToken);
            return Say(services, "Backup.Restored", asked.GetRequiredValue(folder));
        }));
        return verb;
    }

    private static int Say(IServiceProvider services, string key, string argument)
    {
        Console.WriteLine(services.GetRequiredService<Texts>()[key, argument]);
        return 0;
    }
}
