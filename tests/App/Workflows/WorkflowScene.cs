using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows;

/// <summary>A site on which a save of a step can be struck by a power cut: before its commit, or right after.</summary>
public class WorkflowSite : SiteFixture
{
    internal PowerCut Power { get; } = new();

    protected override void Configure(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IInterceptor>(Power);
        builder.Services.AddSingleton<IInterceptor>(Power.Commits);
        builder.Services.AddSingleton<IInterceptor>(Power.Commands);
    }

    internal static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal DueRunner Node() => new(Services.GetRequiredService<IServiceScopeFactory>(), Clock, NullLogger<DueRunner>.Instance);

    /// <summary>Keeps a definition as the latest version of its type.</summary>
    internal Task<WorkflowDefinition> Keeps(params string[] lines) => Keeps(Drawn.Of(lines));

    internal async Task<WorkflowDefinition> Keeps(WorkflowDefinition definition)
    {
        await In(async services =>
        {
            await services.GetRequiredService<WorkflowLibrary>().KeepAsync(definition, null, Cancel);
            await services.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
        });
        return definition;
    }

    internal async Task<WorkflowInstanceId> Starts(WorkflowDefinition definition, string correlation = "")
    {
        WorkflowInstanceId id = default;
        await In(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            id = (await services.GetRequiredService<StartWorkflow>().RunAsync(db, definition.TypeId, correlation, null, Clock.Instant(), Cancel)).Id;
            await db.SaveChangesAsync(Cancel);
        });
        return id;
    }

    /// <summary>Begins and does all that can be done without waiting.</summary>
    internal async Task<WorkflowInstanceId> Runs(params string[] lines)
    {
        var id = await Starts(await Keeps(lines));
        await RunDueAsync();
        return id;
    }

    internal Task Steers(Func<Steering, Task> steer) => In(async services =>
    {
        await steer(services.GetRequiredService<Steering>());
        await services.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
    });

    internal Task<WorkflowInstance> Instance(WorkflowInstanceId id) => Db(db => db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.Id == id, Cancel));

    internal Task<List<JournalLine>> Journal(WorkflowInstanceId id) => Db(db => db.WorkflowJournal.AsNoTracking().Where(l => l.InstanceId == id).OrderBy(l => l.Number).ToListAsync(Cancel));

    internal async Task<string[]> Told(WorkflowInstanceId id) => [.. (await Journal(id)).Select(l => $"{l.Kind} {l.ActivityId} {l.Outcome}".Trim())];

    internal Task<WorkflowWait> Wait(WorkflowInstanceId id) => Db(db => db.WorkflowWaits.AsNoTracking().SingleAsync(w => w.InstanceId == id, Cancel));

    internal Task<Due?> Timer(WorkflowInstanceId id) => Db(async db =>
    {
        var start = id.Value.ToString("N") + "/";
        return await db.Dues.AsNoTracking().SingleOrDefaultAsync(d => d.Kind == TimerJob.DueKind && d.Subject.StartsWith(start), Cancel);
    });

    internal async Task In(Func<IServiceProvider, Task> use)
    {
        await using var scope = Services.CreateAsyncScope();
        await use(scope.ServiceProvider);
    }
}

public sealed class WorkflowOnPostgresSite : WorkflowSite
{
    protected override bool IsOnPostgres => true;
}

/// <summary>Strikes the n-th save that has a line of a journal in it, and counts commands.</summary>
internal sealed class PowerCut : SaveChangesInterceptor
{
    private int _left;
    private bool _after;
    private bool _struck;
    private CancellationTokenSource? _life;

    public PowerCut() => (Commits, Commands) = (new Committed(this), new CommandCount());

    public DbTransactionInterceptor Commits { get; }
    public CommandCount Commands { get; }
    /// <summary>Saves of a step so far.</summary>
    public int Saves { get; private set; }

    public void Reset() => Saves = 0;

    /// <summary>The node with this life dies at the n-th save from now on.</summary>
    public CancellationTokenSource DiesAt(int save, bool afterCommit, CancellationToken cancel)
    {
        (_left, _after, _struck) = (save, afterCommit, false);
        return _life = CancellationTokenSource.CreateLinkedTokenSource(cancel);
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!eventData.Context!.ChangeTracker.Entries<JournalLine>().Any(e => e.State == EntityState.Added))
            return result;
        Saves++;
        if (_life is null || --_left != 0)
            return result;
        if (_after)
            _struck = true;
        else
            await DieAsync();
        return result;
    }

    private async Task DieAsync()
    {
        var life = _life!;
        (_life, _struck) = (null, false);
        await life.CancelAsync();
        throw new OperationCanceledException("The power is gone", life.Token);
    }

    private sealed class Committed(PowerCut power) : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => power._struck ? power.DieAsync() : Task.CompletedTask;
    }
}

/// <summary>Counts all commands, also those of workers.</summary>
internal sealed class CommandCount : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }
}
