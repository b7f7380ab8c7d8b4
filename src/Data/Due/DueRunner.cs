using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RadicaleVernieuwers.Data;

/// <summary>Claims due rows and does their work, each in a scope and a save of its own. Any node may run it; the fence, not the claim, makes it once.</summary>
public sealed partial class DueRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueRunner> log)
{
    private const int Batch = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Id.New():N}";

    /// <summary>Does what is due now. Returns how many rows it claimed.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Due> claimed;
        await using (var scope = scopes.CreateAsyncScope())
            claimed = await ClaimAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), cancellationToken);
        foreach (var due in claimed)
            await RunAsync(due, cancellationToken);
        return claimed.Count;
    }

    private async Task<IReadOnlyList<Due>> ClaimAsync(AppDb db, CancellationToken cancellationToken)
    {
        var now = db.Stored(clock.Instant());
        var until = db.Stored(clock.Instant() + Lease);
        const string waiting = "SELECT id FROM due WHERE at <= {1} AND until < {1} AND NOT is_stuck ORDER BY at LIMIT {3}";
        var sql = db.IsSqlite
            ? $"UPDATE due SET owner = {{0}}, until = {{2}}, attempts = attempts + 1 WHERE id IN ({waiting}) RETURNING *"
            : $"WITH claim AS MATERIALIZED ({waiting} FOR UPDATE SKIP LOCKED) UPDATE due SET owner = {{0}}, until = {{2}}, attempts = attempts + 1 FROM claim WHERE due.id = claim.id RETURNING due.*";
        if (!await db.Dues.AnyAsync(d => d.At <= clock.Instant() && !d.IsStuck, cancellationToken))
            return [];
        return await db.WriteAsync(() => db.Dues.FromSqlRaw(sql, _owner, now, until, Batch).AsNoTracking().ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task RunAsync(Due claimed, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var due = await db.Dues.SingleOrDefaultAsync(d => d.Id == claimed.Id && d.Attempts == claimed.Attempts, cancellationToken);
            if (due is null)
                return;
            var job = JobOf(scope, due);
            var at = due.At;
            await job.RunAsync(due, db, cancellationToken);
            if (job.NextAfter(clock.Instant()) is { } next)
                due.MoveTo(next);
            else if (due.At == at)
                db.Dues.Remove(due);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            FencedOff(log, claimed.Kind, claimed.Subject);
            await ReleaseAsync(claimed, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, exception, claimed.Kind, claimed.Subject, claimed.Attempts);
            await FailAsync(claimed, exception, cancellationToken);
        }
    }

    private async Task FailAsync(Due claimed, Exception exception, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Dues.SingleOrDefaultAsync(d => d.Id == claimed.Id && d.Attempts == claimed.Attempts, cancellationToken) is not { } due)
            return;
        due.Fail(exception.Message, clock.Instant());
        await JobOf(scope, due).FailedAsync(due, exception, db, cancellationToken);
        await SaveUnlessOvertakenAsync(db, claimed, cancellationToken);
    }

    /// <summary>Somebody changed what this job changed, and its row is still ours: it need not wait for the lease to end. Lost to another node, the row is left alone.</summary>
    private async Task ReleaseAsync(Due claimed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (claimed.Attempts >= Due.MostAttempts || await db.Dues.SingleOrDefaultAsync(d => d.Id == claimed.Id && d.Attempts == claimed.Attempts && d.Owner == _owner, cancellationToken) is not { } due)
            return;
        due.Release();
        await SaveUnlessOvertakenAsync(db, claimed, cancellationToken);
    }

    private async Task SaveUnlessOvertakenAsync(AppDb db, Due claimed, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            FencedOff(log, claimed.Kind, claimed.Subject);
        }
    }

    private static IDueJob JobOf(AsyncServiceScope scope, Due due) => scope.ServiceProvider.GetServices<IDueJob>().Single(j => j.Kind == due.Kind);

    [LoggerMessage(LogLevel.Information, "Another node has {Kind} {Subject}")]
    private static partial void FencedOff(ILogger log, string kind, string subject);

    [LoggerMessage(LogLevel.Error, "{Kind} {Subject} failed at try {Attempt}")]
    private static partial void Failed(ILogger log, Exception exception, string kind, string subject, int attempt);
}
