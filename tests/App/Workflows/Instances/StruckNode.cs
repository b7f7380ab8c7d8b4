using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.App.Workflows.Instances;

/// <summary>Which save of a step a node dies at, counted from its start.</summary>
internal readonly record struct Strike(int Save, bool AfterCommit);

/// <summary>A worker in a process of its own, on the folder and at the instant of a test, that kills itself with signal 9 at a save of a step.</summary>
internal static class StruckNode
{
    private const string Name = "RV_STRUCK_NODE";
    private const int Killed = 128 + 9;

    /// <summary>Works until nothing is due, or until it is struck.</summary>
    /// <returns>Whether it was killed.</returns>
    public static async Task<bool> RunAsync(SiteFixture site, Strike strike)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StruckNode).Assembly.Location]) { RedirectStandardError = true };
        start.Environment[Name] = string.Join('|', site.Folder, site.Clock.Instant().ToUnixTimeMilliseconds(), strike.Save, strike.AfterCommit);
        using var process = Process.Start(start)!;
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode switch
        {
            Killed => true,
            0 => false,
            _ => throw new InvalidOperationException($"The node ended with {process.ExitCode}: {complained}"),
        };
    }

    // The test program is started a second time as a node: it never comes to its tests.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void BeNode()
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
