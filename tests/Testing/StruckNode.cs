using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Testing;

/// <summary>Which save of a step a node dies at, counted from its start.</summary>
public readonly record struct Strike(int Save, bool AfterCommit);

/// <summary>A worker in a process of its own, on the folder and at the instant of a test, that kills itself with signal 9 at a save of a step.
/// It is not in the test program: that blocks in the initializer of its module meanwhile, and a thread that needed something of that module would wait for ever.</summary>
public static class StruckNode
{
    private const string Name = "RV_STRUCK_NODE";
    private const int Killed = 128 + 9;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Works until nothing is due, or until it is struck.</summary>
    /// <param name="program">The path of a test program that calls <see cref="BeIfAsked"/> before anything else.</param>
    /// <returns>Whether it was killed.</returns>
    public static async Task<bool> RunAsync(SiteFixture site, Strike strike, string program)
    {
        ArgumentNullException.ThrowIfNull(site);
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardError = true };
        start.Environment[Name] = string.Join('|', site.Folder, site.Clock.Instant().ToUnixTimeMilliseconds(), strike.Save, strike.AfterCommit);
        using var process = Process.Start(start)!;
        using var ends = new CancellationTokenSource(Longest);
        await using var kill = ends.Token.Register(() => process.Kill(entireProcessTree: true));
        var complained = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        if (ends.IsCancellationRequested)
            throw new TimeoutException($"The node did nothing for {Longest}.");
        return process.ExitCode switch
        {
            Killed => true,
            0 => false,
            _ => throw new InvalidOperationException($"The node ended with {process.ExitCode}: {complained}"),
        };
    }

    /// <summary>Where the program was started as a node it works as one, and ends: it never comes to its tests.</summary>
    public static void BeIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Name)?.Split('|') is not [var folder, var instant, var save, var after])
            return;
        var strike = new Strike(int.Parse(save, CultureInfo.InvariantCulture), bool.Parse(after));
        WorkAsync(folder, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(instant, CultureInfo.InvariantCulture)), strike).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    private static async Task WorkAsync(string folder, DateTimeOffset now, Strike strike)
    {
        var (clock, sword) = (new FakeTimeProvider(now), new Sword(strike));
        await using var app = SiteTemplate.Build(folder, clock, serves: false, [], builder =>
        {
            builder.Services.AddSingleton<IInterceptor>(sword);
            builder.Services.AddSingleton<IInterceptor>(sword.Commits);
        });
        var node = new DueRunner(app.Services.GetRequiredService<IServiceScopeFactory>(), clock, NullLogger<DueRunner>.Instance);
        while (await node.RunOnceAsync(CancellationToken.None) > 0)
        {
        }
    }

    private sealed class Sword(Strike strike) : SaveChangesInterceptor
    {
        private int _left = strike.Save;
        private bool _falls;

        public DbTransactionInterceptor Commits => new Committed(this);

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (!eventData.Context!.ChangeTracker.Entries<JournalLine>().Any(e => e.State == EntityState.Added) || --_left != 0)
                return new(result);
            if (strike.AfterCommit)
                _falls = true;
            else
                Fall();
            return new(result);
        }

        private static void Fall()
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        private sealed class Committed(Sword sword) : DbTransactionInterceptor
        {
            public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            {
                if (sword._falls)
                    Fall();
                return Task.CompletedTask;
            }
        }
    }
}
