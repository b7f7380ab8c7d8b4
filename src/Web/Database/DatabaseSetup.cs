using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web.Database;

/// <summary>Brings the database to this program's shape, one process at a time.</summary>
internal static class DatabaseSetup
{
    private const long AdvisoryLock = 0x52616469;

    /// <exception cref="ConfigurationRefusal">The database was made by a newer program.</exception>
    public static async Task RunAsync(IServiceProvider services, string storage, Func<Task> then, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var alone = await AloneAsync(db, storage, cancellationToken);
        await MigrateAsync(db, cancellationToken);
        if (!await db.FeedCounters.AnyAsync(cancellationToken))
        {
            db.FeedCounters.Add(new FeedCounter());
            await db.SaveChangesAsync(cancellationToken);
        }
        await db.PlanAsync(scope.ServiceProvider.GetServices<IDueJob>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().Instant(), cancellationToken);
        await then();
    }

    private static async Task MigrateAsync(AppDb db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToArray();
        if (await db.Database.CanConnectAsync(cancellationToken) && (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(known).FirstOrDefault() is { } newer)
            throw new ConfigurationRefusal($"The database was made by a newer program (it has {newer}). Start that program, or restore a backup.");
        await ClearStaleLockAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>A program killed inside a migration leaves EF's lock for ever on SQLite. Ours is held now, so nobody else can be migrating.</summary>
    private static async Task ClearStaleLockAsync(AppDb db, CancellationToken cancellationToken)
    {
        if (!db.IsSqlite || !await db.Database.CanConnectAsync(cancellationToken))
            return;
        const string has = "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (await db.Database.SqlQueryRaw<int>(has).SingleAsync(cancellationToken) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }

    private static async Task<IAsyncDisposable> AloneAsync(AppDb db, string storage, CancellationToken cancellationToken)
    {
        if (db.IsSqlite)
            return await FileLock.TakeAsync(Path.Combine(storage, "setup.lock"), cancellationToken);
        var connection = new Npgsql.NpgsqlConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({AdvisoryLock})";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>Held by the open file, so a killed process lets go of it.</summary>
    private sealed class FileLock(FileStream file) : IAsyncDisposable
    {
        public static async Task<FileLock> TakeAsync(string path, CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            while (true)
            {
                try
                {
                    return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                }
                catch (IOException)
                {
                    await Task.Delay(100, cancellationToken);
                }
            }
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
